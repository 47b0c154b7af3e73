"""An article's Markdown as safe HTML for the public page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

import nh3
from markdown_it.token import Token

from .importing.slugs import Anchors
from .markdown import PARSER, parse, plain

_TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "dir", "lang"},
    "a": {"href", "name"},
    "img": {"src", "alt", "loading", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "details": {"open"},
}
_OWN = re.compile(r"(?:article|media):")
_HTML_LINK = re.compile(r"<(a|img)\b([^<>]{0,3000})>", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:href|src)\s*=\s*[\"']([^\"']{0,2000})[\"']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the article's own links lead: addresses of articles and of pictures by their path in the source.

    `origin` is where a page that was not imported can be read instead, for a site; empty for a folder.
    """

    articles: dict[str, str] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    origin: str = ""

    def find(self, address: str) -> str | None:
        """The address to put on the page, or None when there is nothing to lead to."""
        kind, _, rest = address.partition(":")
        path, _, fragment = rest.partition("#")
        path = unquote(path)
        if kind == "media":
            return self.media.get(unquote(rest)) or self.media.get(path)
        found = self.articles.get(path) or (f"{self.origin}{quote(path, safe='/?=&%')}" if self.origin else None)
        return found and found + (f"#{fragment}" if fragment else "")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page's own table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Rendered:
    html: str
    headings: list[Heading]


def references(markdown: str) -> tuple[set[str], set[str]]:
    """Paths of the articles and of the pictures that a text refers to."""
    articles: set[str] = set()
    media: set[str] = set()
    for token in _inner(parse(markdown)):
        for address in _addresses(token):
            kind, _, rest = address.partition(":")
            if kind == "article":
                articles.add(unquote(rest.partition("#")[0]))
            elif kind == "media":
                media |= {unquote(rest), unquote(rest.partition("#")[0])}
    return articles, media


def render(markdown: str, targets: Targets) -> Rendered:
    """Safe HTML. Headings have the ids that passages name as their anchor, and begin at level 2 below the title."""
    tokens = parse(markdown)
    headings = _with_ids(tokens)
    for token in tokens:
        if token.children:
            token.children = _resolved(token.children, targets)
        elif token.type == "html_block":
            token.content = _html_resolved(token.content, targets)
    html = PARSER.renderer.render(tokens, PARSER.options, {})
    safe = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel", "sms"},
        link_rel="noopener noreferrer",
    )
    return Rendered(_tables_scroll(safe), headings)


def _with_ids(tokens: Sequence[Token]) -> list[Heading]:
    """Gives the outermost headings their ids, just as the chunker does, and makes room for the page's own h1."""
    anchors, headings = Anchors(), []
    lift = any(token.type == "heading_open" and token.tag == "h1" for token in tokens)
    for index, token in enumerate(tokens):
        if token.type not in {"heading_open", "heading_close"}:
            continue
        level = min(6, int(token.tag[1]) + (1 if lift else 0))
        if token.type == "heading_open" and token.level == 0:
            text = " ".join(plain(tokens[index + 1].children).text.split())
            if text:
                anchor = anchors.give(text)
                token.attrSet("id", anchor)
                headings.append(Heading(level, text, anchor))
        token.tag = f"h{level}"
    return headings


def _resolved(children: list[Token], targets: Targets) -> list[Token]:
    """Inline tokens with own links and pictures led to their addresses; those that lead nowhere lose the link."""
    out: list[Token] = []
    dropped = 0
    for token in children:
        if token.type == "link_open" and _OWN.match(str(token.attrGet("href") or "")):
            found = targets.find(str(token.attrGet("href")))
            if found is None:
                dropped += 1
                continue
            token.attrSet("href", found)
        elif token.type == "link_close" and dropped:
            dropped -= 1
            continue
        elif token.type == "image":
            found = _picture(token, targets)
            if found is None:
                continue
            token.attrSet("src", found)
            token.attrSet("loading", "lazy")
        elif token.type == "html_inline":
            token.content = _html_resolved(token.content, targets)
        out.append(token)
    return out


def _picture(token: Token, targets: Targets) -> str | None:
    source = str(token.attrGet("src") or "")
    return targets.find(source) if source.startswith("media:") else None


def _html_resolved(html: str, targets: Targets) -> str:
    def element(found: re.Match[str]) -> str:
        address = _ADDRESS.search(found[2])
        if not address or not _OWN.match(address[1]):
            return found[0] if found[1].lower() == "a" else ""
        target = targets.find(address[1])
        if target is None:
            return "<a>" if found[1].lower() == "a" else ""
        return found[0].replace(address[1], target.replace('"', "%22"))

    return _HTML_LINK.sub(element, html)


def _inner(tokens: Sequence[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token.children or [token])]


def _addresses(token: Token) -> list[str]:
    if token.type == "link_open":
        return [str(token.attrGet("href") or "")]
    if token.type == "image":
        return [str(token.attrGet("src") or "")]
    if token.type in {"html_inline", "html_block"}:
        return [
            address for _, attributes in _HTML_LINK.findall(token.content) for address in _ADDRESS.findall(attributes)
        ]
    return []


def _tables_scroll(html: str) -> str:
    """Wide tables scroll by themselves instead of widening the page."""
    opened = html.replace("<table>", '<div class="table" tabindex="0" role="region" aria-label="Table"><table>')
    return opened.replace("</table>", "</table></div>")
