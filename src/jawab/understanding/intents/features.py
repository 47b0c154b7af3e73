"""A text as numbers: how like its vector is to those of chosen examples, and its words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.intents.words import Words

SHARPNESS = 0.6  # of the likeness exp(-sharpness · |a - b|²)
WORDS_SHARE = 0.4  # of the words in the likeness of two texts, where that of their vectors counts 1


@dataclass(frozen=True, slots=True)
class Features:
    """`landmarks`: vectors of examples, float32 of shape (landmarks, width)."""

    landmarks: Vectors
    words: Words

    def likeness(self, vectors: Vectors) -> Vectors:
        """float32 of shape (len(vectors), landmarks), 0 to 1. A row of zeros is a text that the embedder cannot read:
        like nothing."""
        like: Vectors = np.exp(2 * SHARPNESS * (vectors @ self.landmarks.T - 1))
        like[~vectors.any(axis=1)] = 0
        like[:, ~self.landmarks.any(axis=1)] = 0
        return like

    def likeness_of(self, vector: Vectors) -> Vectors:
        """The same for one vector, (landmarks,). By dot products: BLAS would split a product of this size over threads,
        which on a busy machine wait for each other some ten times longer than the work takes."""
        if not vector.any():
            return np.zeros(len(self.landmarks), dtype=np.float32)
        like: Vectors = np.exp(2 * SHARPNESS * (np.vecdot(self.landmarks, vector) - 1))
        return like

    def worded(self, texts: Sequence[str], vectors: Vectors) -> Vectors:
        """float32 of shape (len(texts), PLACES). Where there are only words, they count in full."""
        share = np.where(vectors.any(axis=1), np.sqrt(WORDS_SHARE), 1).astype(np.float32)
        worded: Vectors = self.words.vectors(texts) * share[:, None]
        return worded


def chosen(classes: np.ndarray, most: int, random: np.random.Generator) -> np.ndarray:
    """Indices of at most `most` rows, from every class in its turn, so that small ones are there too."""
    order = random.permutation(len(classes))
    turn = np.empty(len(classes), dtype=int)
    for one in np.unique(classes):
        of_class = order[classes[order] == one]
        turn[of_class] = np.arange(len(of_class))
    return np.sort(order[np.argsort(turn[order], kind="stable")[:most]])
