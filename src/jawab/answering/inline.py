"""Inline Markdown written anew from parsed tokens: emphasis, code and web links stay; pictures and HTML go."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode

_SPECIAL = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)")
_LINKS_KEPT = frozenset({"http", "https", "mailto", "tel"})
_APART = re.compile(r"</?(?:br|p|li|ul|ol|div|td|tr)\b", re.IGNORECASE)
_ALERT = re.compile(r"^\\\[!\w+\\\]\s*")  # > [!NOTE] of GitHub and Microsoft


def as_markdown(nodes: Sequence[SyntaxTreeNode], *, links: bool = True) -> str:
    """One line of Markdown for the inline `nodes`. A link that is neither http(s), mailto nor tel becomes its text, and
    without `links` every one does."""
    return _ALERT.sub("", " ".join("".join(_one(node, links) for node in nodes).split()))


def escape(text: str) -> str:
    """Plain text as Markdown that shows just that text."""
    return _SPECIAL.sub(lambda mark: "\\" + mark[0], text)


def _one(node: SyntaxTreeNode, links: bool) -> str:
    if node.type == "inline":
        return _all(node, links)
    if node.type in {"text", "text_special"}:
        return escape(node.content)
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    if node.type == "code_inline":
        return f"`{node.content}`" if "`" not in node.content else escape(node.content)
    if node.type in {"strong", "em"}:
        mark = "**" if node.type == "strong" else "*"
        inside = _all(node, links).strip()
        return f"{mark}{inside}{mark}" if inside else ""
    if node.type == "link":
        text = _all(node, links)
        return _link(text, str(node.attrs.get("href", ""))) if links else text
    if node.type == "html_inline":
        return " " if _APART.match(node.content) else ""
    if node.type == "s":
        return _all(node, links)
    return ""


def _all(node: SyntaxTreeNode, links: bool) -> str:
    return "".join(_one(child, links) for child in node.children)


def _link(text: str, href: str) -> str:
    address = urlsplit(href)
    if address.scheme not in _LINKS_KEPT or not text.strip() or re.search(r"[\s<>()]", href):
        return text
    return text if text == escape(href) else f"[{text}]({href})"
