"""Vectors in memory, and which of them are nearest: exact, and quick up to some hundred thousand."""

import asyncio
from collections.abc import Collection, Sequence

import numpy as np

from jawab.inference.embedder import Vectors

INLINE_UP_TO = 5_000  # vectors that are compared where we are (0.5 ms): a thread would take longer to wake
DIRECT_UP_TO = 20_000  # vectors that are compared in full (about 2 ms); beyond, a shorter form is compared first
SHORT_WIDTH = 128  # of the shorter form: the directions in which the vectors differ most
SHORT_LIST = 1_000  # best by the shorter form that are compared in full; of the true best 50 it lost none in trials


class VectorIndex:
    """An unchanging set of vectors with the ids (32 hexadecimal digits) of what they stand for."""

    def __init__(self, ids: Sequence[str], vectors: Vectors, basis: Vectors | None = None) -> None:
        """`vectors`: float32 of shape (len(ids), width), of length 1; `basis`: (width, SHORT_WIDTH), to use again."""
        self.ids = list(ids)
        self._vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        self._basis = self._short = None
        if len(self.ids) > DIRECT_UP_TO:
            self._basis = basis if basis is not None else _main_directions(self._vectors)
            self._short = self._vectors @ self._basis

    @property
    def bytes(self) -> int:
        """Memory that the vectors take."""
        return self._vectors.nbytes + (self._short.nbytes if self._short is not None else 0)

    def changed(self, gone: Collection[str], ids: Sequence[str], vectors: Vectors) -> "VectorIndex":
        """A new index without `gone` and with more vectors."""
        keep = [i for i, id in enumerate(self.ids) if id not in gone] if gone else slice(None)
        kept = self.ids if not gone else [id for id in self.ids if id not in gone]
        both = [self._vectors[keep], np.asarray(vectors, dtype=np.float32).reshape(len(ids), self._vectors.shape[1])]
        return VectorIndex([*kept, *ids], np.concatenate(both), self._basis)

    async def nearest_aside(self, vector: Vectors, most: int) -> list[str]:
        """As `nearest`; what takes long is done in a thread, so that the event loop goes on."""
        if len(self.ids) <= INLINE_UP_TO:
            return self.nearest(vector, most)
        return await asyncio.to_thread(self.nearest, vector, most)

    def nearest(self, vector: Vectors, most: int) -> list[str]:
        """Ids of the `most` vectors with the largest dot product with `vector` of shape (width,), best first."""
        if not self.ids:
            return []
        rows = None
        vectors = self._vectors
        if self._short is not None and self._basis is not None:
            rows = _top(self._short @ (vector @ self._basis), max(SHORT_LIST, 4 * most))
            vectors = vectors[rows]
        likeness = vectors @ vector
        best = _top(likeness, most)
        best = best[np.argsort(-likeness[best], kind="stable")]
        return [self.ids[i] for i in (best if rows is None else rows[best])]


def _top(values: np.ndarray, most: int) -> np.ndarray:
    """Positions of the `most` largest values, in no order."""
    if most >= len(values):
        return np.arange(len(values))
    return np.argpartition(values, -most)[-most:]


def _main_directions(vectors: Vectors) -> Vectors:
    """Orthonormal (width, SHORT_WIDTH): the first principal axes, uncentred because dot products are to be kept."""
    sample = vectors[:: max(1, len(vectors) // 10_000)]
    axes = np.linalg.eigh(sample.T @ sample)[1][:, ::-1]
    return np.ascontiguousarray(axes[:, :SHORT_WIDTH])
