"""Bytes to text, and small text tools that take time in proportion to their input whatever it is."""

import re

from .document import Unreadable

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"\w\S*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows-1252. Raises Unreadable when it is not text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    elif b"\x00" in data:
        raise Unreadable("not text")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("windows-1252", errors="replace")
            if len(_CONTROL.findall(text)) > len(text) // 100:
                raise Unreadable("not text") from None
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cut(text: str, opening: str, closing: str, replacement: str = "") -> str:
    """`text` without what stands from each `opening` to the next `closing`; an opening without end stays as it is."""
    parts, at = [], 0
    while (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        parts += [text[at:start], replacement]
        at = end + len(closing)
    return "".join([*parts, text[at:]])


def count_words(text: str) -> int:
    """Words of a text; scripts without spaces count two characters a word."""
    without = _CJK.sub("", text)
    return len(_WORD.findall(without)) + (len(text) - len(without) + 1) // 2
