"""Caches as they might be: some questions are known, others are asked, and each is held against its neighbours."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from jawab.answering.cache.head import ruled_out
from jawab.answering.cache.likeness import (
    COMPARED,
    NEIGHBOURS,
    Likened,
    Neighbour,
    around,
    features,
)
from jawab.inference.embedder import Embedder, Read
from training.cache_questions import Asked
from training.changed import changed, swapped

SHARES = (0.08, 0.25, 0.6)  # of the questions are known: an empty cache, a filled one
ASKED = 250  # a trial
SWAPPED = 60  # known questions that are asked with another word


@dataclass(frozen=True, slots=True)
class Row:
    """One question held against one that is known. `right`: both mean the same, or for a changed question: the answer
    of the one that it was made from would not be given; `possible`: nothing rules it out."""

    group: str
    kind: str  # `asked`, or what was changed of the known question
    asking: int  # number of the question that is asked
    values: list[float]  # FEATURES; for approximate vectors the cosine alone
    right: bool
    possible: bool
    texts: tuple[str, str]


class Trials:
    """Reads questions once and holds them against each other."""

    def __init__(self, embedder: Embedder, *, by_letters: bool) -> None:
        self._embedder, self._rough = embedder, by_letters
        self._known: dict[str, tuple[Likened, Read]] = {}
        self._asked = 0

    async def of(self, group: str, questions: Asked) -> list[Row]:
        """Rows of trials with a part of the questions known, and with known questions that are asked changed."""
        rows = []
        generator = np.random.default_rng(len(questions))
        shares = SHARES if len(questions) > 200 else SHARES * 2
        for share in shares:
            order = generator.permutation(len(questions))
            known = [questions[i] for i in order[: max(5, int(share * len(questions)))]]
            for i in order[len(known) :][:ASKED]:
                rows += await self._held(group, "asked", *questions[i], known)
            for text, meant in known[:SWAPPED]:
                elsewhere = [one for one, other in questions if other != meant]
                other = swapped(text, elsewhere[int(generator.integers(len(elsewhere)))], generator)
                if other:
                    rows += await self._held(group, "swapped", other, meant, known)
        return rows

    async def changed(self, group: str, questions: Asked) -> list[Row]:
        """Rows of questions that are asked with one thing changed, the others being known as they are."""
        rows = []
        for text, meant in questions:
            for kind, one, other in changed(text):
                rows += await self._held(group, kind, other, meant, [*questions, (one, meant)])
        return rows

    async def _held(self, group: str, kind: str, text: str, meant: str, known: Asked) -> list[Row]:
        asked, read = await self._read(text)
        readings = [await self._read(one) for one, _ in known]
        cosines = np.stack([one.vector for _, one in readings]) @ read.vector
        order = [int(i) for i in np.argsort(-cosines) if readings[i][0].plain != asked.plain][:NEIGHBOURS]
        near = [Neighbour(float(cosines[i]), known[i][1]) for i in order]
        self._asked += 1
        rows = []
        for place, i in enumerate(order[:COMPARED]):
            like, other = readings[i]
            values = (
                [near[place].cosine] if self._rough else [*features(asked, read, like, other), *around(near, place)]
            )
            rows.append(
                Row(group, kind, self._asked, values, (known[i][1] == meant) == (kind == "asked"),
                    not ruled_out(asked, like, roughly=self._rough), (text, known[i][0]))
            )  # fmt: skip
        return rows

    async def _read(self, text: str) -> tuple[Likened, Read]:
        if text not in self._known:
            self._known[text] = Likened.of(text), await self._embedder.read(text)
        return self._known[text]


@dataclass(frozen=True, slots=True)
class Outcome:
    """For each question that was asked: the best chance, and whether what would be answered is right."""

    chances: np.ndarray
    right: np.ndarray
    texts: list[tuple[str, str]]


def outcome(rows: list[Row], chances: np.ndarray) -> Outcome:
    """Of each question the known one with the best chance."""
    best: dict[int, int] = {}
    for i, row in enumerate(rows):
        if row.asking not in best or chances[i] > chances[best[row.asking]]:
            best[row.asking] = i
    chosen = list(best.values())
    right = np.array([rows[i].right for i in chosen], dtype=bool)
    return Outcome(chances[chosen], right, [rows[i].texts for i in chosen])


def figures(found: Outcome, threshold: float) -> dict[str, Any]:
    """`answered`: share of the questions that get a known answer; `precision`: share of those that is right."""
    taken = found.chances >= threshold
    precision = round(float(found.right[taken].mean()), 4) if taken.any() else None
    return {
        "n": len(taken), "answered": round(float(taken.mean()), 4), "precision": precision,
        "wrong": int((taken & ~found.right).sum()),
    }  # fmt: skip
