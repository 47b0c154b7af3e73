"""An embedder without a model: fast, deterministic and sane for texts that share words. For tests only."""

import re
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from jawab.inference.embedder import Read, TokenVectors, Vectors

WORD = re.compile(r"\w+")


class FakeEmbedder:
    """Hashed bag of words: each word adds ±1 at two of `width` places; texts are alike as far as they share words."""

    name = "fake"
    width = 256

    def reads(self, text: str) -> bool:
        """As Embedder.reads."""
        return True

    def approximates(self, text: str) -> bool:
        """As Embedder.approximates."""
        return False

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """As Embedder.embed; a text without words gets the first unit vector."""
        return self._vectors([WORD.findall(text.casefold()) for text in texts])

    async def read(self, text: str) -> Read:
        """As Embedder.read; every word tells as much."""
        found = list(WORD.finditer(text.casefold()))
        states = self._vectors([[word.group()] for word in found])
        starts = np.array([word.start() for word in found], dtype=np.int32)
        whole = self._vectors([[word.group() for word in found]])[0]
        return Read(whole, TokenVectors(states, np.ones(len(found), dtype=np.float32), starts))

    def _vectors(self, bags: Sequence[Sequence[str]]) -> Vectors:
        vectors = np.zeros((len(bags), self.width), dtype=np.float32)
        for row, bag in zip(vectors, bags, strict=True):
            for word in bag:
                digest = blake2b(word.encode(), digest_size=4).digest()
                row[digest[0]] += 1 if digest[2] & 1 else -1
                row[digest[1]] += 1 if digest[3] & 1 else -1
            if not row.any():
                row[0] = 1
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors
