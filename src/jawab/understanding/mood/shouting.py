"""Whether a message is shouted."""

import re

_WORD = re.compile(r"[A-Za-z]{2,}")
_MOST = 0.7  # the share of its words that are in capitals
_FEWEST = 3  # two may be abbreviations
_MARKS = re.compile(r"[!?]{3,}")


def shouts(text: str) -> bool:
    """Most words in capitals, or three exclamation or question marks in a row with one among them an `!`."""
    words = _WORD.findall(text)
    capitals = sum(map(str.isupper, words))
    if capitals >= _FEWEST and capitals >= _MOST * len(words):
        return True
    return any("!" in marks for marks in _MARKS.findall(text))
