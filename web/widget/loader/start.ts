import type { Call, Config, Host, HostModule } from "../contract";
import type { Launcher } from "./launcher";

/** Files with their hashes, put in when the loader is built. */
declare const __PANEL_FILE__: string;
declare const __HOST_FILE__: string;

/** Milliseconds after which the rest is fetched even on a page that is never idle. */
const LONGEST = 2_000;

/** `jawab("open")` and so on. Before this script has come, a page may queue calls in `jawab.q`. */
export interface Jawab {
  (...call: Call): void;
  q?: (Call | IArguments)[];
  ready?: boolean;
}

declare global {
  interface Window {
    jawab?: Jawab;
  }
}

/** Takes the place of the page's queue, and fetches the host script: when the page is idle, or somebody needs it. */
export class Start {
  private readonly waiting: Call[] = [...(window.jawab?.q ?? [])].map((call) => [...call] as unknown as Call);
  private launcher: Launcher | undefined;
  private host: Host | undefined;
  private loading = false;
  private failures = 0;

  constructor(private readonly config: Config) {
    window.jawab = Object.assign((...call: Call) => this.take(call), { ready: true });
  }

  begin(launcher: Launcher): void {
    this.launcher = launcher;
    launcher.onPress(() => this.take(["toggle"]));
    launcher.onApproach(() => {
      void this.load();
      void import(/* @vite-ignore */ this.address(__PANEL_FILE__)).catch(() => undefined);
    });
    if (this.waiting.length) void this.load();
    else if ("requestIdleCallback" in window) requestIdleCallback(() => void this.load(), { timeout: LONGEST });
    else setTimeout(() => void this.load(), 200);
  }

  private take(call: Call): void {
    if (this.host) return this.host.take(call);
    this.waiting.push(call);
    if (this.launcher) void this.load();
  }

  /** When it fails, the next call tries again; the ones that wait are not lost. */
  private async load(): Promise<void> {
    if (this.host || this.loading) return;
    this.loading = true;
    try {
      const module = (await import(/* @vite-ignore */ this.address(__HOST_FILE__))) as HostModule;
      this.host = module.start(this.config, this.launcher!, __PANEL_FILE__);
      for (const call of this.waiting.splice(0)) this.host.take(call);
    } catch (error) {
      this.failures++;
      console.error("Jawab: the chat could not be loaded.", error);
    }
    this.loading = false;
  }

  /** Browsers remember that a module failed, so a further try needs another address. */
  private address(file: string): string {
    return `${this.config.base}/widget/${file}${this.failures ? `?${this.failures}` : ""}`;
  }
}
