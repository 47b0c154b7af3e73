"""Calibrated chances of the candidates, from their scores and nearest examples."""

from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.intents.nearest import Closest

USUAL = (5.5, 15.0)  # fits of Banking77, CLINC150 and HWU64 lie near it; what little data are held to
_FIRMNESS = 4.0  # in texts


@dataclass(frozen=True, slots=True)
class Choice:
    """The weights of a candidate's score and of its nearest example: a conditional logit."""

    score: float
    nearest: float

    def chances(self, closest: Closest) -> Vectors:
        """Of the candidates, (rows, candidates): each row adds up to 1."""
        return softmax(self.score * closest.scores + self.nearest * closest.nearest)


def fit_choice(closest: Closest, classes: np.ndarray) -> Choice:
    """By Newton's method, so that the right intents of unseen rows are likeliest; rows whose intent is no candidate
    say nothing. `classes`: (rows,)."""
    is_right = closest.intents == classes[:, None]
    told = is_right.any(axis=1)
    values = np.stack([closest.scores[told], closest.nearest[told]], axis=2).astype(float)
    right = values[is_right[told]]
    usual = np.array(USUAL)
    found = usual.copy()
    held = _FIRMNESS / usual**2
    for _ in range(30):
        chances = softmax(values @ found)
        mean = np.einsum("rc,rcf->rf", chances, values)
        slope = (mean - right).sum(axis=0) + held * (found - usual)
        spread = np.einsum("rc,rcf,rcg->fg", chances, values, values) - mean.T @ mean
        step = np.linalg.solve(spread + np.diag(held), slope)
        found = np.clip(found - np.clip(step, -5, 5), 0.5, 60)
        if np.abs(step).max() < 1e-4:
            break
    return Choice(float(found[0]), float(found[1]))


def softmax(scores: Vectors) -> Vectors:
    """Rows of chances that add up to 1."""
    risen = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Vectors = risen / risen.sum(axis=1, keepdims=True)
    return chances
