import { Delimiters } from "./delimiters";
import { decodeEntity } from "./entities";
import type { Inline } from "./types";

const SPECIAL = /[\\`*_~[\]!<&\n@]|https?:\/\/|www\./g;
const DESTINATION = /\(\s*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/y;
const CITATION = /\[(\d{1,2})\](?!\()/y;
const AUTOLINK = /<((?:https?:\/\/|mailto:|tel:)[^\s<>]+)>/y;
const LINE_BREAK = /<br\s*\/?>/iy;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>]+/y;
const MAIL_NAME = /[\w.+-]{1,64}$/;
const MAIL_HOST = /@[\w-]+(?:\.[\w-]+)+/y;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** The inline parts of one paragraph, heading or cell. */
export function parseInline(source: string): Inline[] {
  return new InlineParser(source).parse();
}

/** Walks over the text once; what was opened waits in `Delimiters` for what closes it. */
class InlineParser {
  private at = 0;
  private readonly out = new Delimiters();
  /** Lengths of backtick runs that nothing closes from here on, so that each is searched for once. */
  private readonly unclosed = new Set<number>();

  constructor(private readonly source: string) {}

  parse(): Inline[] {
    const { source } = this;
    while (this.at < source.length) {
      SPECIAL.lastIndex = this.at;
      const special = SPECIAL.exec(source);
      const next = special?.index ?? source.length;
      this.out.text(source.slice(this.at, next));
      this.at = next;
      if (special && !this.take(special[0])) this.literal(special[0].length);
    }
    return this.out.finish();
  }

  /** Whether something other than plain text begins here; then it is taken. */
  private take(special: string): boolean {
    switch (special) {
      case "\\":
        return this.escape();
      case "`":
        return this.code();
      case "*":
      case "_":
      case "~":
        return this.emphasis(special);
      case "!":
        return this.source[this.at + 1] === "[" && this.open("![");
      case "[":
        return this.citation() || this.open("[");
      case "]":
        return this.close();
      case "<":
        return this.angle();
      case "&":
        return this.entity();
      case "\n":
        return this.newline();
      case "@":
        return this.mail();
      default:
        return this.address();
    }
  }

  private literal(length: number): void {
    this.out.text(this.source.slice(this.at, this.at + length));
    this.at += length;
  }

  private escape(): boolean {
    const next = this.source[this.at + 1] ?? "";
    if (next === "\n") this.out.push({ type: "break", hard: true });
    else if (PUNCTUATION.test(next)) this.out.text(next);
    else return false;
    this.at += 2;
    return true;
  }

  private code(): boolean {
    const ticks = this.run("`");
    const from = this.at + ticks.length;
    const end = this.unclosed.has(ticks.length) ? -1 : this.closing(ticks, from);
    if (end < 0) {
      this.unclosed.add(ticks.length);
      this.literal(ticks.length);
      return true;
    }
    const text = this.source.slice(from, end).replaceAll("\n", " ");
    this.out.push({ type: "code", text: /^ .*\S.* $/.test(text) ? text.slice(1, -1) : text });
    this.at = end + ticks.length;
    return true;
  }

  private closing(ticks: string, from: number): number {
    for (let at = this.source.indexOf(ticks, from); at >= 0; at = this.source.indexOf(ticks, at)) {
      let end = at;
      while (this.source[end] === "`") end++;
      if (end - at === ticks.length) return at;
      at = end;
    }
    return -1;
  }

  private emphasis(mark: string): boolean {
    const run = this.run(mark);
    const before = this.source[this.at - 1] ?? " ";
    const after = this.source[this.at + run.length] ?? " ";
    this.out.emphasis(run, before, after);
    this.at += run.length;
    return true;
  }

  private open(mark: "[" | "!["): boolean {
    this.out.open(mark);
    this.at += mark.length;
    return true;
  }

  private close(): boolean {
    const destination = this.match(DESTINATION, this.at + 1);
    if (!destination || !this.out.close(destination[1]!)) return false;
    this.at += 1 + destination[0].length;
    return true;
  }

  private citation(): boolean {
    return this.takeMatch(CITATION, ([, n]) => ({ type: "citation", n: Number(n) }));
  }

  private angle(): boolean {
    return (
      this.takeMatch(LINE_BREAK, () => ({ type: "break", hard: true })) ||
      this.takeMatch(AUTOLINK, ([, href]) => ({ type: "link", href: href!, children: [href!] }))
    );
  }

  private entity(): boolean {
    const entity = decodeEntity(this.source, this.at);
    if (!entity) return false;
    this.out.text(entity.text);
    this.at += entity.length;
    return true;
  }

  private newline(): boolean {
    this.out.push({ type: "break", hard: this.out.trimSpaces() >= 2 });
    this.at++;
    return true;
  }

  private address(): boolean {
    const found = this.match(ADDRESS, this.at)?.[0];
    if (!found || /[\p{L}\p{N}]/u.test(this.source[this.at - 1] ?? "")) return false;
    const text = withoutEnd(found);
    this.out.push({ type: "link", href: text.startsWith("www.") ? `https://${text}` : text, children: [text] });
    this.at += text.length;
    return true;
  }

  private mail(): boolean {
    const name = MAIL_NAME.exec(this.out.lastText)?.[0];
    const host = name && this.match(MAIL_HOST, this.at)?.[0];
    if (!host) return false;
    const text = this.out.cutText(name.length) + host;
    this.out.push({ type: "link", href: `mailto:${text}`, children: [text] });
    this.at += host.length;
    return true;
  }

  private takeMatch(pattern: RegExp, make: (match: RegExpExecArray) => Inline): boolean {
    const match = this.match(pattern, this.at);
    if (!match) return false;
    this.out.push(make(match));
    this.at += match[0].length;
    return true;
  }

  private match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.source);
  }

  private run(mark: string): string {
    let end = this.at;
    while (this.source[end] === mark) end++;
    return this.source.slice(this.at, end);
  }
}

/** An address without the full stop, comma or unmatched bracket that ends the sentence around it. */
function withoutEnd(address: string): string {
  let end = address.length;
  let open = address.split("(").length - address.split(")").length;
  for (; end > 0; end--) {
    const last = address[end - 1]!;
    if (last === ")" && open < 0) open++;
    else if (!/[.,;:!?'"*_~\]،۔]/.test(last)) break;
  }
  return address.slice(0, end);
}
