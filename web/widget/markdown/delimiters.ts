import type { Inline } from "./types";

type Kind = "**" | "*" | "__" | "_" | "~~" | "[" | "![";

interface Opener {
  kind: Kind;
  /** Where its content begins in `nodes`. */
  from: number;
}

/** More than this open at once is not writing any more; what comes on top stays text. */
const MOST = 32;
const TYPES = { "*": "em", _: "em", "**": "strong", __: "strong", "~~": "del" } as const;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Collects inline parts, and wraps them when what was opened is closed. An opener that is passed over by the closing
 * of an earlier one becomes text, so every opener is looked at once and the cost stays linear.
 */
export class Delimiters {
  private readonly nodes: Inline[] = [];
  private readonly openers: Opener[] = [];

  get lastText(): string {
    const last = this.nodes.at(-1);
    return typeof last === "string" ? last : "";
  }

  text(text: string): void {
    const fresh = this.openers.at(-1)?.from === this.nodes.length;
    if (text === "") return;
    if (!fresh && typeof this.nodes.at(-1) === "string") this.nodes[this.nodes.length - 1] += text;
    else this.nodes.push(text);
  }

  push(node: Inline): void {
    this.nodes.push(node);
  }

  /** Takes the last `length` characters of the text back. */
  cutText(length: number): string {
    const text = this.lastText;
    this.nodes[this.nodes.length - 1] = text.slice(0, text.length - length);
    return text.slice(text.length - length);
  }

  /** Removes the spaces that end the text, and says how many there were. */
  trimSpaces(): number {
    const text = this.lastText;
    const kept = text.trimEnd();
    if (text) this.nodes[this.nodes.length - 1] = kept;
    return text.length - kept.length;
  }

  open(kind: Kind): void {
    if (this.openers.length >= MOST) return this.text(kind);
    this.nodes.push(kind);
    this.openers.push({ kind, from: this.nodes.length });
  }

  /** A link or picture ends here and leads to `address`; false when none was begun. */
  close(address: string): boolean {
    const at = this.openers.findLastIndex(({ kind }) => kind === "[" || kind === "![");
    if (at < 0) return false;
    const { kind } = this.openers[at]!;
    const children = this.cut(at);
    if (kind === "![") this.nodes.push({ type: "image", src: address, alt: plain(children) });
    else {
      this.nodes.push({ type: "link", href: address, children });
      // A link holds no link.
      for (const opener of this.openers.splice(0)) if (opener.kind !== "[") this.openers.push(opener);
    }
    return true;
  }

  /** A run of `*`, `_` or `~` between two characters: closes what it can, then opens what is left of it. */
  emphasis(run: string, before: string, after: string): void {
    const inWord = run[0] === "_" && WORD.test(before) && WORD.test(after);
    const usable = run[0] === "~" ? run.length === 2 : run.length <= 3;
    let left = run;
    if (usable && !inWord && before.trim()) left = this.closeRun(run);
    if (!usable || inWord || !after.trim()) return this.text(left);
    if (left.length === 3) this.open(left.slice(0, 2) as Kind);
    if (left) this.open((left.length === 3 ? left[0] : left) as Kind);
  }

  finish(): Inline[] {
    return this.nodes;
  }

  private closeRun(run: string): string {
    let left = run;
    while (left) {
      const at = this.openerFor(left);
      const opener = this.openers[at];
      if (!opener || opener.from === this.nodes.length) return left;
      const children = this.cut(at);
      this.nodes.push({ type: TYPES[opener.kind as keyof typeof TYPES], children });
      left = left.slice(opener.kind.length);
    }
    return left;
  }

  /** The opener of just that length comes before one that closes only a part of the run. */
  private openerFor(run: string): number {
    const exact = this.openers.findLastIndex(({ kind }) => kind === run);
    return exact >= 0 ? exact : this.openers.findLastIndex(({ kind }) => kind[0] === run[0] && kind.length < run.length);
  }

  /** Takes out the content of opener number `at`; it and the openers after it are gone. */
  private cut(at: number): Inline[] {
    const { from } = this.openers[at]!;
    this.openers.length = at;
    const children = this.nodes.splice(from);
    this.nodes.pop();
    return children;
  }
}

function plain(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => (typeof node === "string" ? node : "children" in node ? plain(node.children) : "text" in node ? node.text : ""))
    .join("");
}
