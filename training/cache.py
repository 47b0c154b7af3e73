"""Trains the head of the answer cache: `python -m training.cache --data FOLDER`, which holds `intents/`.

Reads some 9,000 questions the first time (two minutes, kept in training/.cache). The same data give the same head.
"""

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression

from jawab.answering.cache.head import ROUGHLY_ALIKE
from jawab.answering.cache.likeness import FEATURES
from jawab.inference.embedder import Embedder, load_embedder
from training.cache_questions import english, english_held_back, rough
from training.cache_trials import Row, Trials, figures, outcome
from training.heads import write_head
from training.remembered import RememberingEmbedder

WANTED_PRECISION = 0.99
FEWEST = 50  # answers that a threshold is judged by
DATA = (
    "HINT3: curekart, powerplay11, sofmattress, training parts (Haptik; ODbL)",
    "Bitext customer support, 8k, training part (CDLA-Sharing-1.0)",
    "Banking77, training part (PolyAI; CC-BY-4.0)",
    "CLINC150, training part (CC-BY-3.0)",
    "training/questions/plain.jsonl: questions written for this project (MIT)",
)
ABOUT = "Log-odds that two questions that nothing rules out mean the same, in the answer cache."
LIMITS = (
    "The labels are intents: two questions of one intent count as the same though they may differ in detail. "
    "Measured with some questions known and others asked, many of them of intents that no known question has."
)


def main(data: Annotated[Path, typer.Option(help="Folder that holds intents/")]) -> None:
    """Train the head same_question."""
    asyncio.run(train(data))


async def train(data: Path) -> None:
    """Hold questions against each other, fit, measure, write."""
    embedder = RememberingEmbedder(load_embedder())
    trials = Trials(embedder, by_letters=False)
    rows = [row for group, questions in english(data).items() for row in await trials.of(group, questions)]
    model = Model(rows)
    threshold, crossed = _threshold(rows)
    demo, measured = list[Row](), {}
    for group, questions in english_held_back(data).items():
        asked = await trials.of(group, questions)
        measured[group] = _measured(asked, model.chances(asked), threshold)
        if group.startswith("demo shop"):
            demo = await trials.changed(group, questions)
    found = {
        "threshold": round(threshold, 5),
        "cross_validated": crossed,
        "held_back": measured,
        "changed": _measured(demo, model.chances(demo), threshold),
        "rough": await _rough(embedder),
    }
    parameters = {"mean": model.mean, "scale": model.scale, "weights": model.weights, "bias": model.bias,
                  "thresholds": {"same": round(threshold, 5)}}  # fmt: skip
    write_head("same_question", ABOUT, FEATURES, parameters, found, LIMITS, DATA)
    print(json.dumps(found, indent=1, ensure_ascii=False))
    print(dict(zip(FEATURES, model.weights.round(2).tolist(), strict=True)))


async def _rough(embedder: Embedder) -> dict[str, Any]:
    """How the rule for Urdu and Roman Urdu does, of which nothing is taught."""
    trials, found = Trials(embedder, by_letters=True), {}
    for group, questions in rough().items():
        rows = [*await trials.of(group, questions), *await trials.changed(group, questions)]
        cosines = np.array([row.values[0] if row.possible else 0.0 for row in rows])
        found[group] = _measured(rows, cosines, ROUGHLY_ALIKE)
    return found


def _measured(rows: list[Row], chances: np.ndarray, threshold: float) -> dict[str, Any]:
    """Figures of each kind of rows: asked, and each way of changing a question."""
    found = {}
    for kind in sorted({row.kind for row in rows}):
        some = [i for i, row in enumerate(rows) if row.kind == kind]
        found[kind] = figures(outcome([rows[i] for i in some], chances[some]), threshold)
    return found


class Model:
    """Logistic regression in which every group weighs as much as the root of its rows."""

    def __init__(self, rows: list[Row]) -> None:
        some = [row for row in rows if row.possible and row.kind == "asked"]
        table = np.array([row.values for row in some])
        self.mean, self.scale = table.mean(0), table.std(0) + 1e-6
        of = {group: sum(row.group == group for row in some) for group in {row.group for row in some}}
        weights = np.array([of[row.group] ** -0.5 for row in some])
        fitted = LogisticRegression(max_iter=1000).fit(
            (table - self.mean) / self.scale, [row.right for row in some], weights / weights.mean()
        )
        self.weights, self.bias = fitted.coef_[0], float(fitted.intercept_[0])

    def chances(self, rows: list[Row]) -> np.ndarray:
        """Probabilities, 0 where something rules it out: (rows,)."""
        table = (np.array([row.values for row in rows]) - self.mean) / self.scale
        chances: np.ndarray = 1 / (1 + np.exp(-(table @ self.weights + self.bias)))
        return np.where([row.possible for row in rows], chances, 0.0)


def _threshold(rows: list[Row]) -> tuple[float, dict[str, Any]]:
    """Each group is judged by a model that was not taught it: the lowest threshold at which the wanted share of all
    answers is right."""
    rows = [row for row in rows if row.kind == "asked"]
    groups = sorted({row.group.partition("-")[0].partition(",")[0] for row in rows})
    chances, tested = [], list[Row]()
    for group in groups:
        left = [row for row in rows if row.group.startswith(group)]
        model = Model([row for row in rows if not row.group.startswith(group)])
        chances.append(model.chances(left))
        tested += left
    found = outcome(tested, np.concatenate(chances))
    order = np.argsort(-found.chances, kind="stable")
    precision = np.cumsum(found.right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero((precision >= WANTED_PRECISION) & (np.arange(len(order)) >= FEWEST))
    if not len(enough):
        raise SystemExit("no threshold gives the wanted precision")
    threshold = float(found.chances[order[enough[-1]]])
    taken = (found.chances >= threshold) & ~found.right
    for i in np.flatnonzero(taken):
        print("wrong", round(float(found.chances[i]), 3), found.texts[i])
    return threshold, figures(found, threshold)


if __name__ == "__main__":
    typer.run(main)
