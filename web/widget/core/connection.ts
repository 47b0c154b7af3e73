import type { EventStream } from "../../client/stream";

/** Milliseconds in which a page that nobody sees keeps its stream, unless a person is expected to write. */
const HIDDEN = 5 * 60_000;

/** Decides when a stream runs: while it is wanted, the page is there to be seen, and the browser says it is online. */
export class Connection {
  private hiding: ReturnType<typeof setTimeout> | undefined;
  private rested = false;
  private readonly listening = new AbortController();

  constructor(
    private readonly stream: EventStream,
    private readonly wanted: () => boolean,
    /** Whether a person may write at any moment, so that the stream runs on in a page that nobody sees. */
    private readonly live: () => boolean,
  ) {
    const { signal } = this.listening;
    document.addEventListener("visibilitychange", () => this.onVisibility(), { signal });
    window.addEventListener("online", () => this.stream.hurry(), { signal });
    window.addEventListener("pagehide", () => this.stream.stop(), { signal });
    window.addEventListener("pageshow", () => this.update(), { signal });
  }

  update(): void {
    if (this.wanted() && !(this.rested && !this.live())) this.stream.start();
    else this.stream.stop();
  }

  close(): void {
    this.listening.abort();
    clearTimeout(this.hiding);
    this.stream.stop();
  }

  private onVisibility(): void {
    clearTimeout(this.hiding);
    this.rested = false;
    if (document.hidden) this.hiding = setTimeout(() => this.rest(), HIDDEN);
    else {
      this.update();
      this.stream.hurry();
    }
  }

  private rest(): void {
    this.rested = true;
    this.update();
  }
}
