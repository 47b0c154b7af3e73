"""Messages as a table of the features that the mood head reads."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack

from jawab.inference.embedder import load_embedder
from jawab.understanding.mood.features import STRINGS, signs_of, strings_of
from training.remembered import RememberingEmbedder

CACHE = Path(__file__).parent / ".cache" / "mood.db"
# Regularised logistic regression spares columns of large values: these make the blocks weigh about the same.
VECTOR_SCALE = 4.0
STRING_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Shapes as jawab.understanding.mood.head.Parameters, for any number of classes."""

    strings: np.ndarray
    vector: np.ndarray
    signs: np.ndarray
    biases: np.ndarray


def vectors_of(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Sentence vectors of shape (texts, 384), zero where the embedder cannot read the text, and where it can."""
    embedder = RememberingEmbedder(load_embedder(), CACHE)
    read = np.array([embedder.reads(text) for text in texts])
    vectors = np.zeros((len(texts), embedder.width), dtype=np.float32)
    vectors[read] = asyncio.run(embedder.embed([text for text, reads in zip(texts, read, strict=True) if reads]))
    return vectors, read


def table_of(texts: Sequence[str], vectors: np.ndarray, read: np.ndarray) -> csr_matrix:
    """Strings, vector and written features side by side, shape (texts, STRINGS + width + len(FEATURES))."""
    strings = [strings_of(text) for text in texts]
    lengths = np.array([len(one) for one in strings])
    values = np.repeat(STRING_SCALE / np.sqrt(np.maximum(lengths, 1)), lengths).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    columns = csr_matrix((values, np.concatenate(strings), starts), shape=(len(texts), STRINGS))
    signs = np.array([signs_of(text, has_vector=bool(reads)) for text, reads in zip(texts, read, strict=True)])
    return csr_matrix(hstack([columns, csr_matrix(vectors * read[:, None] * VECTOR_SCALE), csr_matrix(signs)]))


def unpacked(coefficients: np.ndarray, intercepts: np.ndarray, width: int) -> Weights:
    """Weights for unscaled features from coefficients of shape (classes, features) of the table's."""
    rows = coefficients.T
    return Weights(
        rows[:STRINGS] * STRING_SCALE,
        rows[STRINGS : STRINGS + width] * VECTOR_SCALE,
        rows[STRINGS + width :],
        intercepts,
    )
