"""A text with one form of each digit and letter, and every character where it was."""

import unicodedata

_LAST_DIGIT = 0x20000  # no decimal digit of Unicode lies beyond


def _table() -> dict[int, str]:
    table = {}
    for code in range(0x80, _LAST_DIGIT):
        char = chr(code)
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            table[code] = str(digit)
    for char in "\u00a0\u2002\u2003\u2007\u2009\u202f":
        table[ord(char)] = " "
    for given, plain in {
        "ي": "ی", "ى": "ی", "ك": "ک", "ە": "ہ", "ه": "ہ", "٬": ",", "٫": ".", "،": ",", "۔": ".", "؟": "?", "’": "'",
        "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
    }.items():  # fmt: skip
        table[ord(given)] = plain
    return table


_PLAIN = _table()


def plain(text: str) -> str:
    """`text` with ASCII digits, one Urdu letter for those that are written in two ways, plain spaces and dashes. Of the
    same length: places in it are places in `text`."""
    return text if text.isascii() else text.translate(_PLAIN)
