"""Reads sitemaps (sitemaps.org): plain or gzipped, and indexes of them."""

import zlib
from dataclasses import dataclass

from lxml import etree

MAX_BYTES = 50 * 1024 * 1024  # as the format's own rule has it
MAX_ADDRESSES = 50_000


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses of pages, and of further sitemaps when it is an index."""

    pages: tuple[str, ...]
    sitemaps: tuple[str, ...]


def read_sitemap(data: bytes) -> Sitemap | None:
    """The addresses in a sitemap, or None when the data are none."""
    if data[:2] == b"\x1f\x8b":
        unpacked = _unpacked(data)
        if unpacked is None:
            return None
        data = unpacked
    if data.lstrip()[:1] != b"<":
        return _text_sitemap(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    name = etree.QName(root).localname if isinstance(root.tag, str) else ""
    if name not in {"urlset", "sitemapindex"}:
        return None
    found = root.xpath("/*/*/*[local-name()='loc']/text()")
    addresses = tuple(str(text).strip() for text in found[:MAX_ADDRESSES])
    return Sitemap((), addresses) if name == "sitemapindex" else Sitemap(addresses, ())


def _unpacked(data: bytes) -> bytes | None:
    unzip = zlib.decompressobj(47)
    try:
        out = unzip.decompress(data, MAX_BYTES)
    except zlib.error:
        return None
    return None if unzip.unconsumed_tail else out


def _text_sitemap(data: bytes) -> Sitemap | None:
    lines = data[:MAX_BYTES].decode("utf-8", errors="replace").split()
    addresses = tuple(line for line in lines[:MAX_ADDRESSES] if line.startswith(("http://", "https://")))
    return Sitemap(addresses, ()) if addresses and len(addresses) == len(lines[:MAX_ADDRESSES]) else None
