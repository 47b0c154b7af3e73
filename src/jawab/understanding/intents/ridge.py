"""Least squares with one column for each intent, and exact cross-validation from its single solution.

What a model without some rows would say of those rows follows from the model with all of them (the hat matrix), so
leaving out one text, or one whole intent, costs no further training: Rifkin and Lippert, "Notes on regularized least
squares" (2007).
"""

from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors

_JITTER = 1e-3  # keeps the likenesses of doubled landmarks apart
_LEAST_FREE = 1e-3  # a row that decides its own score all but alone


@dataclass(frozen=True, slots=True)
class Solved:
    """`weights`: (features, intents), for rows of likenesses and words; `bias`: (intents,). `fitted`: the scores of the
    training rows, (rows, intents); `smoother` and `table`: the hat matrix is smoother @ table.T."""

    weights: Vectors
    bias: Vectors
    targets: Vectors
    fitted: Vectors
    smoother: Vectors
    table: Vectors

    def without_itself(self) -> Vectors:
        """(rows, intents): what a model trained without the row scores it."""
        own = np.einsum("ij,ij->i", self.smoother, self.table)
        free = np.maximum(1 - own, _LEAST_FREE)[:, None]
        scores: Vectors = self.targets - (self.targets - self.fitted) / free
        return scores

    def without_its_intent(self, classes: np.ndarray) -> Vectors:
        """(rows, intents): what a model scores the row that was trained without all rows of its intent. The column of
        that intent means nothing."""
        scores = np.empty_like(self.targets)
        for one in np.unique(classes):
            rows = np.flatnonzero(classes == one)
            kept = np.eye(len(rows)) - self.smoother[rows].astype(float) @ self.table[rows].T
            kept[np.diag_indices(len(rows))] += _LEAST_FREE
            scores[rows] = self.targets[rows] - np.linalg.solve(kept, self.targets[rows] - self.fitted[rows])
        return scores


def solve(likeness: Vectors, among: Vectors, worded: Vectors, classes: np.ndarray, penalty: float) -> Solved:
    """`likeness`: (rows, landmarks), `among`: the same of the landmarks to each other, `worded`: (rows, places),
    `classes`: (rows,) from 0. Time grows with rows x features²,
    where there are fewer rows than features with rows² x features."""
    onehot = np.eye(int(classes.max()) + 1, dtype=np.float32)[classes]
    bias = onehot.mean(axis=0)
    apart = _whitening(among)
    table = np.hstack([likeness @ apart, worded])
    smoother = _smoother(table, penalty)
    weights = smoother.T @ (onehot - bias)
    fitted = table @ weights
    landmarks = likeness.shape[1]
    unfolded = np.vstack([apart @ weights[:landmarks], weights[landmarks:]])
    return Solved(unfolded, bias, onehot - bias, fitted, smoother, table)


def _smoother(table: Vectors, penalty: float) -> Vectors:
    """(rows, features): table (tableᵀ table + penalty)⁻¹, by the smaller of its two equal forms."""
    few_rows = len(table) < table.shape[1]
    gram = (table @ table.T if few_rows else table.T @ table).astype(float)
    gram[np.diag_indices(len(gram))] += penalty
    inverse = np.linalg.inv(gram).astype(np.float32)
    smoother: Vectors = inverse @ table if few_rows else table @ inverse
    return smoother


def _whitening(among: Vectors) -> Vectors:
    """Makes likenesses to the landmarks into coordinates whose dot product is the likeness (Nyström)."""
    steady = among.astype(float)
    steady[np.diag_indices(len(steady))] += _JITTER
    return np.linalg.inv(np.linalg.cholesky(steady)).T.astype(np.float32)
