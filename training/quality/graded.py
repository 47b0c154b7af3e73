"""The graded replies, as the product would see them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from jawab.answering.quality.features import Measure, of_unknown
from jawab.answering.quality.given import Given, Source, plain
from jawab.answering.remembered import RememberedVectors
from jawab.inference.embedder import Embedder

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Graded:
    """A reply with its features, and what its reader said of it: `grade`, and of answers also `relevant`, `complete`,
    `grounded` and `helpful`; 0, 0.5 or 1. `article` is the page that replies are kept together by."""

    kind: str
    article: str
    seconds: float
    features: dict[str, float]
    grades: dict[str, float]

    @property
    def grade(self) -> float:
        return self.grades["grade"]


async def read(embedder: Embedder) -> tuple[list[Graded], list[Graded]]:
    """The answers, and the replies that say they do not know."""
    passages = {one["key"]: one for one in _lines("passages.jsonl")}
    measure = Measure(embedder, RememberedVectors(embedder))
    answers, unknown = [], []
    for row in _lines("graded.jsonl"):
        given = _given(row, passages)
        if row["kind"].startswith("unknown"):
            unknown.append(_graded(row, of_unknown(given)))
        else:
            answers.append(_graded(row, await measure.features(given)))
    return answers, unknown


def column(rows: Sequence[Graded], name: str) -> np.ndarray:
    """What the reader said under `name`, of shape (rows,)."""
    return np.array([row.grades[name] for row in rows])


def table(rows: Sequence[Graded], names: Sequence[str]) -> np.ndarray:
    """Features of shape (rows, len(names))."""
    return np.array([[row.features[name] for name in names] for row in rows])


def _graded(row: dict[str, Any], features: dict[str, float]) -> Graded:
    names = ("grade", "relevant", "complete", "grounded", "helpful")
    grades = {name: float(row[name]) for name in names if row[name] is not None}
    return Graded(row["kind"], row["group"], row["seconds"], features, grades)


def _given(row: dict[str, Any], passages: dict[str, dict[str, str]]) -> Given:
    found = [(passages[key], likeness) for key, likeness in row["passages"]]
    return Given(
        question=row["question"],
        said=row["sentences"] or plain(row["reply"]),
        title=row["cited"][0][0] if row["cited"] else "",
        sources=[
            *(Source(title, quote) for title, _, quote in row["cited"]),
            *(Source(passage["title"], passage["text"]) for passage, _ in found),
        ],
        confidence=row["confidence"],
        seconds=row["seconds"],
        intents=row["intents"],
        nearness=[(passage["title"], likeness) for passage, likeness in found if likeness is not None],
    )


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
