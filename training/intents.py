"""Measures how workspaces' intents are trained and read: `python -m training.intents --data FOLDER`, with `intents/`.

No head is shipped: every workspace trains its own. The figures go to training/intents.json, for docs/models.md. Embeds
about 39,000 texts the first time (kept in training/.cache), then takes some five minutes. The seed is fixed.
"""

import asyncio
import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from jawab.evals.intents import scores
from jawab.inference.embedder import Embedder, load_embedder
from jawab.understanding.intents.training import train
from training.remembered import RememberingEmbedder

FIGURES = Path(__file__).with_suffix(".json")
HELD_BACK = {"banking77": None, "clinc150": "out_of_scope", "hwu64": None}
SMALL = ("curekart", "powerplay11", "sofmattress")
STRANGER = "none of them"
FOLDS = 5

Rows = list[tuple[str, str]]


def main(data: Annotated[Path, typer.Option(help="Folder that holds intents/")]) -> None:
    """Measure on the parts of Banking77, CLINC150 and HWU64 that are held back, and on HINT3's bots by folds."""
    embedder = RememberingEmbedder(load_embedder())
    folder = data / "intents"
    figures: dict[str, Any] = {}
    for name, oos in HELD_BACK.items():
        learnt, read = _rows(folder / f"{name}_train.csv"), _rows(folder / f"{name}_dev.csv")
        figures[name] = asyncio.run(measured(embedder, learnt, read, oos))
        print(name, figures[name], flush=True)
    for name in SMALL:
        figures[name] = asyncio.run(in_folds(embedder, _rows(folder / f"hint3_{name}_train.csv")))
        print(name, figures[name], flush=True)
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


async def measured(embedder: Embedder, learnt: Rows, read: Rows, oos: str | None) -> dict[str, Any]:
    """As `jawab eval intents`, without the time."""
    texts, labels = zip(*learnt, strict=True)
    vectors = await embedder.embed(texts)
    head = train(texts, labels, vectors, oos=oos, embedder=embedder.name).head
    asked = await embedder.embed([text for text, _ in read])
    readings = [head.read(text, vector) for (text, _), vector in zip(read, asked, strict=True)]
    within = [1.0 if oos else 1 / (1 - reading.out_of_scope) for reading in readings]
    top = [reading.candidates[0].probability * share for reading, share in zip(readings, within, strict=True)]
    told = [reading.candidates[0].key for reading in readings]
    figures = scores(told, top, [label for _, label in read], oos, head.threshold)
    return {**figures, "n": len(read)}


async def in_folds(embedder: Embedder, rows: Rows) -> dict[str, Any]:
    """Means over FOLDS: in each, every fifth intent is left out of training and met as a stranger, beside a fifth of
    the examples of the others. No stranger is labelled in training."""
    folds = [await measured(embedder, learnt, read, STRANGER) for learnt, read in _folds(rows)]
    return {
        key: round(float(np.mean([fold[key] for fold in folds])), 4)
        for key in ("accuracy", "in_scope_accuracy", "oos_recall", "oos_precision", "threshold", "ece", "n", "n_oos")
    }


def _folds(rows: Rows) -> Iterator[tuple[Rows, Rows]]:
    random = np.random.default_rng(0)
    intents = random.permutation(sorted({label for _, label in rows})).tolist()
    part = random.permutation(len(rows)) % FOLDS
    for fold in range(FOLDS):
        out = set(intents[fold::FOLDS])
        known = {label for i, (_, label) in enumerate(rows) if label not in out and part[i] != fold}
        learnt = [row for i, row in enumerate(rows) if row[1] in known and part[i] != fold]
        read = [(text, label) for i, (text, label) in enumerate(rows) if label in known and part[i] == fold]
        yield learnt, [*read, *((text, STRANGER) for text, label in rows if label in out)]


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["text"], row["intent"]) for row in csv.DictReader(file)]


if __name__ == "__main__":
    typer.run(main)
