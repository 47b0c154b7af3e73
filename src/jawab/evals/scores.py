"""Figures of classifiers."""

from collections.abc import Sequence
from typing import Any

import numpy as np


def accuracy(truth: Sequence[Any] | np.ndarray, said: Sequence[Any] | np.ndarray) -> float:
    """The share of labels that are right."""
    return float(np.mean(np.asarray(truth) == np.asarray(said)))


def macro_f1(
    truth: Sequence[Any] | np.ndarray, said: Sequence[Any] | np.ndarray, labels: Sequence[Any] | None = None
) -> float:
    """The mean of the labels' F1, each label weighing the same. Without `labels`: those that occur in `truth`."""
    right, guessed = np.asarray(truth), np.asarray(said)
    scores = []
    for label in sorted(set(right.tolist())) if labels is None else labels:
        hits = int(((right == label) & (guessed == label)).sum())
        total = int((right == label).sum() + (guessed == label).sum())
        scores.append(2 * hits / total if total else 0.0)
    return float(np.mean(scores))
