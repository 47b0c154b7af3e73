import type { Button, Config, Host } from "../contract";
import { carryOut, commands } from "./commands";
import { engage } from "./engagement";
import { wearKept } from "./look";
import { pageOf } from "./page";
import { stay } from "./stay";

/** The later half of the script on the owner's page: fetched when the page is idle, or when somebody needs it. */
export function start(config: Config, button: Button, panelFile: string): Host {
  const page = pageOf(config, button, panelFile);
  const known = commands(page);
  stay(button.root.host, () => void page.widget.cameBack());
  wearKept(config, button, page.keep);
  page.widget.resume();
  void engage(page, button);
  // After the calls that were waiting, which may have asked to be told of it.
  queueMicrotask(() => page.events.tell("ready", {}));
  return { take: (call) => carryOut(known, call) };
}
