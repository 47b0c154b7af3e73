import type { Button, Config, Panel, PanelModule, Theme } from "../contract";
import type { Chat } from "../core/chat";
import { Keep } from "../core/storage";
import type { Visitor } from "../core/visitor";
import type { Events } from "./events";

const PHONE = "(max-width: 480px), (max-height: 480px)";

/** Opens and closes; fetches the panel the first time that it is needed. */
export class Widget {
  isOpen = false;
  private readonly tab: Keep;
  private unread = 0;
  private panel: Promise<Panel> | undefined;
  private failures = 0;

  constructor(
    private readonly config: Config,
    private readonly button: Button,
    private readonly panelFile: string,
    private readonly browser: Keep,
    private readonly visitor: Visitor,
    private readonly events: Events,
  ) {
    this.tab = new Keep("sessionStorage", config.siteKey);
    button.paint(config.color ?? this.browser.get("color") ?? "");
  }

  async open(): Promise<void> {
    this.isOpen = true;
    this.remember();
    const panel = await this.load();
    if (!this.isOpen || !panel) return;
    panel.open();
    this.events.tell("open", {});
  }

  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.remember();
    this.button.focus();
    (await this.panel)?.close();
    this.events.tell("close", {});
  }

  toggle(): Promise<void> {
    return this.isOpen ? this.close() : this.open();
  }

  async ask(text: string): Promise<void> {
    await this.open();
    (await this.panel)?.chat.send(text);
  }

  /** Opens with these words as the greeting; gives what is behind the panel, if it could be fetched. */
  async greet(text: string): Promise<Chat | undefined> {
    const chat = (await this.load())?.chat;
    if (chat) chat.invitation = text;
    await this.open();
    return chat;
  }

  async speak(language: string): Promise<void> {
    await (await this.load())?.speak(language);
  }

  async wear(theme: Theme): Promise<void> {
    (await this.load())?.wear(theme);
  }

  /** The page took the widget out and it is there again: with its place in the log, and the focus if nothing else has it. */
  async cameBack(): Promise<void> {
    if (this.isOpen && document.activeElement === document.body) (await this.panel)?.open();
  }

  /** The panel, if it is there, goes on with what the browser has kept of the visitor. */
  async visitorChanged(): Promise<void> {
    (await this.panel)?.chat.visitorChanged();
  }

  /** As it was on the last page of this tab; and in the background when a person may have written meanwhile. */
  resume(): void {
    if (this.tab.get("open") && !matchMedia(PHONE).matches) void this.open();
    else if (Number(this.browser.get("live")) > Date.now()) void this.load();
  }

  private remember(): void {
    this.tab.set("open", this.isOpen ? "1" : null);
    this.button.show(this.isOpen);
  }

  /** Undefined when the panel could not be fetched; the next press tries again. */
  private async load(): Promise<Panel | undefined> {
    this.button.busy(true);
    this.panel ??= this.mount();
    try {
      return await this.panel;
    } catch (error) {
      console.error("Jawab: the chat could not be loaded.", error);
      this.events.tell("error", { about: "load", reason: "connection", detail: String(error) });
      this.panel = undefined;
      this.failures++;
      this.isOpen = false;
      this.remember();
    } finally {
      this.button.busy(false);
    }
  }

  private async mount(): Promise<Panel> {
    const module = (await import(/* @vite-ignore */ this.panelUrl)) as PanelModule;
    return module.mount({
      ...this.config,
      root: this.button.root,
      layout: "popup",
      onCloseRequest: () => void this.close(),
      keep: this.browser,
      visitor: this.visitor,
      onUnread: (count) => this.count(this.isOpen ? 0 : count),
      onMessage: ({ id, author, created_at }, conversation) => this.events.tell("message", { id, conversation, author, at: created_at }),
      onColor: (hex) => {
        this.button.paint(hex);
        this.browser.set("color", hex);
      },
    });
  }

  private count(unread: number): void {
    this.button.badge(unread);
    if (unread !== this.unread) this.events.tell("unread", { count: unread });
    this.unread = unread;
  }

  /** Browsers remember that a module failed, so a further try needs another address. */
  private get panelUrl(): string {
    return `${this.config.base}/widget/${this.panelFile}${this.failures ? `?${this.failures}` : ""}`;
  }
}
