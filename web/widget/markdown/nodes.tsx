import { type ComponentChild, type ComponentChildren, h } from "preact";
import { safeImage, safeLink } from "./links";
import type { Block, Inline } from "./types";

/** What the marks of a message refer to. */
export interface Marks {
  /** Relative addresses start here. */
  base: string;
  /** People who type in a chat mean every new line; articles are often wrapped in their source. */
  breaks: boolean;
  /** How `[n]` is drawn; null leaves it as it was written. */
  citation(n: number): ComponentChild | null;
}

/** The elements of one block. */
export function blockNode(block: Block, marks: Marks): ComponentChildren {
  switch (block.type) {
    case "paragraph":
      return <p>{inlineNodes(block.children, marks)}</p>;
    case "heading":
      // They start at 3: the panel's own heading is 2, and the host page's is 1.
      return h(`h${Math.min(block.depth + 2, 6)}`, {}, inlineNodes(block.children, marks));
    case "list":
      return listNode(block.start, block.items, marks);
    case "quote":
      return <blockquote>{block.children.map((child) => blockNode(child, marks))}</blockquote>;
    case "code":
      return <pre tabIndex={0} dir="ltr"><code>{block.text}</code></pre>;
    case "table":
      return tableNode(block.head, block.rows, marks);
    case "rule":
      return <hr />;
  }
}

function listNode(start: number | null, items: readonly Block[][], marks: Marks): ComponentChildren {
  const rows = items.map((item) => <li>{item.map((block) => itemNode(block, marks))}</li>);
  return start === null ? <ul>{rows}</ul> : <ol start={start}>{rows}</ol>;
}

/** A paragraph within an item needs no element of its own. */
function itemNode(block: Block, marks: Marks): ComponentChildren {
  return block.type === "paragraph" ? <div>{inlineNodes(block.children, marks)}</div> : blockNode(block, marks);
}

function tableNode(head: Inline[][], rows: Inline[][][], marks: Marks): ComponentChildren {
  return (
    <div class="table" tabIndex={0}>
      <table>
        <thead>
          <tr>{head.map((cell) => <th scope="col">{inlineNodes(cell, marks)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => <tr>{row.map((cell) => <td>{inlineNodes(cell, marks)}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

function inlineNodes(inlines: readonly Inline[], marks: Marks): ComponentChildren {
  return inlines.map((inline) => inlineNode(inline, marks));
}

function inlineNode(inline: Inline, marks: Marks): ComponentChildren {
  if (typeof inline === "string") return inline;
  switch (inline.type) {
    case "code":
      return <code dir="ltr">{inline.text}</code>;
    case "break":
      return inline.hard || marks.breaks ? <br /> : " ";
    case "citation":
      return marks.citation(inline.n) ?? `[${inline.n}]`;
    case "link":
      return linkNode(inline.href, inlineNodes(inline.children, marks), marks);
    case "image":
      return imageNode(inline.src, inline.alt, marks);
    default:
      return h(inline.type, {}, inlineNodes(inline.children, marks));
  }
}

function linkNode(href: string, words: ComponentChildren, marks: Marks): ComponentChildren {
  const url = safeLink(href, marks.base);
  return url ? <a href={url} target="_blank" rel="noopener">{words}</a> : words;
}

function imageNode(src: string, alt: string, marks: Marks): ComponentChildren {
  const url = safeImage(src, marks.base);
  return url ? <img src={url} alt={alt} loading="lazy" /> : alt;
}
