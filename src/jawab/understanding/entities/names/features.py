"""What the names head sees of each word: its spelling and shape, what stands around it, and the lists of names."""

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.entities.names import gazetteer

BINS = 1 << 15  # features are hashed into so many; at this size few of those that count share one
PER_WORD = 30  # features of one word, with room; the rest are the bin BINS, which weighs nothing

TITLES = frozenset(
    "dr doctor mr mrs ms miss mister sir madam prof professor ustad ustaad maulana sheikh syed engr advocate capt "
    "captain hakim haji molvi qari master".split()
)
AFTER_NAME = frozenset("sahib sahab saheb sahiba sb bhai baji apa aapa uncle aunty auntie jee ji".split())


def binned(text: str, words: Sequence[tuple[int, int]]) -> np.ndarray:
    """int32 of shape (words, PER_WORD): the bins of each word's features, filled up with BINS."""
    spellings = [text[start:end] for start, end in words]
    lower = [word.lower() for word in spellings]
    place = _in_places(lower)
    case = _case(spellings)
    about = [(_own(word), *_lists(word.lower()), place[i]) for i, word in enumerate(spellings)]
    table = np.full((len(words), PER_WORD), BINS, dtype=np.int32)
    for i in range(len(words)):
        found = _around(i, lower, about, case, place)
        table[i, : len(found)] = found
    return table


def dense(states: Vectors) -> Vectors:
    """float32 of shape (words, 3 * width): each word's state, the one before and the one after."""
    if not len(states):
        return np.zeros((0, 3 * states.shape[1]), dtype=np.float32)
    around = np.zeros((len(states) + 2, states.shape[1]), dtype=np.float32)
    around[1:-1] = states
    return np.concatenate([states, around[:-2], around[2:]], axis=1)


def _around(
    i: int, lower: Sequence[str], about: Sequence[tuple[str, str, str, str]], case: str, place: Sequence[str]
) -> list[int]:
    shape, first, last, _ = about[i]
    word = lower[i]
    before, after = (lower[i - 1] if i else "^"), (lower[i + 1] if i + 1 < len(lower) else "$")
    before2, after2 = (lower[i - 2] if i > 1 else "^"), (lower[i + 2] if i + 2 < len(lower) else "$")
    shape_before, first_before, last_before, place_before = about[i - 1] if i else ("^", "", "", "")
    shape_after, first_after, last_after, place_after = about[i + 1] if i + 1 < len(about) else ("$", "", "", "")
    return _bins(
        (
            "w=" + word, "p3=" + word[:3], "s3=" + word[-3:], "s2=" + word[-2:], "x=" + shape, "xc=" + shape + case,
            "g=" + first, "l=" + last, "gx=" + first + last + shape + case, "P=" + place[i], "Px=" + place[i] + shape,
            "w-=" + before, "w+=" + after, "w--=" + before2, "w++=" + after2, "ww-=" + before2 + "_" + before,
            "x-=" + shape_before + shape, "x+=" + shape + shape_after, "ww+=" + after + "_" + after2,
            "g-=" + first_before + last, "g+=" + first + last_after, "l-=" + last_before,
            "l+=" + first_after + last_after,
            "P-=" + place_before, "P+=" + place_after, "0" if i else "first", "wx-=" + before + shape, "bias",
            "wg-=" + before + first + place[i], "wg+=" + after + first + place[i],
        )
    )  # fmt: skip


def _bins(features: Sequence[str]) -> list[int]:
    return [_bin(feature) for feature in features]


@lru_cache(maxsize=20_000)
def _bin(feature: str) -> int:
    return crc32(feature.encode()) % BINS


@lru_cache(maxsize=5_000)
def _own(word: str) -> str:
    """The word's shape: `Xx` capitalised, `XX` capitals, `x` small, `0` a number, else the mark itself."""
    if word.isdigit():
        return "0"
    if not word[0].isalpha():
        return word
    if len(word) > 1 and word.isupper():
        return "XX"
    if word[0].isupper():
        return "Xx" if len(word) > 1 else "X"
    return "x" if word.islower() else "xX"


@lru_cache(maxsize=5_000)
def _lists(lower: str) -> tuple[str, str]:
    """Whether the word is a given name or a title, and whether it is a surname or an honorific."""
    first = "T" if lower in TITLES else "G" if lower in gazetteer.given_names() else ""
    last = "S" if lower in AFTER_NAME else "L" if lower in gazetteer.surnames() else ""
    return first, last


def _in_places(lower: Sequence[str]) -> list[str]:
    """For each word `B` or `I` where it begins or goes on in a listed place, else ""."""
    marks = [""] * len(lower)
    longest, known = gazetteer.longest_place(), gazetteer.places()
    i = 0
    while i < len(lower):
        length = next((n for n in range(min(longest, len(lower) - i), 0, -1) if tuple(lower[i : i + n]) in known), 0)
        for j in range(i, i + length):
            marks[j] = "I" if j > i else "B"
        i += length or 1
    return marks


def _case(spellings: Sequence[str]) -> str:
    """How the text is written: `l` without capitals, `u` in capitals, `t` as a title, `m` as usual."""
    letters = [word for word in spellings if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    if not capitals:
        return "l"
    if all(word.isupper() for word in letters):
        return "u"
    return "t" if len(letters) > 3 and capitals * 4 > len(letters) * 3 else "m"
