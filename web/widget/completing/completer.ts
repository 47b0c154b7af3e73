import type { Completion } from "../../client/types";

/** Milliseconds without a key until the server is asked. */
const PAUSE = 120;
const FEWEST_LETTERS = 2;
/** Longer beginnings are somebody's own words, which no list has. */
const MOST_LETTERS = 100;
const REMEMBERED = 50;

export type Fetch = (text: string, signal: AbortSignal) => Promise<Completion[]>;

/** Whole questions for what is being typed: asked for after a pause, and never shown for what is typed no more. */
export class Completer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | undefined;
  private readonly known = new Map<string, Completion[]>();

  constructor(
    private readonly fetch: Fetch,
    private readonly show: (items: Completion[]) => void,
  ) {}

  /** What stands in the field now. What was shown for an earlier text stays until there is something better. */
  type(text: string): void {
    this.stop();
    const beginning = text.trimStart().replace(/\s+$/, " ");
    if (!canBegin(beginning)) return this.show([]);
    const known = this.known.get(beginning);
    if (known) return this.show(known);
    this.timer = setTimeout(() => void this.ask(beginning), PAUSE);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  private async ask(text: string): Promise<void> {
    const request = new AbortController();
    this.request = request;
    // Without suggestions everything works as well, so a failure only means that there are none.
    const items = await this.fetch(text, request.signal).catch(() => []);
    if (request.signal.aborted) return;
    this.remember(text, items);
    this.show(items);
  }

  private remember(text: string, items: Completion[]): void {
    if (this.known.size >= REMEMBERED) this.known.clear();
    if (items.length) this.known.set(text, items);
  }
}

function canBegin(text: string): boolean {
  const letters = [...text.trim()].length;
  return letters >= FEWEST_LETTERS && letters <= MOST_LETTERS && !text.includes("\n");
}
