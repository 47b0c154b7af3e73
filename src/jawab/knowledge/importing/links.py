"""Rewrites where links and pictures of a Markdown text (its code held back) lead."""

import re
from collections.abc import Callable

_INLINE = re.compile(
    r"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,500}\]){0,2000})\]"
    r"\([ \t]*(<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5})"
    r"(?:[ \t\n]+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?[ \t]*\)"
)
_DEFINITION = re.compile(r"^( {0,3}\[[^\]\n]{1,300}\]:[ \t]*)(<[^<>\n]{0,2000}>|\S{1,2000})", re.MULTILINE)
_HTML = re.compile(r"<(a|img)\b([^<>]{0,3000})>", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)

Resolve = Callable[[str, bool], str | None]


def rewrite(text: str, resolve: Resolve) -> str:
    """Every address through `resolve(address, is_picture)`; None takes the link off its words, the picture away."""

    def inline(found: re.Match[str]) -> str:
        picture, words, address = bool(found[1]), found[2], found[3].strip("<>")
        target = resolve(address, picture)
        if not picture:
            words = _INLINE.sub(inline, words)  # a picture inside a link
        if target is None:
            return "" if picture else words
        return f"{found[1]}[{words}]({_written(target)})"

    def definition(found: re.Match[str]) -> str:
        return found[1] + _written(resolve(found[2].strip("<>"), False) or "")

    def element(found: re.Match[str]) -> str:
        return _element(found[1].lower(), found[2], resolve, found[0])

    return _HTML.sub(element, _DEFINITION.sub(definition, _INLINE.sub(inline, text)))


def _element(name: str, attributes: str, resolve: Resolve, whole: str) -> str:
    address = _ADDRESS.search(attributes)
    if not address:
        return whole if name == "a" else ""
    target = resolve(address[2] or address[3] or address[4] or "", name == "img")
    if name == "a":
        return f'<a href="{_attribute(target)}">' if target is not None else "<a>"
    alt = _ALT.search(attributes)
    return f'<img src="{_attribute(target)}" alt="{(alt[1] or alt[2] or "") if alt else ""}">' if target else ""


def _written(target: str) -> str:
    return target if target and not re.search(r"[\s()<>]", target) else f"<{target.replace('<', '').replace('>', '')}>"


def _attribute(target: str) -> str:
    return target.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C")
