/** Reads the desk's server-sent events, resumes where it broke off, and notices a connection that died silently. */

import { createParser } from "eventsource-parser";
import { signedOut } from "./http";

export type StreamStatus = "connecting" | "live" | "lost";

export interface StreamHandlers {
  event: (name: string, data: unknown) => void;
  status: (status: StreamStatus) => void;
}

const SILENCE_MS = 40_000; // the server sends a comment every 15 s
const LONGEST_WAIT_MS = 15_000;

export class DeskStream {
  private lastId = "";
  private failures = 0;
  private stopped = false;
  private current: AbortController | null = null;
  private wakeUp: () => void = () => {};

  constructor(private readonly handlers: StreamHandlers) {}

  start(): void {
    window.addEventListener("online", this.hurry);
    document.addEventListener("visibilitychange", this.hurry);
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener("online", this.hurry);
    document.removeEventListener("visibilitychange", this.hurry);
    this.current?.abort();
    this.wakeUp();
  }

  private readonly hurry = (): void => this.wakeUp();

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.readOnce();
      if (this.stopped) return;
      this.handlers.status(this.failures > 1 ? "lost" : "connecting");
      await this.pause(waitBefore(this.failures));
    }
  }

  private async readOnce(): Promise<void> {
    this.current = new AbortController();
    const { signal } = this.current;
    this.failures += 1;
    try {
      const headers: Record<string, string> = { Accept: "text/event-stream" };
      if (this.lastId) headers["Last-Event-ID"] = this.lastId;
      const response = await fetch("/api/desk/stream", { headers, signal, credentials: "same-origin", cache: "no-store" });
      if (response.status === 401) return this.endSession();
      if (!response.ok || !response.body) return;
      this.failures = 0;
      this.handlers.status("live");
      await this.read(response.body, this.current);
    } catch (error) {
      // A broken connection is this loop's daily bread; anything else is a fault of ours and must be seen.
      if (!isNetworkFault(error)) throw error;
    }
  }

  private async read(body: ReadableStream<Uint8Array>, connection: AbortController): Promise<void> {
    const parser = createParser({
      onEvent: (event) => {
        if (event.id) this.lastId = event.id;
        const data: unknown = JSON.parse(event.data);
        // On its own turn, so that a fault in a handler is reported as such and not taken for a broken connection.
        queueMicrotask(() => this.handlers.event(event.event ?? "message", data));
      },
    });
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    for (;;) {
      const watchdog = setTimeout(() => connection.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(watchdog));
      if (done) return;
      parser.feed(value);
    }
  }

  private endSession(): void {
    this.stop();
    signedOut();
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Milliseconds before the next attempt: quick at first, then slower, never in step with other desks. */
export function waitBefore(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures);
  return longest / 2 + (random() * longest) / 2;
}

function isNetworkFault(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === "AbortError");
}
