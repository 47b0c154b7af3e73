"""Whether a text is of none of the intents: a small judgement over how it stands to them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.inference.heads import sigmoid
from jawab.understanding.intents.nearest import Closest

FEATURES = ("sure", "score", "margin", "nearest", "nearest_of_best", "agrees", "known", "words")


@dataclass(frozen=True, slots=True)
class Standing:
    """How rows of texts stand to the intents: their candidates with their `chances`, (rows, candidates); `known`: the
    share of the text's words that training texts have, and `words`: how many there are, both (rows,)."""

    closest: Closest
    chances: Vectors
    known: np.ndarray
    words: np.ndarray

    def table(self) -> np.ndarray:
        """float64 of shape (rows, len(FEATURES))."""
        rows = np.arange(len(self.chances))
        scores, nearest = self.closest.scores, self.closest.nearest
        best = self.chances.argmax(axis=1)
        sure = np.clip(self.chances[rows, best].astype(float), 1e-6, 1 - 1e-6)
        columns = (
            np.log(sure / (1 - sure)),
            scores[rows, best],
            scores[:, 0] - scores[:, 1],
            nearest.max(axis=1),
            nearest[rows, best],
            nearest.argmax(axis=1) == best,
            self.known,
            np.log1p(self.words),
        )
        return np.column_stack(columns).astype(float)


@dataclass(frozen=True, slots=True)
class Judge:
    """Logistic regression over FEATURES: `mean`, `scale` and `weights` of shape (len(FEATURES),)."""

    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: float

    def chance(self, table: np.ndarray) -> np.ndarray:
        """That a row is of none of the intents, (rows,)."""
        return sigmoid(((table - self.mean) / self.scale) @ self.weights + self.bias)


def fit_judge(table: np.ndarray, strange: np.ndarray, counts: np.ndarray, firmness: float = 5.0) -> Judge:
    """By Newton's method. `strange`: (rows,) of 0 and 1; `counts`: how much each row counts, in texts; `firmness`: how
    strongly weights are held to 0."""
    mean = table.mean(axis=0)
    scale = table.std(axis=0) + 1e-6
    values = np.column_stack([(table - mean) / scale, np.ones(len(table))])
    held = np.append(np.full(table.shape[1], firmness), 1e-6)
    found = np.zeros(values.shape[1])
    for _ in range(50):
        chance = sigmoid(values @ found)
        slope = values.T @ (counts * (chance - strange)) + held * found
        bend = (values * (counts * chance * (1 - chance))[:, None]).T @ values + np.diag(held)
        step = np.linalg.solve(bend, slope)
        found = found - step * min(1.0, 3 / (1e-9 + np.abs(step).max()))
        if np.abs(step).max() < 1e-6:
            break
    return Judge(mean, scale, found[:-1], float(found[-1]))


def share_known(words: Sequence[set[int]], seen: Sequence[set[int]] | frozenset[int]) -> Vectors:
    """The share of each text's words that are in `seen`; 1 for a text without words."""
    known = [seen] * len(words) if isinstance(seen, frozenset) else seen
    return np.array([len(a & b) / len(a) if a else 1.0 for a, b in zip(words, known, strict=True)], dtype=np.float32)
