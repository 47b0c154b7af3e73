"""An HTML tree as Markdown: headings, paragraphs, lists, tables, code, quotes, links and pictures."""

import re
from urllib.parse import urljoin

from lxml.html import HtmlElement

_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "picture", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "input",
}  # fmt: skip
_MARKS = {"b": "**", "strong": "**", "em": "_", "i": "_", "del": "~~", "s": "~~", "strike": "~~"}
_CODE = {"code", "kbd", "samp", "tt"}
_ESCAPED = re.compile(r"([\\`*\[\]<])|(?<!\w)_|_(?!\w)")
_LINE_START = re.compile(r"^(#{1,6}\s|[-+>]|\d{1,9}[.)](?=\s))")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def to_markdown(root: HtmlElement, url: str | None) -> str:
    """The content of `root` as Markdown blocks, addresses made absolute by `url` when it is given."""
    return "\n\n".join(_Writer(url).blocks(root))


class _Writer:
    def __init__(self, url: str | None) -> None:
        self._url = url

    def blocks(self, parent: HtmlElement) -> list[str]:
        """The blocks inside an element; loose text and inline elements between blocks become paragraphs."""
        out: list[str] = []
        loose: list[str] = [escaped(parent.text)]
        for child in parent:
            if not isinstance(child.tag, str):
                loose.append(escaped(child.tail))
                continue
            if child.tag in _INLINE and not _holds_blocks(child):
                loose.append(self._inline(child))
            else:
                out += self._paragraph(loose)
                loose = []
                out += self._block(child)
            loose.append(escaped(child.tail))
        return out + self._paragraph(loose)

    def _block(self, element: HtmlElement) -> list[str]:
        tag = str(element.tag)
        if re.fullmatch("h[1-6]", tag):
            text = self._text(element).replace("\n", " ")
            return [f"{'#' * int(tag[1])} {text}"] if text else []
        if tag in {"ul", "ol", "menu"}:
            return self._list(element, ordered=tag == "ol")
        match tag:
            case "pre":
                return _code_block(element)
            case "blockquote":
                return _prefixed("\n\n".join(self.blocks(element)))
            case "table":
                return self._table(element)
            case "dl":
                return self._definitions(element)
            case "summary":
                return [f"**{text}**" for text in [self._text(element)] if text]
            case "hr":
                return ["---"]
        return self.blocks(element)

    def _paragraph(self, pieces: list[str]) -> list[str]:
        text = _tidy("".join(pieces))
        lines = [
            _LINE_START.sub(r"\\\1", line) if not line[:1].isdigit() else _numbered(line) for line in text.split("\n")
        ]
        return ["\\\n".join(lines)] if text else []

    def _text(self, element: HtmlElement) -> str:
        return _tidy("".join([escaped(element.text), *(self._piece(child) for child in element)]))

    def _piece(self, child: HtmlElement) -> str:
        return (self._inline(child) if isinstance(child.tag, str) else "") + escaped(child.tail)

    def _inline(self, element: HtmlElement) -> str:
        tag = str(element.tag)
        if tag == "br":
            return "\n"
        if tag == "img":
            return self._picture(element)
        if tag in _CODE:
            return _code_span(element.text_content())
        inner = "".join([escaped(element.text), *(self._piece(child) for child in element)])
        if tag == "a":
            return self._link(element, inner)
        if tag in _MARKS and inner.strip():
            return wrapped(inner, _MARKS[tag])
        return f" {inner} " if tag not in _INLINE else inner

    def _link(self, element: HtmlElement, inner: str) -> str:
        href = (element.get("href") or "").strip()
        words = _tidy(inner).replace("\n", " ")
        if not words or not href or href.lower().startswith(("javascript:", "data:")):
            return inner
        return _around(inner, f"[{words}]({address(href, self._url)})")

    def _picture(self, element: HtmlElement) -> str:
        source = (element.get("src") or element.get("data-src") or "").strip()
        if not source or source.startswith("data:"):
            return ""
        alt = _SPACE.sub(" ", element.get("alt") or "").replace("[", "(").replace("]", ")")
        return f"![{alt}]({address(source, self._url)})"

    def _list(self, element: HtmlElement, *, ordered: bool) -> list[str]:
        first = element.get("start") or "1"
        number = int(first) if first.isdigit() and len(first) < 7 else 1
        items = []
        for child in element:
            if not isinstance(child.tag, str):
                continue
            inner = self.blocks(child) if child.tag == "li" else self._block(child)
            if not inner:
                continue
            marker = f"{number}. " if ordered else "- "
            items.append(marker + _indented(_in_item(inner), len(marker)))
            number += 1
        return ["\n".join(items)] if items else []

    def _definitions(self, element: HtmlElement) -> list[str]:
        out = []
        for child in element.iter("dt", "dd"):
            blocks = self.blocks(child)
            out += [f"**{blocks[0]}**"] if child.tag == "dt" and len(blocks) == 1 else blocks
        return out

    def _table(self, element: HtmlElement) -> list[str]:
        rows = [[self._cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in element.iter("tr")]
        rows = [row for row in rows if any(row)]
        wide = max((len(row) for row in rows), default=0)
        if wide <= 1 or element.find(".//table") is not None:  # a frame for layout, not a table
            return [
                block
                for cell in element.iter("td", "th")
                if cell.find(".//table") is None
                for block in self.blocks(cell)
            ]
        lines = [f"| {' | '.join(row + [''] * (wide - len(row)))} |" for row in rows]
        return ["\n".join([lines[0], f"|{' --- |' * wide}", *lines[1:]])]

    def _cell(self, cell: HtmlElement) -> str:
        return " ".join(_tidy(" ".join(self.blocks(cell))).replace("\\\n", " ").split()).replace("|", "\\|")


def _holds_blocks(element: HtmlElement) -> bool:
    return any(isinstance(part.tag, str) and part.tag not in _INLINE for part in element.iterdescendants())


def escaped(text: str | None) -> str:
    return _ESCAPED.sub(lambda found: f"\\{found[0]}", _SPACE.sub(" ", text)) if text else ""


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t]{2,}", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _numbered(line: str) -> str:
    return re.sub(r"^(\d{1,9})([.)])(?=\s)", r"\1\\\2", line)


def wrapped(inner: str, mark: str) -> str:
    return _around(inner, f"{mark}{inner.strip()}{mark}")


def _around(inner: str, middle: str) -> str:
    """`middle` with the spaces that `inner` began and ended with, which no mark may hold."""
    return (" " if inner[:1].isspace() else "") + middle + (" " if inner[-1:].isspace() else "")


def address(target: str, url: str | None) -> str:
    try:
        target = urljoin(url, target) if url else target
    except ValueError:
        return "#"
    return f"<{target.replace('<', '').replace('>', '')}>" if re.search(r"[\s()<>]", target) else target


def _code_span(text: str) -> str:
    text = _SPACE.sub(" ", text).strip()
    if not text:
        return ""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _code_block(element: HtmlElement) -> list[str]:
    text = element.text_content().strip("\n").expandtabs(4)
    if not text.strip():
        return []
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}\n{text.rstrip()}\n{fence}"]


def _prefixed(text: str) -> list[str]:
    return ["\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text else []


def _in_item(blocks: list[str]) -> str:
    """Blocks of one list item: a list right after its sentence needs no empty line."""
    out = blocks[0]
    for block in blocks[1:]:
        out += ("\n" if re.match(r"- |1\. ", block) else "\n\n") + block
    return out


def _indented(text: str, width: int) -> str:
    return text.replace("\n", "\n" + " " * width)
