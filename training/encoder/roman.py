"""Teaches what tells Roman Urdu from English: a logistic regression over hashed words and groups of letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from jawab.inference.urdu.writing import SIGNS, signs

MOST_MISROUTED = 0.0015  # share of English texts of two words or more, never seen, that may go to the encoder
SOLVER = {"C": 3.0, "solver": "liblinear"}


@dataclass(frozen=True, slots=True)
class Signal:
    """`weights` of shape (SIGNS,), and a `bias` that already holds the threshold."""

    weights: np.ndarray
    bias: float

    def says_urdu(self, texts: Sequence[str]) -> np.ndarray:
        """For each text."""
        table = _table(texts)
        return (table @ self.weights + self.bias > 0) & (np.diff(table.indptr) > 0)

    def write(self, path: Path) -> None:
        """As `jawab.inference.urdu.writing` reads it: int8 with one scale."""
        scale = np.float32(np.abs(self.weights).max() / 127)
        np.savez(path, weights=np.round(self.weights / scale).astype(np.int8), scale=scale, bias=np.float32(self.bias))


def train(roman: Sequence[str], english: Sequence[str]) -> Signal:
    """The threshold comes from the fifth of the English texts that a first model has not seen."""
    held = np.array([crc32(text.encode()) % 5 == 0 for text in english])
    taught = [text for text, back in zip(english, held, strict=True) if not back]
    unseen = [text for text, back in zip(english, held, strict=True) if back and " " in text]
    threshold = float(np.quantile(_fitted(roman, taught).decision_function(_table(unseen)), 1 - MOST_MISROUTED))
    model = _fitted(roman, english)
    return Signal(model.coef_[0], float(model.intercept_[0]) - threshold)


def _fitted(roman: Sequence[str], english: Sequence[str]) -> LogisticRegression:
    labels = np.repeat([1, 0], [len(roman), len(english)])
    return LogisticRegression(**SOLVER, random_state=0, class_weight="balanced").fit(_table([*roman, *english]), labels)


def _table(texts: Sequence[str]) -> csr_matrix:
    rows = [signs(text) for text in texts]
    ends = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    values = np.concatenate([np.full(len(row), max(len(row), 1) ** -0.5) for row in rows])
    return csr_matrix((values, np.concatenate(rows), ends), shape=(len(texts), SIGNS))
