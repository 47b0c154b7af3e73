import { parseBlocks } from "./parse";
import type { Block, Inline } from "./types";

/** The words of a Markdown text, as a screen reader is to say them: no marks, no addresses, no citation numbers. */
export function plainText(source: string): string {
  return wordsOfBlocks(parseBlocks(source.split(/\r?\n/)).map(({ block }) => block)).replace(/\s+/g, " ").trim();
}

function wordsOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(wordsOfBlock).join("\n");
}

function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case "list":
      return block.items.map(wordsOfBlocks).join("\n");
    case "quote":
      return wordsOfBlocks(block.children);
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(wordsOf).join(" ")).join("\n");
    case "code":
      return block.text;
    case "rule":
      return "";
    default:
      return wordsOf(block.children);
  }
}

function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map(words).join("");
}

function words(inline: Inline): string {
  if (typeof inline === "string") return inline;
  if ("children" in inline) return wordsOf(inline.children);
  if (inline.type === "code") return inline.text;
  if (inline.type === "image") return inline.alt;
  return inline.type === "break" ? "\n" : "";
}
