"""Trains the head that decides whether passages carry a sentence, and prints how well it does by cross-validation.

Run: python -m training.support            (writes src/jawab/inference/weights/support.json)

The data are written sentences about passages (training/questions/support.jsonl): some say the same in other words, some
are wrong in a small way. Folds are split by passage, so no passage is in training and test at once.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from jawab.answering.remembered import RememberedVectors
from jawab.answering.support import FEATURES, Evidence
from jawab.inference.embedder import load_embedder

ROOT = Path(__file__).parents[1]
DATA = ROOT / "training/questions/support.jsonl"
HEAD = ROOT / "src/jawab/inference/weights/support.json"
WANTED_PRECISION = 0.92
FOLDS = 10
AGAINST = {
    "negation",
    "clashes",
    "universals",
    "names",
}  # more of these never speaks for a sentence, of others never against


def main() -> None:
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    table, ruled_out = asyncio.run(measure(rows))
    truth = np.array([row["supported"] for row in rows])
    groups = np.unique([row["passage"] for row in rows], return_inverse=True)[1]
    chances = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(table, truth, groups):
        train = train[~ruled_out[train]]
        chances[test] = predict(*fit(table[train], truth[train]), table[test])
    chances[ruled_out] = 0
    threshold = lowest_precise(chances, truth)
    figures = report(rows, chances, truth, ruled_out, threshold)
    mean, scale, weights, bias = fit(table[~ruled_out], truth[~ruled_out])
    model = {
        "features": FEATURES,
        "mean": mean.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "layers": [[weights.round(5).reshape(-1, 1).tolist(), [round(float(bias), 5)]]],
        "thresholds": {"supported": round(threshold, 4)},
    }
    card = {
        "what": "Probability that the passages carry a sentence written by a language model",
        "made_by": "python -m training.support",
        "data": f"training/questions/support.jsonl: {len(rows)} sentences about {groups.max() + 1} passages",
        "figures": figures,
        "model": model,
    }
    HEAD.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    print(dict(zip(FEATURES, weights.round(2).tolist(), strict=True)))


async def measure(rows: list[dict[str, Any]]) -> tuple[np.ndarray, np.ndarray]:
    """Features of shape (rows, len(FEATURES)), and which rows the exact rules already refuse."""
    vectors = RememberedVectors(load_embedder())
    table, ruled_out = [], []
    for row in rows:
        evidence = Evidence([row["passage"]], [row["title"]], vectors)
        table.append(await evidence.features(row["sentence"]))
        ruled_out.append(bool(evidence.refused(row["sentence"])))
    return np.array(table), np.array(ruled_out)


def fit(table: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    mean, scale = table.mean(0), table.std(0) + 1e-6
    values, sign = (table - mean) / scale, np.where(truth, 1.0, -1.0)

    def loss(parameters: np.ndarray) -> float:
        margins = sign * (values @ parameters[:-1] + parameters[-1])
        return float(np.logaddexp(0, -margins).sum() + 0.5 * (parameters[:-1] ** 2).sum())

    bounds = [(None, 0) if name in AGAINST else (0, None) for name in FEATURES]
    found = minimize(loss, np.zeros(len(FEATURES) + 1), method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return mean, scale, found[:-1], float(found[-1])


def predict(mean: np.ndarray, scale: np.ndarray, weights: np.ndarray, bias: float, table: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(((table - mean) / scale) @ weights + bias)))


def lowest_precise(chances: np.ndarray, truth: np.ndarray) -> float:
    """The lowest threshold above which the wanted share of the accepted sentences is right, here and above."""
    best = 1.0
    for threshold in np.unique(chances)[::-1]:
        kept = chances >= threshold
        if threshold > 0 and truth[kept].mean() >= WANTED_PRECISION:
            best = float(threshold)
    return best


def report(
    rows: list[dict[str, Any]], chances: np.ndarray, truth: np.ndarray, ruled_out: np.ndarray, threshold: float
) -> dict[str, Any]:
    kept = chances >= threshold
    for i in np.flatnonzero(kept & ~truth):
        print(f"wrongly kept    {chances[i]:.2f} {rows[i]['kind']:12} {rows[i]['sentence']}")
    for i in np.flatnonzero(~kept & truth):
        print(f"wrongly dropped {chances[i]:.2f} {rows[i]['sentence']}")
    return {
        "threshold": round(threshold, 4),
        "precision": round(float(truth[kept].mean()), 3),
        "recall": round(float(kept[truth].mean()), 3),
        "wrong_kept": int((kept & ~truth).sum()),
        "wrong": int((~truth).sum()),
        "wrong_refused_by_rules": int((ruled_out & ~truth).sum()),
        "right_refused_by_rules": int((ruled_out & truth).sum()),
        "folds": FOLDS,
    }


if __name__ == "__main__":
    main()
