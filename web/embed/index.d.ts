/** What the script tag may say. */
export interface LoadOptions {
  /** The site key, from the desk's Install page. */
  site: string;
  /** Where Jawab is served, such as `https://chat.your-shop.example`. */
  base: string;
  /** `#rrggbb`; otherwise the workspace's own. */
  color?: string;
  theme?: Theme;
  /** The side of the page; `start` and `end` as the page reads. */
  position?: "left" | "right" | "start" | "end";
  /** BCP 47; otherwise the page's language, then the browser's. */
  language?: string;
  /** Of a content security policy with nonces. */
  nonce?: string;
}

export type Theme = "auto" | "light" | "dark";

/** What `jawab("on", name, handler)` tells. It carries ids and no words: those are the visitor's. */
export interface JawabEvents {
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  message: { id: string; conversation: string; author: "visitor" | "bot" | "agent" | "system"; at: string };
  unread: { count: number };
  /** Null after the customer signed out. */
  identified: { visitor: string | null };
  invitation: { id: string; action: string };
  /** `reason` is a word, `detail` a sentence for the page's developer. */
  error: { about: string; reason: string; detail: string };
}

export type JawabEvent = keyof JawabEvents;

/** Values that conditions of invitations can look at. */
export type Properties = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

export interface Jawab {
  (command: "open" | "close" | "toggle"): void;
  /** Opens and asks in the visitor's name. */
  (command: "ask", question: string): void;
  /** The token that your server has signed; null when the customer signs out. */
  (command: "identify", token: string | null): void;
  (command: "event", name: string, properties?: Properties): void;
  /** BCP 47. */
  (command: "locale", language: string): void;
  (command: "theme", theme: Theme): void;
  <Name extends JawabEvent>(command: "on", name: Name, handler: (detail: JawabEvents[Name]) => void): void;
  /** Without a handler: all of this event. */
  <Name extends JawabEvent>(command: "off", name: Name, handler?: (detail: JawabEvents[Name]) => void): void;
}

/** Commands the widget. Calls that come before its script wait for it; on a server nothing happens. */
export const jawab: Jawab;

/**
 * Puts the widget on the page, once however often it is called. Resolves when it can be commanded, on a server at once;
 * rejects when the script could not be loaded, and then the next call tries again.
 */
export function load(options: LoadOptions): Promise<void>;
