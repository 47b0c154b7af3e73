import { heal } from "./heal";
import { parseBlocks } from "./parse";
import type { Block } from "./types";

/**
 * Markdown that grows: blocks that are finished are parsed once and kept, only the last one is parsed again. Doing it
 * all again at each token is quadratic.
 */
export class GrowingMarkdown {
  private source = "";
  private finished = false;
  private shown: readonly Block[] = [];
  private frozen: readonly Block[] = [];
  private frozenLength = 0;

  /** The blocks of `source`. Finished blocks are the same objects as the last time. */
  blocks(source: string, finished = false): readonly Block[] {
    if (source === this.source && finished === this.finished) return this.shown;
    if (!source.startsWith(this.source)) this.restart();
    this.source = source;
    this.finished = finished;
    this.shown = this.parse(source, finished);
    return this.shown;
  }

  private parse(source: string, finished: boolean): readonly Block[] {
    const lines = source.slice(this.frozenLength).split(/\r?\n/);
    const parsed = parseBlocks(lines);
    const last = parsed.at(-1);
    if (!last) return this.frozen;
    if (parsed.length > 1) this.freeze(parsed.slice(0, -1).map(({ block }) => block), last.line);
    const tail = source.slice(this.frozenLength);
    const healed = finished ? tail : heal(tail);
    const rest = healed === tail ? [last] : parseBlocks(healed.split(/\r?\n/));
    return [...this.frozen, ...rest.map(({ block }) => block)];
  }

  private freeze(blocks: Block[], lines: number): void {
    this.frozen = [...this.frozen, ...blocks];
    for (let line = 0; line < lines; line++) this.frozenLength = this.source.indexOf("\n", this.frozenLength) + 1;
  }

  private restart(): void {
    this.frozen = [];
    this.frozenLength = 0;
  }
}
