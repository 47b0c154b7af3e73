import type { Button, Config, Panel, PanelModule, Theme } from "../contract";
import { Keep } from "../core/storage";

const PHONE = "(max-width: 480px), (max-height: 480px)";

/** Opens and closes; fetches the panel the first time that it is needed. */
export class Widget {
  isOpen = false;
  private readonly tab: Keep;
  private readonly browser: Keep;
  private panel: Promise<Panel> | undefined;
  private failures = 0;

  constructor(
    private readonly config: Config,
    private readonly button: Button,
    private readonly panelFile: string,
  ) {
    this.tab = new Keep("sessionStorage", config.siteKey);
    this.browser = new Keep("localStorage", config.siteKey);
    button.paint(config.color ?? this.browser.get("color") ?? "");
    this.resume();
  }

  async open(): Promise<void> {
    this.isOpen = true;
    this.remember();
    const panel = await this.load();
    if (this.isOpen) panel?.open();
  }

  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.remember();
    this.button.focus();
    (await this.panel)?.close();
  }

  toggle(): Promise<void> {
    return this.isOpen ? this.close() : this.open();
  }

  async ask(text: string): Promise<void> {
    await this.open();
    (await this.panel)?.ask(text);
  }

  async speak(language: string): Promise<void> {
    await (await this.load())?.speak(language);
  }

  async wear(theme: Theme): Promise<void> {
    (await this.load())?.wear(theme);
  }

  /** As it was on the last page of this tab; and in the background when a person may have written meanwhile. */
  private resume(): void {
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
      onUnread: (count) => this.button.badge(this.isOpen ? 0 : count),
      onColor: (hex) => {
        this.button.paint(hex);
        this.browser.set("color", hex);
      },
    });
  }

  /** Browsers remember that a module failed, so a further try needs another address. */
  private get panelUrl(): string {
    return `${this.config.base}/widget/${this.panelFile}${this.failures ? `?${this.failures}` : ""}`;
  }
}
