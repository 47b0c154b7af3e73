/** What the loader, the host script and the panel know of each other; the pages of Jawab itself use the panel in the same way. */

import type { Message } from "../client/types";
import type { Chat } from "./core/chat";
import type { Keep } from "./core/storage";
import type { Visitor } from "./core/visitor";

export type Side = "left" | "right";
export type Theme = "auto" | "light" | "dark";

/** What the owner of a page wrote into the script tag, with defaults. */
export interface Config {
  /** Where Jawab is served, without a slash at the end. */
  base: string;
  siteKey: string;
  /** The owner's brand colour as the page names it; otherwise the site's own is used. */
  color: string | undefined;
  theme: Theme;
  side: Side;
  /** The tag itself says so; otherwise what the owner chose at the desk counts. */
  themed?: boolean;
  placed?: boolean;
  /** BCP 47; a language without a translation gives English. */
  language: string;
}

export interface PanelOptions extends Config {
  /** Where the panel is drawn. */
  root: ShadowRoot;
  layout: "popup" | "page";
  onCloseRequest(): void;
  onUnread(count: number): void;
  onColor(hex: string): void;
  /** What the page's own script holds of the visitor; without it the panel makes its own. */
  keep?: Keep;
  visitor?: Visitor;
  onMessage?(message: Message, conversation: string): void;
}

export interface Panel {
  open(): void;
  close(): void;
  /** Everything behind it: to send, to greet, to go on with what the browser has kept. */
  readonly chat: Chat;
  /** Speaks another language from now on, and remembers it for this browser. */
  speak(language: string): Promise<void>;
  /** Wears other colours from now on, and remembers it for this browser. */
  wear(theme: Theme): void;
}

export interface PanelModule {
  mount(options: PanelOptions): Promise<Panel>;
}

/** The round button: drawn by the loader, used by the host script. */
export interface Button {
  readonly root: ShadowRoot;
  focus(): void;
  show(open: boolean): void;
  busy(busy: boolean): void;
  badge(unread: number): void;
  paint(hex: string): void;
  /** `path`: of an icon of 24 by 24; `words` stand beside it, if there are any. */
  dress(side: Side, path: string, words: string): void;
}

/** A call of the page: `jawab("ask", "How do I …?")`. */
export type Call = readonly [command: string, ...values: unknown[]];

/** The later half of the script on the owner's page. */
export interface Host {
  take(call: Call): void;
}

export interface HostModule {
  /** `panelFile`: address of the panel's file, relative to `config.base`. */
  start(config: Config, button: Button, panelFile: string): Host;
}
