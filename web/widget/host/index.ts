import type { Button, Config, Host } from "../contract";
import { carryOut, commands } from "./commands";
import { Widget } from "./widget";

/** The later half of the script on the owner's page: fetched when the page is idle, or when somebody needs it. */
export function start(config: Config, button: Button, panelFile: string): Host {
  const known = commands(new Widget(config, button, panelFile));
  return { take: (call) => carryOut(known, call) };
}
