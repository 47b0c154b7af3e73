import type { Button, Config } from "../contract";
import { Keep } from "../core/storage";
import { Visitor } from "../core/visitor";
import { Events } from "./events";
import { Happenings } from "./happenings";
import { Identity } from "./identity";
import { Widget } from "./widget";

/** What runs on the owner's page, for all its parts. */
export interface Page {
  config: Config;
  keep: Keep;
  visitor: Visitor;
  events: Events;
  happenings: Happenings;
  identity: Identity;
  widget: Widget;
}

export function pageOf(config: Config, button: Button, panelFile: string): Page {
  const keep = new Keep("localStorage", config.siteKey);
  const visitor = new Visitor(config.base, config.siteKey, keep);
  const events = new Events();
  const widget = new Widget(config, button, panelFile, keep, visitor, events);
  const identity = new Identity(config.base, keep, visitor, events, () => void widget.visitorChanged());
  return { config, keep, visitor, events, happenings: new Happenings(), identity, widget };
}
