"""What the encoder sees of a text: hashed words, pairs of words, groups of letters, and how they sound."""

from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

import numpy as np

from jawab.inference.urdu.spelling import plain, skeleton, spelt

BUCKETS = 1 << 17
MOST_WORDS = 256  # longer texts are cut


def features(text: str) -> np.ndarray:
    """Numbers of the rows of the table that `text` adds up, int64 of shape (features,); empty for a text of no words.

    Order does not matter, and a row may come more than once.
    """
    return np.fromiter((crc32(name.encode()) % BUCKETS for name in _names(spelt(text)[:MOST_WORDS])), dtype=np.int64)


def _names(words: list[str]) -> Iterator[str]:
    sounds = [skeleton(word) for word in words]
    yield from (f"w {word}" for word in words)
    yield from (f"s {sound}" for sound in sounds)
    yield from (f"ww {one} {two}" for one, two in pairwise(plain(word) for word in words))
    yield from (f"ss {one} {two}" for one, two in pairwise(sounds))
    for word in words:
        marked = f"<{plain(word)}>"
        for length in (3, 4, 5):
            yield from (marked[i : i + length] for i in range(len(marked) - length + 1))
