import { parseInline } from "./inline";
import { isDelimiterRow, tableCells } from "./table";
import type { Block } from "./types";

/** Lists and quotes nested deeper than this are shown as they were written: nobody writes them, and each level costs. */
const DEEPEST = 6;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( {1,4})(?=\S)|[ \t]*$)/;

/** A block and the line it begins on. */
export interface Placed {
  block: Block;
  line: number;
}

/** The blocks of `lines`. Every line is looked at once a level, so the cost grows with the text and no faster. */
export function parseBlocks(lines: readonly string[], depth = 0): Placed[] {
  const blocks: Placed[] = [];
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at]!)) at++;
    else {
      const [block, next] = blockAt(lines, at, depth);
      blocks.push({ block, line: at });
      at = next;
    }
  }
  return blocks;
}

type Found = [block: Block, next: number];

function blockAt(lines: readonly string[], at: number, depth: number): Found {
  const line = lines[at]!;
  const fence = FENCE.exec(line)?.[1];
  if (fence) return codeAt(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading) return [headingOf(line.slice(heading[0].length), heading[1]!.length), at + 1];
  if (RULE.test(line)) return [{ type: "rule" }, at + 1];
  if (depth < DEEPEST && QUOTE.test(line)) return quoteAt(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return listAt(lines, at, depth);
  if (isDelimiterRow(lines[at + 1], line)) return tableAt(lines, at);
  return paragraphAt(lines, at);
}

function codeAt(lines: readonly string[], at: number, fence: string): Found {
  let end = at + 1;
  while (end < lines.length && !lines[end]!.trim().startsWith(fence)) end++;
  return [{ type: "code", text: lines.slice(at + 1, end).join("\n") }, end + 1];
}

function headingOf(text: string, depth: number): Block {
  let end = text.trimEnd().length;
  while (text[end - 1] === "#") end--;
  return { type: "heading", depth, children: parseInline(text.slice(0, end).trim()) };
}

function quoteAt(lines: readonly string[], at: number, depth: number): Found {
  let end = at;
  while (end < lines.length && (QUOTE.test(lines[end]!) || (end > at && !interrupts(lines[end]!)))) end++;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ""));
  return [{ type: "quote", children: bare(parseBlocks(inner, depth + 1)) }, end];
}

function listAt(lines: readonly string[], at: number, depth: number): Found {
  const first = ITEM.exec(lines[at]!)!;
  const kind = first[2]!.at(-1);
  const items: Block[][] = [];
  let next = at;
  for (let mark; next < lines.length && (mark = ITEM.exec(lines[next]!)) && mark[2]!.at(-1) === kind; ) {
    const indent = mark[1]!.length + mark[2]!.length + (mark[3]?.length ?? 1);
    const end = itemEnd(lines, next + 1, indent);
    const inner = lines.slice(next, end).map((line, row) => (row ? outdent(line, indent) : line.slice(indent)));
    items.push(bare(parseBlocks(inner, depth + 1)));
    next = end;
    while (next < lines.length && isBlank(lines[next]!)) next++;
    if (RULE.test(lines[next] ?? "")) break;
  }
  const ordered = kind === "." || kind === ")";
  return [{ type: "list", start: ordered ? parseInt(first[2]!, 10) : null, items }, next];
}

/** An item goes on over indented lines, blank lines before them, and lines that only continue its paragraph. */
function itemEnd(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (isBlank(line)) continue;
    const inside = line.slice(0, indent).trim() === "";
    if (!inside && (at > end || interrupts(line))) break;
    end = at + 1;
  }
  return end;
}

function tableAt(lines: readonly string[], at: number): Found {
  const head = tableCells(lines[at]!).map(parseInline);
  const rows = [];
  let next = at + 2;
  for (; next < lines.length && lines[next]!.includes("|"); next++) {
    const cells = tableCells(lines[next]!);
    rows.push(head.map((_, column) => parseInline(cells[column] ?? "")));
  }
  return [{ type: "table", head, rows }, next];
}

function paragraphAt(lines: readonly string[], at: number): Found {
  let end = at + 1;
  while (end < lines.length && !interrupts(lines[end]!) && !isDelimiterRow(lines[end + 1], lines[end]!)) end++;
  return [{ type: "paragraph", children: parseInline(lines.slice(at, end).map(withoutIndent).join("\n").trimEnd()) }, end];
}

/** Whether a line cannot go on with the paragraph before it. */
function interrupts(line: string): boolean {
  return isBlank(line) || [FENCE, HEADING, RULE, QUOTE, ITEM].some((start) => start.test(line));
}

function isBlank(line: string): boolean {
  return line.trim() === "";
}

function withoutIndent(line: string): string {
  return line.trimStart();
}

function outdent(line: string, indent: number): string {
  return line.slice(Math.min(indent, line.length - line.trimStart().length));
}

function bare(placed: Placed[]): Block[] {
  return placed.map(({ block }) => block);
}
