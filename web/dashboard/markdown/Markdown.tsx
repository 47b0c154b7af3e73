import type { Token, Tokens } from "marked";
import { createElement, Fragment, memo, type ReactNode } from "react";
import { type CitationToken, lex } from "../../widget/markdown/lexer";
import { decodeEntities, safeImage, safeLink } from "../../widget/markdown/links";
import "./Markdown.css";

interface MarkdownProps {
  source: string;
  /** What `[3]` becomes; left out, it stays as text. */
  citation?: ((n: number) => ReactNode) | undefined;
  /** Relative links start here. */
  base?: string;
  /** Headings begin at this level, so that they fit under the page's own. */
  topHeading?: number;
}

type Context = Required<Pick<MarkdownProps, "base" | "topHeading">> & Pick<MarkdownProps, "citation">;

/** Markdown as React nodes. Raw HTML in it stays visible text: nothing is ever handed to innerHTML. */
export const Markdown = memo(function Markdown({ source, citation, base = window.location.origin, topHeading = 3 }: MarkdownProps) {
  return <div className="markdown">{blocks(lex(source), { citation, base, topHeading })}</div>;
});

function blocks(tokens: Token[] | undefined, context: Context): ReactNode {
  return tokens?.map((token, index) => <Fragment key={index}>{block(token as Tokens.Generic, context)}</Fragment>);
}

function block(token: Tokens.Generic, context: Context): ReactNode {
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "heading":
      return createElement(`h${Math.min(6, context.topHeading - 1 + (token["depth"] as number))}`, null, inlines(token.tokens, context));
    case "paragraph":
      return <p>{inlines(token.tokens, context)}</p>;
    case "list":
      return list(token as Tokens.List, context);
    case "code":
      return (
        <pre tabIndex={0}>
          <code>{token["text"] as string}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{blocks(token.tokens, context)}</blockquote>;
    case "table":
      return table(token as Tokens.Table, context);
    case "hr":
      return <hr />;
    case "html":
      return <p>{token.raw.trim()}</p>;
    default:
      return inline(token, context);
  }
}

function list({ ordered, start, items }: Tokens.List, context: Context): ReactNode {
  const children = items.map((item, index) => <li key={index}>{blocks(item.tokens, context)}</li>);
  return ordered ? <ol start={start || 1}>{children}</ol> : <ul>{children}</ul>;
}

function table({ header, rows }: Tokens.Table, context: Context): ReactNode {
  return (
    <div className="markdown-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th key={index}>{inlines(cell.tokens, context)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{inlines(cell.tokens, context)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inlines(tokens: Token[] | undefined, context: Context): ReactNode {
  return tokens?.map((token, index) => <Fragment key={index}>{inline(token as Tokens.Generic, context)}</Fragment>);
}

function inline(token: Tokens.Generic, context: Context): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong>{inlines(token.tokens, context)}</strong>;
    case "em":
      return <em>{inlines(token.tokens, context)}</em>;
    case "del":
      return <del>{inlines(token.tokens, context)}</del>;
    case "codespan":
      return <code>{token["text"] as string}</code>;
    case "br":
      return <br />;
    case "link":
      return link(token as Tokens.Link, context);
    case "image":
      return image(token as Tokens.Image, context);
    case "citation":
      return citationNode(token as unknown as CitationToken, context);
    case "text":
    case "escape":
      return token.tokens ? inlines(token.tokens, context) : decodeEntities(token["text"] as string);
    default:
      return token.raw;
  }
}

function citationNode({ n, raw }: CitationToken, { citation }: Context): ReactNode {
  return citation?.(n) ?? raw;
}

function link({ href, tokens }: Tokens.Link, context: Context): ReactNode {
  const target = safeLink(href, context.base);
  if (!target) return inlines(tokens, context);
  return (
    <a href={target} target="_blank" rel="noopener noreferrer nofollow">
      {inlines(tokens, context)}
    </a>
  );
}

function image({ href, text }: Tokens.Image, { base }: Context): ReactNode {
  const source = safeImage(href, base);
  return source ? <img src={source} alt={text} loading="lazy" /> : `[${text || "picture"}]`;
}
