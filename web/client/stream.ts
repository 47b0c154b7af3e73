import { type ServerEvent, SseParser } from "./sse";

/** Milliseconds. The server writes at least a comment every 15 s, so 40 s without a byte is a dead connection. */
const SILENCE = 40_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

export type StreamStatus = "connecting" | "open" | "waiting" | "stopped";

export interface StreamHandlers {
  /** Makes the request; it must pass on the signal. A rejection or a body that ends leads to another try. */
  connect(lastId: string, signal: AbortSignal): Promise<Response>;
  onEvent(event: ServerEvent): void;
  onStatus(status: StreamStatus): void;
  /** Whether to try again after this answer; `false` stops. Called for every status but 200. */
  onRefused(status: number): boolean;
}

/** Keeps one stream of server-sent events alive: resumes from the last id, backs off with jitter, notices silence. */
export class EventStream {
  private attempt = 0;
  private controller: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  constructor(
    private readonly handlers: StreamHandlers,
    private lastId = "",
  ) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.attempt = 0;
    void this.open();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.controller?.abort();
    this.controller = null;
    this.handlers.onStatus("stopped");
  }

  /** Tries now if it was waiting for its next turn: the page came to the front, or the network came back. */
  hurry(): void {
    if (!this.running || this.controller) return;
    clearTimeout(this.timer);
    this.attempt = 0;
    void this.open();
  }

  /** Asks again for all that came after `lastId`: something before the present place is missing. */
  resumeFrom(lastId: string): void {
    this.lastId = lastId;
    this.controller?.abort();
  }

  private async open(): Promise<void> {
    const controller = new AbortController();
    this.controller = controller;
    this.handlers.onStatus("connecting");
    let least = 0;
    try {
      this.watch(controller);
      const response = await this.handlers.connect(this.lastId, controller.signal);
      if (response.ok && response.body) await this.read(response.body, controller);
      else if (!this.handlers.onRefused(response.status)) return this.stop();
      else least = 1000 * Number(response.headers.get("Retry-After") ?? 0);
    } catch {
      // The connection failed or was given up; the next try below is the answer to both.
    }
    if (this.running && this.controller === controller) this.waitForNext(least || 0);
  }

  private async read(body: ReadableStream<Uint8Array>, controller: AbortController): Promise<void> {
    const parser = new SseParser(this.lastId);
    const reader = body.getReader();
    this.handlers.onStatus("open");
    for (;;) {
      this.watch(controller);
      const { done, value } = await reader.read();
      if (done) return;
      this.attempt = 0;
      for (const event of parser.push(value)) {
        if (controller.signal.aborted) return;
        this.lastId = event.id;
        this.handlers.onEvent(event);
      }
    }
  }

  private watch(controller: AbortController): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => controller.abort(), SILENCE);
  }

  private waitForNext(least: number): void {
    this.controller = null;
    this.handlers.onStatus("waiting");
    clearTimeout(this.timer);
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempt++);
    this.timer = setTimeout(() => void this.open(), least + wait * (0.5 + Math.random() / 2));
  }
}
