"""The likeliest few intents of a text, and how near its nearest example of each is."""

from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors

CANDIDATES = 10  # intents that are looked at closely: of Banking77's 77 the right one is among them in 99.6 %
_AT_ONCE = 500  # rows, which bounds memory


@dataclass(frozen=True, slots=True)
class Examples:
    """`vectors`: (examples, width), the examples of one intent after those of the other; `starts`: (intents + 1,)."""

    vectors: Vectors
    starts: np.ndarray

    def nearest(self, vector: Vectors, intents: np.ndarray) -> Vectors:
        """The likeness (cosine) of the nearest example of each of `intents`, (len(intents),)."""
        near = [np.vecdot(self.vectors[self.starts[i] : self.starts[i + 1]], vector).max() for i in intents]
        return np.array(near, dtype=np.float32)

    def nearest_of_all(self, vectors: Vectors, themselves: bool) -> Vectors:
        """(len(vectors), intents); where they are the examples `themselves`, without each itself: -1 for an intent
        that has no other."""
        rows = [self._nearest_of_all(vectors, at, themselves) for at in range(0, len(vectors), _AT_ONCE)]
        return np.vstack(rows) if rows else np.empty((0, len(self.starts) - 1), dtype=np.float32)

    def _nearest_of_all(self, vectors: Vectors, at: int, themselves: bool) -> Vectors:
        like = vectors[at : at + _AT_ONCE] @ self.vectors.T
        if themselves:
            own = np.arange(len(like))
            like[own, at + own] = -1
        nearest: Vectors = np.maximum.reduceat(like, self.starts[:-1], axis=1)
        return nearest


@dataclass(frozen=True, slots=True)
class Closest:
    """The candidates of rows of texts, likeliest first by score: which `intents`, their `scores`, and the likeness of
    their `nearest` example, all (rows, candidates)."""

    intents: np.ndarray
    scores: Vectors
    nearest: Vectors

    @classmethod
    def of(cls, scores: Vectors, nearest: Vectors) -> "Closest":
        """`scores` and `nearest`: (rows, intents)."""
        intents = candidates(scores)
        return cls(intents, np.take_along_axis(scores, intents, 1), np.take_along_axis(nearest, intents, 1))


def candidates(scores: Vectors) -> np.ndarray:
    """The CANDIDATES best of each row of (rows, intents), best first."""
    return np.argsort(-scores, axis=1, kind="stable")[:, :CANDIDATES]
