"""Strings of letters as numbers: what the heads for language and mood read besides the sentence vector."""

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS = 15
BUCKETS = 1 << BITS
_NEXT = np.uint64(0x9E3779B97F4A7C15)  # odd multipliers spread neighbouring letters over all buckets
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
_HIGH = np.uint64(64 - BITS)


def letter_ngrams(text: str, longest: int) -> NDArray[np.int64]:
    """The bucket of each string of 1 to `longest` letters of `text`, in 0 … BUCKETS - 1, with repetitions."""
    letters = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    found, strings = [], letters * _NEXT
    for size in range(1, min(longest, len(letters)) + 1):
        if size > 1:
            strings = (strings[:-1] + letters[size - 1 :]) * _NEXT
        mixed = strings ^ (strings >> np.uint64(29))
        found.append((mixed * _SPREAD) >> _HIGH)
    return np.concatenate(found).astype(np.int64) if found else np.empty(0, dtype=np.int64)


def word_ngrams(words: Sequence[str]) -> NDArray[np.int64]:
    """The bucket of each word and each pair of neighbours, in 0 … BUCKETS - 1."""
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return np.array(
        [crc32(string.encode("utf-8", "replace")) & (BUCKETS - 1) for string in (*words, *pairs)], dtype=np.int64
    )
