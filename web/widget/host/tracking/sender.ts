import { uuid } from "../../core/uuid";
import type { Item } from "./items";

/** What the server takes at once (docs/api.md). */
const MOST_ITEMS = 200;
const MOST_BYTES = 60_000;
const EVERY = 10_000;

/** Gathers what happens and sends it in batches; what is refused by a full line to the server is sent with the next. */
export class Sender {
  private waiting: Item[] = [];
  private batch = uuid();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly url: string,
    private readonly session: string,
    /** Of the visitor who has agreed; null when there is none (any more): then what waits is forgotten. */
    private readonly token: () => string | null,
    private readonly send = (url: string, body: string) => navigator.sendBeacon(url, body),
  ) {
    this.timer = setInterval(() => this.flush(), EVERY);
  }

  add(item: Item): void {
    this.waiting.push(item);
    if (this.waiting.length >= MOST_ITEMS) this.flush();
  }

  flush(): void {
    const token = this.token();
    if (!token) this.waiting = [];
    while (this.waiting.length) {
      const items = this.fitting();
      const body = JSON.stringify({ id: this.batch, token, session: this.session, items });
      if (!this.send(this.url, body)) break;
      this.waiting = this.waiting.slice(items.length);
      this.batch = uuid();
    }
    this.waiting = this.waiting.slice(-MOST_ITEMS); // what the browser does not take for long is too much to keep
  }

  /** Ends; what was not sent is forgotten. */
  end(): void {
    clearInterval(this.timer);
    this.waiting = [];
  }

  private fitting(): Item[] {
    let items = this.waiting.slice(0, MOST_ITEMS);
    while (items.length > 1 && JSON.stringify(items).length > MOST_BYTES) items = items.slice(0, Math.ceil(items.length / 2));
    return items;
  }
}
