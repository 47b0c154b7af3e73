"""Reads product feeds as Google Merchant Center defines them: RSS 2.0 or Atom with the `g:` namespace, or a table."""

from collections.abc import Iterator

from lxml import etree

from jawab.kit.errors import Unprocessable
from jawab.understanding.entities.given import GivenTable
from jawab.understanding.entities.table import read_products

_ITEMS = frozenset({"item", "entry"})
_FIELDS = {
    "name": ("title",),
    "sku": ("id", "guid"),
    "price": ("sale_price", "price"),
    "image": ("image_link",),
    "url": ("link",),
    "description": ("description", "summary", "content"),
    "availability": ("availability",),
}
"""Elements by their local names, the first that is there and not empty: what is on sale costs its sale price."""
A_PIECE = 64 * 1024


def read_feed(data: bytes, region: str = "") -> GivenTable:
    """The products of a feed. `region`: see `GivenTable`. Raises Unprocessable when it is none."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        return read_products(data, region)
    table = GivenTable(region)
    number = 0
    for number, item in enumerate(_items(data), 1):
        row = {name: _text(item, names) for name, names in _FIELDS.items()}
        table.take(row, f"item {row['sku'] or number}"[:80])
    if not number:
        raise Unprocessable("This is no product feed: it has no item. Give the address of a Google Merchant feed.")
    return table


def _items(data: bytes) -> Iterator[etree._Element]:
    """One after the other, each let go when it was read. Nothing that the feed names is loaded or expanded."""
    parser = etree.XMLPullParser(
        events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for start in range(0, len(data), A_PIECE):
            parser.feed(data[start : start + A_PIECE])
            yield from _finished(parser)
        parser.close()
        yield from _finished(parser)
    except etree.XMLSyntaxError as error:
        raise Unprocessable(f"The feed is not well-formed XML (line {error.lineno}): it cannot be read.") from error


def _finished(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    for _, element in parser.read_events():
        if isinstance(element.tag, str) and etree.QName(element).localname in _ITEMS:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]  # type: ignore[union-attr]


def _text(item: etree._Element, names: tuple[str, ...]) -> str:
    found = {etree.QName(child).localname: child for child in reversed(item) if isinstance(child.tag, str)}
    for name in names:
        child = found.get(name)
        if child is not None and (text := (child.text or child.get("href") or "").strip()):
            return text
    return ""
