"""Takes out of what a page sends whatever could be somebody's data. The widget does the same before it sends; this is
what holds when somebody else sends."""

import re
from collections.abc import Mapping

MASK = ":id"
MOST_PROPS = 10

_DATA = re.compile(r"@|\d{5,}|%[0-9A-Fa-f]{2}")
_HEX = re.compile(r"[0-9a-f-]{12,}", re.IGNORECASE)
_CODE = re.compile(r"(?=\S*\d)\S{16,}")  # long and with a digit: a key or a token
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,31}")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,31}")
_PERSONAL_KEY = re.compile(r"e_?mail|phone|mobile|name$|address|birth|passw|token|secret|card|iban|cnic", re.IGNORECASE)
_COMPOUND = r"(?:[a-z][a-z0-9-]*|\*)?(?:#[A-Za-z][\w-]*)?(?:\.[A-Za-z][\w-]*){0,3}(?::nth-of-type\(\d{1,4}\))?"
_SELECTOR = re.compile(rf"{_COMPOUND}(?: > {_COMPOUND}){{0,40}}")
_BARE = re.compile(r"[#.]([\w-]+)")
_LARGEST = 1e9  # a larger whole number is rather a telephone or card number than a count or a price


def clean_page(page: str) -> str:
    """The path of an address without its query; what looks like data in it is masked. `/orders/48213/` gives
    `/orders/:id/`."""
    path = re.split(r"[?#;]", page, maxsplit=1)[0]
    parts = [MASK if _is_data(part) else part for part in path.split("/")]
    return "/".join(parts)[:300] or "/"


def clean_selector(selector: str | None) -> str | None:
    """The selector when it names places alone: tags, classes, ids and positions. None for one that has attributes,
    text, or a name that looks like data."""
    if not selector or len(selector) > 300 or not _SELECTOR.fullmatch(selector):
        return None
    return None if any(_is_data(name) for name in _BARE.findall(selector)) else selector


def clean_name(name: str) -> str | None:
    """The name of a custom event when it is one word, as code names things."""
    return name if len(name) <= 64 and re.fullmatch(r"[A-Za-z][\w.:-]*", name) and not _is_data(name) else None


def clean_props(props: Mapping[str, object]) -> dict[str, object]:
    """What may be kept of a custom event's properties: numbers, truth values and short codes without spaces."""
    kept = {key: value for key, value in props.items() if _is_plain_key(key) and _is_plain(value)}
    return dict(list(kept.items())[:MOST_PROPS])


def _is_plain_key(key: str) -> bool:
    return bool(_KEY.fullmatch(key)) and not _PERSONAL_KEY.search(key)


def _is_plain(value: object) -> bool:
    if isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return abs(value) < _LARGEST  # not of NaN
    return isinstance(value, str) and bool(_WORD.fullmatch(value)) and not _is_data(value)


def _is_data(part: str) -> bool:
    hexadecimal = _HEX.fullmatch(part) and any(letter.isdigit() for letter in part)
    return bool(_DATA.search(part) or hexadecimal or _CODE.fullmatch(part))
