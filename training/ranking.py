"""Trains the ranking and measures it on each corpus with the others alone as teachers."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from jawab.knowledge.features import MEANING, NAMES
from training.gather import Example
from training.listwise import List, Ranking, fit

PLAIN_COUNTS = 2.0
"""A plain question counts as much as two hard ones. Trials on questions of held-back companies, hit@1 hard / plain: 1 →
.748 / .933, 2 → .748 / .942, 4 → .745 / .947; with weights that must not be negative 2 → .745 / .947. The larger cosine
of title and body alone: .640 / .942."""
COMPARED = frozenset({"dense_gap", "title_gap", "cover_gap", "article_mean"})
"""Features that compare with other candidates and may have either sign; the others can only speak for a candidate."""
SPEAKS_FOR = np.array([name not in COMPARED for name in NAMES])
DENSE, TITLE_OR_BODY, BM25 = NAMES.index("dense"), NAMES.index("best"), NAMES.index("bm25")


def train_ranking(examples: Sequence[Example]) -> tuple[Ranking, dict[str, Any]]:
    """The ranking over all features, trained on all corpora, and its figures by corpus."""
    known = [example for example in examples if example.asking.right and example.language == "en"]
    table = {corpus: _held_back(known, corpus) for corpus in sorted({example.corpus for example in known})}
    floor = {corpus: max(row["hit1_dense"], row["hit1_title_or_body"]) for corpus, row in table.items()}
    fallen = [corpus for corpus, row in table.items() if row["hit1"] < floor[corpus]]
    if fallen:
        raise SystemExit(f"The ranking is worse than the dense baseline on {', '.join(fallen)}: not written.")
    return calibrated(fit(lists(known), SPEAKS_FOR), known), {"held_back": table, "mean": _mean(table)}


def train_ranking_by_words(examples: Sequence[Example]) -> tuple[Ranking, dict[str, Any]]:
    """The ranking for questions that the embedder does not read: by words alone."""
    known = [example for example in examples if example.asking.right]
    first = len(MEANING)
    table = {}
    for corpus in sorted({example.corpus for example in known}):
        ranking = fit(lists([example for example in known if example.corpus != corpus], first), SPEAKS_FOR[first:])
        own = [example for example in known if example.corpus == corpus]
        hits = [hit(example, ranking.score(example.found.table[:, first:])) for example in own]
        bm25 = [hit(example, example.found.table[:, BM25]) for example in own]
        table[corpus] = {"hit1": share(hits), "hit1_bm25": share(bm25), "n": len(own)}
    return calibrated(fit(lists(known, first), SPEAKS_FOR[first:]), known, first), {
        "held_back": table,
        "mean": _mean(table),
    }


def _held_back(known: Sequence[Example], corpus: str) -> dict[str, float]:
    ranking = fit(lists([example for example in known if example.corpus != corpus]), SPEAKS_FOR)
    own = [example for example in known if example.corpus == corpus]
    row = {
        "hit1": share([hit(example, ranking.score(example.found.table)) for example in own]),
        "hit1_dense": share([hit(example, example.found.table[:, DENSE]) for example in own]),
        "hit1_title_or_body": share([hit(example, example.found.table[:, TITLE_OR_BODY]) for example in own]),
        "hit1_bm25": share([hit(example, example.found.table[:, BM25]) for example in own]),
        "among_candidates": share([bool(example.right.any()) for example in own]),
        "n": len(own),
    }
    plain = [example for example in own if example.asking.plain]
    if plain:
        row["hit1_plain"] = share([hit(example, ranking.score(example.found.table)) for example in plain])
        row["hit1_plain_title_or_body"] = share([hit(one, one.found.table[:, TITLE_OR_BODY]) for one in plain])
    return row


def lists(examples: Sequence[Example], first: int = 0) -> list[List]:
    """Corpora count by the root of their questions, so that none drowns the others."""
    sizes = Counter(example.corpus for example in examples)
    return [
        List(example.found.table[:, first:], example.right, _counts(example) * sizes[example.corpus] ** -0.5)
        for example in examples
        if example.paths
    ]


def _counts(example: Example) -> float:
    return PLAIN_COUNTS if example.asking.plain else 1.0


def calibrated(ranking: Ranking, examples: Sequence[Example], first: int = 0) -> Ranking:
    """Scores as log-odds that the best passage's article answers (Platt)."""
    best, right = [], []
    for given in lists(examples, first):
        scores = ranking.score(given.table)
        best.append(scores.max())
        right.append(given.right[scores.argmax()])
    fitted = LogisticRegression().fit(np.array(best)[:, None], right)
    return ranking.calibrated(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def hit(example: Example, scores: np.ndarray) -> bool:
    """Whether the candidate with the best score answers."""
    return bool(len(scores)) and example.paths[int(scores.argmax())] in example.asking.right


def share(hits: Sequence[bool]) -> float:
    """Of the hits that are true."""
    return round(float(np.mean(hits)), 3)


def _mean(table: dict[str, dict[str, float]]) -> dict[str, float]:
    names = dict.fromkeys(name for row in table.values() for name in row if name != "n")
    return {name: round(float(np.mean([row[name] for row in table.values() if name in row])), 3) for name in names}
