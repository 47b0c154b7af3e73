"""A web page's main content as Markdown."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from .document import Unreadable
from .htmltree import to_markdown
from .text import count_words

MOST_BEFORE_TITLE = 25  # words
_DROPPED = (
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "textarea",
    "iframe", "svg", "canvas", "dialog", "object", "embed", "video", "audio",
)  # fmt: skip
_AROUND = re.compile(
    r"\b(breadcrumbs?|cookie|consent|sidebar|side-nav|menu|navbar|site-header|site-footer|share|social|skip-?link|"
    r"pagination|table-of-contents|toc|newsletter|related|feedback|sr-only|visually-hidden|advert|headerlink)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_AFTER_TITLE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{1,80}$")


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page says: its words, and what its head tells about it."""

    title: str
    markdown: str  # links and pictures are absolute addresses when `url` was given
    language: str | None
    description: str
    canonical: str | None
    links: tuple[str, ...]  # every page that it leads to, for walking a site
    hidden: bool  # asks not to be indexed
    follow: bool


def read_html(data: bytes, url: str | None = None, charset: str | None = None) -> Page:
    """Reads a page. Raises Unreadable when it is not HTML or says nothing."""
    root = _tree(data, charset)
    head = _Head(root, url)
    links = tuple(dict.fromkeys(_links(root, url))) if head.follow else ()
    title, markdown = _content(root, url, data)
    return Page(
        title=title or head.title, markdown=markdown, language=head.language, description=head.description,
        canonical=head.canonical, links=links, hidden=head.hidden, follow=head.follow,
    )  # fmt: skip


def fragment_to_markdown(fragment: str) -> str:
    """A piece of HTML inside a Markdown file as Markdown."""
    return to_markdown(lxml_html.fragment_fromstring(fragment, create_parent="div"), None)


def _tree(data: bytes, charset: str | None) -> lxml_html.HtmlElement:
    stated = _CHARSET.search(data[:4096])
    encoding = charset or (stated[1].decode("ascii") if stated else "utf-8")
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        text = data.decode("utf-8", errors="replace")
    if "\x00" in text[:4096]:
        raise Unreadable("not text")
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.replace("\x00", "").lstrip("\ufeff"))
    try:
        root = lxml_html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("empty or not a web page") from error
    return root


class _Head:
    """What the head of a page tells."""

    def __init__(self, root: lxml_html.HtmlElement, url: str | None) -> None:
        self._metas = {
            (meta.get("name") or meta.get("property") or "").lower(): (meta.get("content") or "").strip()
            for meta in root.iter("meta")
        }
        robots = self._metas.get("robots", "").lower()
        self.hidden = "noindex" in robots or "none" in robots.split(",")
        self.follow = "nofollow" not in robots and "none" not in robots.split(",")
        stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        self.language = stated.strip() or None
        self.description = " ".join((self._metas.get("description") or self._metas.get("og:description") or "").split())
        self.title = self._title(root)
        rel = root.xpath("//link[@rel='canonical']/@href")
        self.canonical = urljoin(url, rel[0].strip()) if rel and url else None

    def _title(self, root: lxml_html.HtmlElement) -> str:
        title = self._metas.get("og:title") or "".join(root.xpath("//title[1]//text()"))
        title = " ".join(title.split())
        return _AFTER_TITLE.sub("", title) or title


def _links(root: lxml_html.HtmlElement, url: str | None) -> list[str]:
    base = root.xpath("//base/@href")
    start = urljoin(url or "", base[0]) if base else url or ""
    hrefs = root.xpath("//a[@href and not(contains(@rel, 'nofollow'))]/@href")
    found = []
    for href in hrefs[:5000]:
        try:
            found.append(urljoin(start, href.strip()))
        except ValueError:
            continue  # `http://[` and the like lead nowhere
    return found


def _content(root: lxml_html.HtmlElement, url: str | None, data: bytes) -> tuple[str, str]:
    """The first heading and the text of the page's own part, without what surrounds it on every page."""
    body = _main_part(root)
    if body is None:
        import trafilatura  # takes a third of a second, for pages that need it

        text = trafilatura.extract(
            data, output_format="markdown", include_links=True, include_formatting=True, include_tables=True,
            favor_recall=True, url=url,
        )  # fmt: skip
        return _apart(text or "")
    _clean(body)
    return _apart(to_markdown(body, url))


def _main_part(root: lxml_html.HtmlElement) -> lxml_html.HtmlElement | None:
    """`<main>`, or the only `<article>`, or the whole body of a page that has no navigation to take off."""
    for path in ("//main", "//*[@role='main']", "//article", "//*[@itemprop='articleBody']"):
        found = root.xpath(path)
        if found and (len(found) == 1 or path != "//article"):
            largest: lxml_html.HtmlElement = max(found, key=lambda part: len(part.text_content()))
            return largest
    if not root.xpath("//nav|//header|//footer|//aside|//*[@role='navigation']"):
        return root.find("body") if root.find("body") is not None else root
    return None


def _clean(body: lxml_html.HtmlElement) -> None:
    for part in list(body.iter()):
        if part is body or not isinstance(part.tag, str):
            continue
        if part.tag in _DROPPED or _unseen(part) or _surrounds(part):
            part.drop_tree()
    etree.strip_elements(body, etree.Comment, etree.ProcessingInstruction, with_tail=False)


def _unseen(part: lxml_html.HtmlElement) -> bool:
    return part.get("aria-hidden") == "true" or part.get("hidden") is not None


def _surrounds(part: lxml_html.HtmlElement) -> bool:
    """Whether its names say that it is a menu, a share bar and the like. A heading may be called so and mean itself."""
    named = f"{part.get('class') or ''} {part.get('id') or ''} {part.get('role') or ''}".replace("_", "-")
    return part.tag not in {"h1", "h2", "h3", "h4", "body"} and bool(_AROUND.search(named))


def _apart(markdown: str) -> tuple[str, str]:
    """The page's first heading taken off as its title, with the few words that stand before it: paths, menus."""
    before, mark, after = f"\n{markdown.strip()}".partition("\n# ")
    if not mark or "```" in before or count_words(before) > MOST_BEFORE_TITLE:
        return "", markdown.strip("\n")
    title, _, rest = after.partition("\n")
    return title.strip().replace("\\", ""), rest.strip("\n")
