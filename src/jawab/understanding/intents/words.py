"""The words of a text as numbers: for what a sentence vector blurs (names, codes) and for texts that the embedder
cannot read. Hashed, so that there is no vocabulary to keep."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np

from jawab.inference.embedder import Vectors

PLACES = 2048  # a power of two: one place of the hash for about seven words of a large training set
_WORD = re.compile(r"\w+")
_MOST = 200  # words of one text that are looked at
_LETTERS = 3  # pieces of words, so that a misspelt word still shares most of them


@dataclass(frozen=True, slots=True)
class Words:
    """Weights of the hash's places, float32 of shape (PLACES,): how rare what falls there is in the training texts."""

    rarity: Vectors

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Words":
        """Counted over the training texts."""
        seen = np.zeros(PLACES)
        for text in texts:
            seen[list({place for place, _ in _hashed(text)})] += 1
        return cls((1 + np.log((1 + len(texts)) / (1 + seen))).astype(np.float32))

    def vector(self, text: str) -> Vectors:
        """float32 of shape (PLACES,) and length 1; all zero for a text without words."""
        found = np.zeros(PLACES, dtype=np.float32)
        for place, sign in _hashed(text):
            found[place] += sign
        found = np.sign(found) * np.log1p(np.abs(found)) * self.rarity
        length = float(np.linalg.norm(found))
        return found / length if length else found

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """float32 of shape (len(texts), PLACES)."""
        rows = [self.vector(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, PLACES), dtype=np.float32)


def vocabulary(text: str) -> set[int]:
    """The text's words as numbers of 32 bits, to ask which of them were seen in training."""
    return {crc32(word.encode()) for word in _WORD.findall(text.casefold())[:_MOST]}


def _hashed(text: str) -> Iterator[tuple[int, int]]:
    for piece in _pieces(text):
        code = crc32(piece.encode())
        yield code & (PLACES - 1), 1 if code >> 31 else -1


def _pieces(text: str) -> Iterator[str]:
    """Words, pairs of neighbours and pieces of words."""
    words = _WORD.findall(text.casefold())[:_MOST]
    yield from words
    yield from map(" ".join, pairwise(words))
    for word in words:
        framed = f"<{word}>"
        yield from (framed[i : i + _LETTERS] for i in range(len(framed) - _LETTERS + 1))
