import { createElement, Fragment, memo, type ReactNode } from "react";
import { safeImage, safeLink } from "../../widget/markdown/links";
import { parseBlocks } from "../../widget/markdown/parse";
import type { Block, Inline } from "../../widget/markdown/types";
import "./Markdown.css";

interface MarkdownProps {
  source: string;
  /** What `[3]` becomes; left out, it stays as it was written. */
  citation?: ((n: number) => ReactNode) | undefined;
  /** Relative links start here. */
  base?: string;
  /** The highest heading becomes one of this level, so that all fit under the page's own. */
  topHeading?: number;
  /** People who type in a chat mean every new line; articles are often wrapped in their source. */
  breaks?: boolean;
}

interface Marks extends Required<Pick<MarkdownProps, "base" | "breaks">>, Pick<MarkdownProps, "citation"> {
  /** What to add to a heading's depth in the source. */
  deeper: number;
}

/** Markdown, read as the widget reads it, as React nodes. Nothing is ever handed to innerHTML. */
export const Markdown = memo(function Markdown(props: MarkdownProps) {
  const { source, citation, base = window.location.origin, topHeading = 3, breaks = false } = props;
  const blocks = parseBlocks(source.split(/\r\n|\r|\n/)).map(({ block }) => block);
  const highest = Math.min(6, ...blocks.flatMap((block) => (block.type === "heading" ? [block.depth] : [])));
  return <div className="markdown">{blockNodes(blocks, { citation, base, breaks, deeper: topHeading - highest })}</div>;
});

function blockNodes(blocks: readonly Block[], marks: Marks): ReactNode {
  return blocks.map((block, index) => <Fragment key={index}>{blockNode(block, marks)}</Fragment>);
}

function blockNode(block: Block, marks: Marks): ReactNode {
  switch (block.type) {
    case "paragraph":
      return <p>{inlineNodes(block.children, marks)}</p>;
    case "heading":
      return createElement(`h${Math.min(6, block.depth + marks.deeper)}`, null, inlineNodes(block.children, marks));
    case "list":
      return listNode(block.start, block.items, marks);
    case "quote":
      return <blockquote>{blockNodes(block.children, marks)}</blockquote>;
    case "code":
      return (
        <pre tabIndex={0} dir="ltr">
          <code>{block.text}</code>
        </pre>
      );
    case "table":
      return tableNode(block.head, block.rows, marks);
    case "rule":
      return <hr />;
  }
}

function listNode(start: number | null, items: readonly Block[][], marks: Marks): ReactNode {
  const rows = items.map((item, index) => <li key={index}>{blockNodes(item, marks)}</li>);
  return start === null ? <ul>{rows}</ul> : <ol start={start}>{rows}</ol>;
}

function tableNode(head: Inline[][], rows: Inline[][][], marks: Marks): ReactNode {
  return (
    <div className="markdown-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                {inlineNodes(cell, marks)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{inlineNodes(cell, marks)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inlineNodes(inlines: readonly Inline[], marks: Marks): ReactNode {
  return inlines.map((inline, index) => <Fragment key={index}>{inlineNode(inline, marks)}</Fragment>);
}

function inlineNode(inline: Inline, marks: Marks): ReactNode {
  if (typeof inline === "string") return inline;
  switch (inline.type) {
    case "code":
      return <code dir="ltr">{inline.text}</code>;
    case "break":
      return inline.hard || marks.breaks ? <br /> : " ";
    case "citation":
      return marks.citation?.(inline.n) ?? `[${inline.n}]`;
    case "link":
      return linkNode(inline.href, inlineNodes(inline.children, marks), marks);
    case "image":
      return imageNode(inline.src, inline.alt, marks);
    default:
      return createElement(inline.type, null, inlineNodes(inline.children, marks));
  }
}

function linkNode(href: string, words: ReactNode, { base }: Marks): ReactNode {
  const address = safeLink(href, base);
  if (!address) return words;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  );
}

function imageNode(src: string, alt: string, { base }: Marks): ReactNode {
  const address = safeImage(src, base);
  return address ? <img src={address} alt={alt} loading="lazy" /> : alt;
}
