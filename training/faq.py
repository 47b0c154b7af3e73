"""Trains the head that tells whether two questions mean the same, and measures how well it groups questions.

Run: python -m training.faq            (writes src/jawab/inference/weights/question_groups.json)

Questions about the same entry of an invented company's FAQ mean the same, also in Urdu and Roman Urdu. It learns from
questions in the words that most visitors use; those that were written to be hard (without the entry's words) are only
measured on. Three of the ten companies are held back: neither weights nor threshold have seen their questions.
"""

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

import numpy as np
from sklearn.linear_model import LogisticRegression

from jawab.inference.embedder import load_embedder
from jawab.kit.ids import new_id
from jawab.learning.faq.grouping import FEATURES, Asked, Group, features, group
from training.corpora import QUESTIONS, faq
from training.heads import write_head
from training.remembered import RememberingEmbedder

HELD_BACK = ("faq-airline", "faq-gym", "faq-mobile")
WANTED_PURITY = 0.92  # a person reads the examples before anything is published
ORDERS = 3  # in which the questions of a company arrive
A_ROUND = 8  # questions that are taken up together
SEED = 7
DATA = [
    "training/questions/faq, training/questions/plain.jsonl: questions about FAQ entries of ten invented companies, "
    "written for this project (MIT)",
    "training/questions/urdu.tsv: the same in Urdu, Roman Urdu, and as in SMS, written for this project (MIT)",
]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, the entry that it is about, whether it is in Urdu or Roman Urdu, and whether it is hard."""

    asked: Asked
    entry: str
    is_urdu: bool
    is_hard: bool


def main() -> None:
    companies = asyncio.run(read())
    missing = set(HELD_BACK) - set(companies)
    if missing:
        raise SystemExit(f"no such companies: {missing}; there are {sorted(companies)}")
    usual = {name: [row for row in rows if not row.is_hard] for name, rows in companies.items()}
    learnt = {name: rows for name, rows in usual.items() if name not in HELD_BACK}
    mean, scale, weights, bias = fit(learnt)
    head = {"mean": mean, "scale": scale, "weights": weights, "bias": bias}
    least, curve = choose(learnt, head)
    figures: dict[str, Any] = {
        "threshold_curve": curve,
        "learnt": summary(learnt, head, least),
        "held_back": {name: summary({name: usual[name]}, head, least) for name in HELD_BACK},
        "all_held_back": summary({name: usual[name] for name in HELD_BACK}, head, least),
        "hard_held_back": summary({name: companies[name] for name in HELD_BACK}, head, least),
    }
    head["thresholds"] = {"group": round(least, 3)}
    write_head(
        "question_groups",
        "Log-odds that two questions mean the same; their average links questions to groups.",
        FEATURES,
        head,
        figures,
        "Learnt from questions about FAQ entries of a sentence or two. Questions that differ in a detail only (refunds "
        "by card or in cash) may come together; questions in words of their own may stay alone. Urdu and Roman "
        "Urdu are only placed near their translation, and come together with English less often.",
        DATA,
    )
    print(json.dumps({name: figures[name] for name in figures if name != "threshold_curve"}, indent=1))


async def read() -> dict[str, list[Labelled]]:
    """The questions of every company, with their vectors."""
    embedder = RememberingEmbedder(load_embedder())
    told: dict[str, list[tuple[str, str, bool, bool]]] = defaultdict(list)
    for company in faq():
        told[company.name] = [
            (asked.text, next(iter(asked.right)), False, not asked.plain)
            for asked in company.asked
            if len(asked.right) == 1
        ]
    for line in (QUESTIONS / "urdu.tsv").read_text(encoding="utf-8").splitlines():
        name, right, english, *spellings = line.split("\t")
        if name in told and right not in ("", "off") and "," not in right:
            told[name] += [(english, right, False, False), *((spelling, right, True, False) for spelling in spellings)]
    found = {}
    for name, rows in told.items():
        rows = list({text.casefold(): (text, *rest) for text, *rest in rows}.values())
        vectors = await embedder.embed([text for text, *_ in rows])
        found[name] = [
            Labelled(Asked.of(new_id(), text, vector, embedder.approximates(text)), entry, is_urdu, is_hard)
            for (text, entry, is_urdu, is_hard), vector in zip(rows, vectors, strict=True)
        ]
    return found


def fit(companies: dict[str, list[Labelled]]) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Mean, scale, weights and bias over FEATURES, from all pairs of questions within a company."""
    tables, truths = [], []
    for rows in companies.values():
        table = features([row.asked for row in rows], [row.asked for row in rows])
        upper = np.triu_indices(len(rows), 1)
        tables.append(table[upper])
        entries = np.array([row.entry for row in rows])
        truths.append((entries[:, None] == entries[None, :])[upper])
    table, truth = np.concatenate(tables), np.concatenate(truths)
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    model = LogisticRegression(C=1.0, max_iter=1000).fit((table - mean) / scale, truth)
    return mean, scale, model.coef_[0], float(model.intercept_[0])


def choose(companies: dict[str, list[Labelled]], head: dict[str, Any]) -> tuple[float, list[dict[str, float]]]:
    """The lowest threshold with which groups are as pure as wanted."""
    curve = [
        {"threshold": float(least), **summary(companies, head, float(least))} for least in np.arange(-5.0, 2.1, 0.25)
    ]
    pure = [point for point in curve if point["purity"] >= WANTED_PURITY]
    return min(point["threshold"] for point in pure), [
        {key: round(point[key], 3) for key in ("threshold", "purity", "recall")} for point in curve
    ]


def summary(companies: dict[str, list[Labelled]], head: dict[str, Any], least: float) -> dict[str, float]:
    """Over several orders of arrival. `purity`: share of questions that are in a group mostly about their entry;
    `precision` and `recall` of pairs in one group; `recall_urdu`: of pairs of an English question and an Urdu one."""
    counts: Counter[str] = Counter()
    random = np.random.default_rng(SEED)
    for rows in companies.values():
        scores = linked(rows, head)
        for _ in range(ORDERS):
            _count(rows, grouped(rows, scores, random.permutation(len(rows)), least), counts)
    return {
        "purity": round(counts["majority"] / counts["questions"], 3),
        "precision": round(counts["right"] / max(1, counts["together"]), 3),
        "recall": round(counts["right"] / counts["same"], 3),
        "recall_urdu": round(counts["right_urdu"] / max(1, counts["same_urdu"]), 3),
        "n": counts["questions"] // ORDERS,
    }


def linked(rows: list[Labelled], head: dict[str, Any]) -> np.ndarray:
    """Log-odds of every pair."""
    asked = [row.asked for row in rows]
    return ((features(asked, asked) - head["mean"]) / head["scale"]) @ head["weights"] + head["bias"]


def grouped(rows: list[Labelled], scores: np.ndarray, order: np.ndarray, least: float) -> dict[UUID, UUID]:
    """The group of each question's id, as the product groups questions that come one after the other."""
    place = {row.asked.id: n for n, row in enumerate(rows)}

    def link(some: Sequence[Asked], others: Sequence[Asked]) -> np.ndarray:
        return scores[np.ix_([place[one.id] for one in some], [place[other.id] for other in others])]

    groups: list[Group] = []
    of: dict[UUID, UUID] = {}
    for start in range(0, len(order), A_ROUND):
        done = group([rows[i].asked for i in order[start : start + A_ROUND]], groups, least, link)
        of = {id: done.joined.get(one, one) for id, one in {**of, **done.groups}.items()}
    return of


def _count(rows: list[Labelled], of: dict[UUID, UUID], counts: Counter[str]) -> None:
    entries: dict[UUID, Counter[str]] = defaultdict(Counter)
    for row in rows:
        entries[of[row.asked.id]][row.entry] += 1
    counts["questions"] += len(rows)
    counts["majority"] += sum(found.most_common(1)[0][1] for found in entries.values())
    for one, other in combinations(rows, 2):
        same, together = one.entry == other.entry, of[one.asked.id] == of[other.asked.id]
        across = one.is_urdu != other.is_urdu
        counts["same"] += same
        counts["together"] += together
        counts["right"] += same and together
        counts["same_urdu"] += same and across
        counts["right_urdu"] += same and together and across


if __name__ == "__main__":
    main()
