/** What the loader and the panel know of each other; the pages of Jawab itself use the panel in the same way. */

export type Side = "left" | "right";
export type Theme = "auto" | "light" | "dark";

export interface PanelOptions {
  /** Where Jawab is served, without a slash at the end. */
  base: string;
  siteKey: string;
  /** Where the panel is drawn. */
  root: ShadowRoot;
  layout: "popup" | "page";
  side: Side;
  theme: Theme;
  /** The owner's brand colour as the page names it; otherwise the site's own is used. */
  color: string | undefined;
  /** BCP 47; a language without a translation gives English. */
  language: string;
  onCloseRequest(): void;
  onUnread(count: number): void;
  onColor(hex: string): void;
}

export interface Panel {
  open(): void;
  close(): void;
  /** Sends a message in the visitor's name. */
  ask(text: string): void;
}

export interface PanelModule {
  mount(options: PanelOptions): Promise<Panel>;
}
