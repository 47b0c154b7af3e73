"""Trains the quality score on graded replies and prints how well it agrees with them: `python -m training.quality`.

Takes about a minute. Nothing is drawn at random: the same replies give the same heads. First a third of the pages is
held back, then every page once (five folds); the heads that are shipped learn from all.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score, roc_auc_score

from jawab.answering.evidence import NAMES as EVIDENCE
from jawab.answering.evidence import URDU_NAMES as URDU_EVIDENCE
from jawab.answering.quality.features import UNKNOWN, log_odds
from jawab.answering.quality.score import HELPFULNESS, OVERALL
from jawab.inference.embedder import load_embedder
from jawab.inference.heads import load_head, sigmoid
from training.heads import write_head
from training.quality.fit import PARTS, THRESHOLD, Linear, fit_quality, fit_unknown, folds
from training.quality.graded import Graded, column, read, table
from training.remembered import RememberingEmbedder

DATA = ["training/quality: replies of the demo shop's bot, some made wrong on purpose; written and graded here (MIT)"]
LIMITS = (
    "Graded by one person. The pages are those of one shop. An answer from a page close to the right one, or one that "
    "leaves something out, is often taken for good; what is grounded well is told more surely than what fits."
)


def main() -> None:
    answers, unknown = asyncio.run(read(RememberingEmbedder(load_embedder())))  # type: ignore[arg-type]
    figures = {
        "held_back": held_back(answers),
        "cross_validated": cross_validated(answers),
        "unknown": unknown_figures(unknown),
        "n": dict(Counter(row.kind for row in [*answers, *unknown])),
    }
    write(answers, unknown, figures)
    print(json.dumps(figures, indent=1))


def held_back(rows: Sequence[Graded]) -> dict[str, Any]:
    """Agreement on the pages that the heads were not taught with, a third of them."""
    taught = [row for row in rows if not _is_held_back(row)]
    left_out = [row for row in rows if _is_held_back(row)]
    return agreement(fit_quality(taught).scored(left_out)[0], left_out)


def cross_validated(rows: Sequence[Graded]) -> dict[str, Any]:
    """The same for every reply, each scored by heads that know no reply about its page."""
    scores = np.zeros(len(rows))
    parts = {name: np.zeros(len(rows)) for name in PARTS}
    for taught, left_out in folds(rows):
        tested = [rows[i] for i in left_out]
        scores[left_out], found = fit_quality([rows[i] for i in taught]).scored(tested)
        for name in PARTS:
            parts[name][left_out] = [getattr(one, name) for one in found]
    given = np.array([_would_be_given(row) for row in rows])
    return {
        **agreement(scores, rows),
        "as_given": agreement(scores[given], [row for row in rows if _would_be_given(row)]),
        "auc_parts": {name: _auc(parts[name], column(rows, truth)) for name, (_, truth) in PARTS.items()},
        "by_kind": _by_kind(scores, rows),
    }


def agreement(scores: np.ndarray, rows: Sequence[Graded]) -> dict[str, Any]:
    """Spearman's rank correlation of score and grade; AUC of good against wrong; at the threshold, Cohen's kappa of
    "is good", and the shares of wrong and of good replies below it."""
    grades = column(rows, "grade")
    low, clear = scores < THRESHOLD, grades != 0.5
    return {
        "n": len(rows),
        "spearman": _rounded(spearmanr(scores, grades)[0]),
        "auc": _auc(scores, grades),
        "kappa": _rounded(cohen_kappa_score(grades == 1, ~low)),
        "kappa_good_or_wrong": _rounded(cohen_kappa_score(grades[clear] == 1, ~low[clear])),
        "wrong_found": _rounded(low[grades == 0].mean()),
        "partly_found": _rounded(low[grades == 0.5].mean()),
        "good_found": _rounded(low[grades == 1].mean()),
    }


def unknown_figures(rows: Sequence[Graded]) -> dict[str, float]:
    """How well "I do not know" is told from "I should have known", by cross-validation."""
    grades, scores = column(rows, "grade"), np.zeros(len(rows))
    values = table(rows, UNKNOWN)
    for taught, left_out in folds(rows):
        scores[left_out] = sigmoid(fit_unknown([rows[i] for i in taught]).odds(values[left_out]))
    kappa = cohen_kappa_score(grades == 1, scores >= THRESHOLD)
    return {"n": len(rows), "auc": _auc(scores, grades), "kappa": _rounded(kappa)}


def write(answers: Sequence[Graded], unknown: Sequence[Graded], figures: dict[str, Any]) -> None:
    """Write the heads, taught with every reply."""
    quality = fit_quality(answers)
    for name, (names, _) in PARTS.items():
        _write(f"quality_{name}", f"Log-odds that a reply's {name} is as a person would want it.", names,
               quality.parts[name], {"auc": figures["cross_validated"]["auc_parts"][name]})  # fmt: skip
    _write(
        "quality_helpfulness", "Log-odds that a visitor finds a reply helpful.", HELPFULNESS, quality.helpfulness, {}
    )
    _write("quality", "Log-odds that a person would grade a reply as good.", OVERALL, quality.overall, figures)
    about = "Log-odds that nothing in the help centre answers a question that was answered with 'I do not know'."
    _write("quality_unknown", about, UNKNOWN, fit_unknown(unknown), figures["unknown"])


def _write(name: str, about: str, names: Sequence[str], model: Linear, figures: dict[str, Any]) -> None:
    parameters = {"mean": model.mean, "scale": model.scale, "weights": model.weights, "bias": model.bias}
    write_head(name, about, names, parameters, figures, LIMITS, DATA)
    print(name, dict(zip(names, model.weights.round(2).tolist(), strict=True)))


def _would_be_given(row: Graded) -> bool:
    """Whether the bot is as sure of it as it must be to answer."""
    head = "answerable_urdu" if row.features["rough"] else "answerable"
    names = URDU_EVIDENCE if row.features["rough"] else EVIDENCE
    return row.features["confidence"] >= log_odds(load_head(head, names).thresholds["least"])


def _is_held_back(row: Graded) -> bool:
    return sha256(row.article.encode()).digest()[0] % 3 == 0


def _by_kind(scores: np.ndarray, rows: Sequence[Graded]) -> dict[str, dict[str, float]]:
    kinds = np.array([row.kind for row in rows])
    return {
        kind: {
            "n": int((kinds == kind).sum()),
            "mean": _rounded(scores[kinds == kind].mean()),
            "low": _rounded((scores[kinds == kind] < THRESHOLD).mean()),
        }
        for kind in sorted(set(kinds))
    }


def _auc(scores: np.ndarray, grades: np.ndarray) -> float:
    clear = grades != 0.5
    return _rounded(roc_auc_score(grades[clear] == 1, scores[clear]))


def _rounded(value: float) -> float:
    return round(float(value), 3)


if __name__ == "__main__":
    main()
