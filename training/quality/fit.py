"""Fits the heads of the quality score on graded replies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import cohen_kappa_score
from sklearn.model_selection import GroupKFold

from jawab.answering.quality.features import COMPLETENESS, GROUNDEDNESS, RELEVANCE, UNKNOWN
from jawab.answering.quality.score import HELPFULNESS, OVERALL, Parts, overall_row, speed
from jawab.inference.heads import sigmoid
from training.quality.graded import Graded, column, table

PARTS = {
    "relevance": (RELEVANCE, "relevant"),
    "completeness": (COMPLETENESS, "complete"),
    "groundedness": (GROUNDEDNESS, "grounded"),
}
THRESHOLD = 0.6  # below which a reply is to be looked at: the scale is set so that this parts good from others best
FOLDS = 5
_HOLD = 1.0  # how firmly weights are held to 0: parts
_HOLD_OVERALL = 30.0  # … and of the overall figure, whose features say much the same


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression over standardised features."""

    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: float

    def odds(self, values: np.ndarray) -> np.ndarray:
        """What is not known counts as what is usual."""
        known = np.where(np.isnan(values), self.mean, values)
        return np.asarray(((known - self.mean) / self.scale) @ self.weights + self.bias)


@dataclass(frozen=True, slots=True)
class Quality:
    """All heads of the score of answers."""

    parts: dict[str, Linear]
    helpfulness: Linear
    overall: Linear

    def scored(self, rows: Sequence[Graded]) -> tuple[np.ndarray, list[Parts]]:
        """The overall figures without ratings, of shape (rows,), and the parts."""
        odds = {name: model.odds(table(rows, PARTS[name][0])) for name, model in self.parts.items()}
        parts = _parts(rows, odds, self.helpfulness.odds(_helpful_table(rows, odds)))
        return sigmoid(self.overall.odds(_overall_table(parts))), parts


def fit_quality(rows: Sequence[Graded]) -> Quality:
    """The later heads learn from what the earlier ones say of replies that they were not taught with."""
    odds = _unseen_odds(rows)
    helpful = _helpful_table(rows, odds)
    helpfulness = fit(helpful, column(rows, "helpful"), positive=True)
    parts = _parts(rows, odds, helpfulness.odds(helpful))
    grades = column(rows, "grade")
    overall = fit(_overall_table(parts), grades, positive=True, hold=_HOLD_OVERALL)
    whole = {name: fit(table(rows, names), column(rows, truth)) for name, (names, truth) in PARTS.items()}
    return Quality(whole, helpfulness, _set_scale(overall, overall.odds(_overall_table(parts)), grades))


def fit_unknown(rows: Sequence[Graded]) -> Linear:
    """Whether "I do not know" was the right reply."""
    return fit(table(rows, UNKNOWN), column(rows, "grade"))


def fit(values: np.ndarray, truth: np.ndarray, *, positive: bool = False, hold: float = _HOLD) -> Linear:
    """By maximum likelihood, with `truth` between 0 and 1; `positive`: no weight speaks against."""
    mean, scale = np.nanmean(values, 0), np.nanstd(values, 0)
    assert (scale > 1e-4).all(), f"features that are the same everywhere teach nothing: {np.flatnonzero(scale <= 1e-4)}"
    standard = (np.where(np.isnan(values), mean, values) - mean) / scale

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        odds = standard @ parameters[:-1] + parameters[-1]
        error = sigmoid(odds) - truth
        held = hold * parameters[:-1]
        total = (np.logaddexp(0, odds) - truth * odds).sum() + 0.5 * held @ parameters[:-1]
        return float(total), np.r_[standard.T @ error + held, error.sum()]

    width = values.shape[1]
    bounds = [(0.0 if positive else None, None)] * width + [(None, None)]
    found = minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Linear(mean, scale, found[:-1], float(found[-1]))


def folds(rows: Sequence[Graded]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Rows to learn from and rows to test with, so that replies about one page are never in both."""
    articles = np.unique([row.article for row in rows], return_inverse=True)[1]
    return list(GroupKFold(FOLDS).split(articles, groups=articles))


def _unseen_odds(rows: Sequence[Graded]) -> dict[str, np.ndarray]:
    unseen = {name: np.zeros(len(rows)) for name in PARTS}
    for taught, left_out in folds(rows):
        for name, (names, truth) in PARTS.items():
            values, wanted = table(rows, names), column(rows, truth)
            unseen[name][left_out] = fit(values[taught], wanted[taught]).odds(values[left_out])
    return unseen


def _helpful_table(rows: Sequence[Graded], odds: dict[str, np.ndarray]) -> np.ndarray:
    held = [np.clip(odds[name], -4, 4) for name in HELPFULNESS[:2]]
    return np.c_[(*held, [speed(row.seconds) for row in rows], table(rows, ("length",)))]


def _parts(rows: Sequence[Graded], odds: dict[str, np.ndarray], helpful: np.ndarray) -> list[Parts]:
    chances = {name: sigmoid(odds[name]) for name in PARTS}
    return [
        Parts(
            *(float(chances[name][i]) for name in PARTS),
            speed=speed(row.seconds),
            predicted=float(sigmoid(helpful[i : i + 1])[0]),
        )
        for i, row in enumerate(rows)
    ]


def _overall_table(parts: Sequence[Parts]) -> np.ndarray:
    table = np.vstack([overall_row(part, None) for part in parts])
    assert table.shape[1] == len(OVERALL)
    return table


def _set_scale(model: Linear, unseen: np.ndarray, grades: np.ndarray) -> Linear:
    """The model moved so that `THRESHOLD` parts good replies from the others as people did."""
    places = np.quantile(unseen, np.linspace(0.2, 0.8, 61))
    best = max(places, key=lambda place: float(cohen_kappa_score(grades == 1, unseen >= place)))
    wanted = float(np.log(THRESHOLD / (1 - THRESHOLD)))
    return Linear(model.mean, model.scale, model.weights, model.bias + wanted - float(best))
