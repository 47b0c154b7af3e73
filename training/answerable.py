"""Trains the judgement, and sets its thresholds by what it says of corpora that it was not taught with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from jawab.answering.evidence import NAMES
from jawab.inference.heads import sigmoid
from training.judged import Row

WEIGHTS = {"answerable": 1.0, "near": 3.0, "off": 1.5, "removed": 1.0}
MOST_WRONG = 0.02  # share of the unanswerable questions (near and off) of help centres that may be answered
MOST_ASKED_BACK = 0.10  # share of them that may be met with a question back
SMALL = "faq-"  # companies of fifteen entries, where hardly any near miss is mistaken: they do not set thresholds


@dataclass(frozen=True, slots=True)
class Judgement:
    """A logistic regression over standardised features, with the least probability that counts as yes."""

    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: float
    least: float


def of_help_centre(row: Row) -> bool:
    """Whether a question sets the thresholds, being unanswerable and about a help centre."""
    return row.kind in ("near", "off") and not row.corpus.startswith(SMALL)


def train_judgement(
    rows: Sequence[Row],
    names: Sequence[str],
    target: str,
    sets: Callable[[Row], bool] = of_help_centre,
    most: float | None = None,
) -> tuple[Judgement, dict[str, Any]]:
    """`target`: `first` (does the best article answer?) or `among` (does one of the first three?). `sets` tells which
    unanswerable questions set the threshold, `most` which share of them may pass it."""
    columns = [NAMES.index(name) for name in names]
    table = np.array([row.evidence[columns] for row in rows], dtype=float)
    right = np.array([getattr(row, target) for row in rows])
    kinds, corpora = np.array([row.kind for row in rows]), np.array([row.corpus for row in rows])
    counts = np.array([WEIGHTS[kind] for kind in kinds])
    mean, scale = table.mean(0), np.maximum(table.std(0), 1e-6)
    table = (table - mean) / scale
    unseen = np.zeros(len(rows))
    for corpus in sorted(set(corpora)):
        taught = corpora != corpus
        model = _model().fit(table[taught], right[taught], counts[taught])
        unseen[~taught] = model.predict_proba(table[~taught])[:, 1]
    slope, offset = _calibrating(unseen, right, kinds)
    unseen = sigmoid(slope * log_odds(unseen) + offset)
    unanswerable = np.array([sets(row) for row in rows])
    most = most or (MOST_WRONG if target == "first" else MOST_ASKED_BACK)
    least = round(float(np.quantile(unseen[unanswerable], 1 - most)) + 5e-4, 3)
    model = _model().fit(table, right, counts)
    held_back = {corpus: _figures(*_of(corpora == corpus, unseen, right, kinds), least) for corpus in set(corpora)}
    figures = {
        "auc": round(float(roc_auc_score(right, unseen)), 3),
        "all": _figures(unseen, right, kinds, least),
        "held_back": dict(sorted(held_back.items())),
        "calibration": _calibration(unseen, right, kinds),
    }
    weights, bias = slope * model.coef_[0], slope * float(model.intercept_[0]) + offset
    return Judgement(mean, scale, weights, bias, least), figures


def _model() -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=3000)


def log_odds(probability: np.ndarray) -> np.ndarray:
    """The inverse of the sigmoid."""
    inside = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside)))


def _calibrating(unseen: np.ndarray, right: np.ndarray, kinds: np.ndarray) -> tuple[float, float]:
    """Slope and offset in log-odds (Platt) that make the probabilities true for questions as they are asked: the
    questions whose articles were taken away teach where the border lies, but nobody asks so many of them."""
    asked = kinds != "removed"
    fitted = LogisticRegression(C=1e6).fit(log_odds(unseen[asked])[:, None], right[asked])
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def _of(mine: np.ndarray, *arrays: np.ndarray) -> list[np.ndarray]:
    return [array[mine] for array in arrays]


def _figures(unseen: np.ndarray, right: np.ndarray, kinds: np.ndarray, least: float) -> dict[str, float]:
    """Shares of the questions of each kind that are said yes to; of the answerable also how many rightly."""
    yes = unseen >= least
    answerable = kinds == "answerable"
    figures = {
        "answerable_yes": float(yes[answerable].mean()),
        "answerable_yes_and_right": float((yes & right)[answerable].mean()),
        **{f"{kind}_yes": float(yes[kinds == kind].mean()) for kind in ("near", "off", "removed") if kind in kinds},
    }
    return {name: round(share, 3) for name, share in figures.items()} | {"n": int(answerable.sum())}


def _calibration(unseen: np.ndarray, right: np.ndarray, kinds: np.ndarray) -> list[dict[str, float]]:
    """Of the questions as people asked them, by tenths of the probability: how many were right in truth."""
    asked = kinds != "removed"
    tenth = np.minimum((unseen * 10).astype(int), 9)
    return [
        {
            "said": round(float(unseen[asked & (tenth == i)].mean()), 3),
            "true": round(float(right[asked & (tenth == i)].mean()), 3),
            "n": int((asked & (tenth == i)).sum()),
        }
        for i in range(10)
        if (asked & (tenth == i)).any()
    ]
