"""The one Markdown dialect of articles (CommonMark with tables), parsed the same way for chunks and for pages."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BREAKS = re.compile(r"<(?:br|/p|/tr|/div|/h[1-6]|/dt|/dd|/summary)\b[^<>]{0,200}>", re.IGNORECASE)
_CELL = re.compile(r"</(?:td|th)>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]{0,200}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as a reader sees them; `linked` counts the characters that are text of links to other pages."""

    text: str
    linked: int = 0


def parse(markdown: str) -> list[Token]:
    """markdown-it's tokens; `token.map` counts lines split at "\\n" alone."""
    return PARSER.parse(markdown)


def plain(tokens: Sequence[Token] | None) -> Plain:
    """The text of inline tokens without marks, addresses, pictures and HTML."""
    parts: list[str] = []
    linked, inside = 0, False
    for token in tokens or ():
        if token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
            linked += len(token.content) if inside else 0
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" " if token.type == "softbreak" else "\n")
        elif token.type == "html_inline":
            parts.append(_inline_html(token.content))
        elif token.type in {"link_open", "link_close"}:
            inside = token.type == "link_open" and not _reaches_people(str(token.attrGet("href") or ""))
    text = "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n"))
    return Plain(text.strip("\n "), linked)


def plain_inline(markdown: str) -> Plain:
    """The text of a piece of inline Markdown, such as one sentence of a paragraph."""
    tokens = PARSER.parseInline(markdown)
    return plain(tokens[0].children) if tokens else Plain("")


def plain_html(block: str) -> Plain:
    """The text of a block of raw HTML inside Markdown."""
    text = _ITEM.sub("\n- ", _CELL.sub(" ", _BREAKS.sub("\n", block)))
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub("", text)).split("\n"))
    return Plain("\n".join(line for line in lines if line and line != "-"))


def _inline_html(tag: str) -> str:
    return " " if _BREAKS.match(tag) else " • " if _ITEM.match(tag) else ""


def _reaches_people(href: str) -> bool:
    """An address to write to or to call is an answer in itself, a link to a page is not."""
    return href.startswith(("mailto:", "tel:", "sms:"))
