"""Where sentences begin and end, in scripts with and without capitals. Used to cut long passages and to quote."""

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?P<stop>[.!?…]+[\"'”’»)\]*_]{0,4})(?=\s+\S)"  # Latin: followed by a space
    r"|[۔؟][\"'”’»)\]*_]{0,4}(?=\s*\S)"  # Urdu, Arabic
    r"|[。！？][”’」』）*_]{0,4}(?=\s*\S)"  # Chinese, Japanese: no space follows
    r"|\n(?=\s*\S)"
)
_SHORT = frozenset(
    "e.g i.e etc vs cf mr mrs ms dr prof sr jr st nos vol fig approx est inc ltd co corp p pp ca u.s u.k a.m p.m "
    "rs dept ext art sra núm págs bzw z.b d.h usw ggf".split()
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘*_]{0,24}\Z")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """`(start, end)` of each sentence of `text`, in order, without the white space around it."""
    start = 0
    for mark in _END.finditer(text):
        if mark["stop"] and not _ends(text, mark):
            continue
        yield from _trimmed(text, start, mark.end())
        start = mark.end()
    yield from _trimmed(text, start, len(text))


def sentences(text: str) -> list[str]:
    """The sentences of `text`."""
    return [text[start:end] for start, end in spans(text)]


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Whether this full stop ends a sentence: not after an abbreviation, an initial, or before a small letter."""
    after = text[mark.end() : mark.end() + 40].lstrip()
    first = after.lstrip("\"'“‘«([*_`")[:1]
    if mark["stop"][0] != ".":
        return not first.islower()
    before = _WORD_BEFORE.search(text, max(0, mark.start() - 24), mark.start())
    word = before[0].lower() if before else ""
    if word in _SHORT or (len(word) == 1 and word.isalpha()):
        return False
    if word.isdigit() and text[: mark.start()].rpartition("\n")[2].strip() == word:
        return False  # the number of a step
    return not first.islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield start + left, start + right
