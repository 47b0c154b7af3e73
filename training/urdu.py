"""Trains ranking and judgement of questions in Urdu and Roman Urdu: `python -m training.urdu`, after training.encoder.

The questions are those of training/questions/urdu.tsv, which the encoder was not taught with, in three spellings each,
and the Urdu ones about the demo shop. What the embedder does not take for Urdu is left out: it is judged like English.
Nothing is drawn at random. Under a minute.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from jawab.answering.evidence import URDU_NAMES
from jawab.inference.embedder import load_embedder
from jawab.inference.heads import load_head
from jawab.knowledge.features import NAMES
from training.answerable import Judgement, train_judgement
from training.corpora import urdu
from training.gather import Example, gather
from training.heads import write_head
from training.judged import Row, judged
from training.listwise import Ranking, fit
from training.ranking import DENSE, SPEAKS_FOR, TITLE_OR_BODY, calibrated, hit, lists, share
from training.remembered import RememberingEmbedder

DATA = [
    "training/questions/urdu.tsv: questions in three spellings of Urdu about ten invented companies and the demo shop, "
    "written for this project (MIT)",
    "training/questions/demo.jsonl: its Urdu questions, written for this project (MIT)",
]
MOST_OF_HARD = 0.03
"""Share of the hard unanswerable questions that may be answered. Trials: .02 → 26.7 % of the answerable ones answered,
25.6 % rightly; .03 → 30.6, 29.5; .05 → 38.3, 36.5, but of the demo shop's, which are harder, 25.5 and 20.4."""
LIMITS = (
    "Taught with a few hundred questions of two writers, most of them short. The articles of the ten companies are "
    "English; only the demo shop has Urdu articles."
)


async def train() -> None:
    """Gather, fit, measure, write."""
    embedder = RememberingEmbedder(load_embedder())
    examples = [one async for one in gather(urdu(), embedder) if one.found.approximate and one.paths]
    ranking, figures = _ranking([example for example in examples if example.asking.right])
    parameters = {"mean": ranking.mean, "scale": ranking.scale, "weights": ranking.weights, "bias": ranking.bias}
    about = "Orders the candidate passages of a question in Urdu; log-odds that the passage's article answers it."
    write_head("ranking_urdu", about, NAMES, parameters, figures, LIMITS, DATA)
    print("ranking_urdu", figures["all"])
    load_head.cache_clear()  # the judgement learns from the new ranking
    rows = [row async for row in judged(examples, embedder, words_only=False)]
    _write_judgement("answerable_urdu", *train_judgement(rows, URDU_NAMES, "first", _hard, MOST_OF_HARD))
    _write_judgement("among_urdu", *train_judgement(rows, URDU_NAMES, "among", _unanswerable))


def _ranking(known: Sequence[Example]) -> tuple[Ranking, dict[str, Any]]:
    """The ranking, and its figures on each corpus with the others alone as teachers."""
    english, hits = load_head("ranking", NAMES), dict[str, list[tuple[bool, ...]]]()
    for corpus in sorted({example.corpus for example in known}):
        taught = fit(lists([example for example in known if example.corpus != corpus]), SPEAKS_FOR)
        hits[corpus] = [
            (
                hit(own, taught.score(own.found.table)),
                hit(own, own.found.table[:, DENSE]),
                hit(own, own.found.table[:, TITLE_OR_BODY]),
                hit(own, english.score(own.found.table)),
            )
            for own in known
            if own.corpus == corpus
        ]
    figures = {
        "held_back": {corpus: _hits(found) for corpus, found in hits.items()},
        "all": _hits([one for found in hits.values() for one in found]),
    }
    return calibrated(fit(lists(known), SPEAKS_FOR), known), figures


def _hits(found: Sequence[tuple[bool, ...]]) -> dict[str, float]:
    names = ("hit1", "hit1_dense", "hit1_title_or_body", "hit1_english_ranking")
    return {name: share(column) for name, column in zip(names, zip(*found, strict=True), strict=True)} | {
        "n": len(found)
    }


def _hard(row: Row) -> bool:
    """The unrelated questions are easily told, near misses are few: what lost its right articles sets the threshold."""
    return row.kind in ("near", "removed")


def _unanswerable(row: Row) -> bool:
    return row.kind in ("near", "off")


def _write_judgement(name: str, judgement: Judgement, figures: dict[str, Any]) -> None:
    what = "one of the first three articles answers" if name == "among_urdu" else "the best passage's article answers"
    parameters = {
        "mean": judgement.mean, "scale": judgement.scale, "weights": judgement.weights, "bias": judgement.bias,
        "thresholds": {"least": judgement.least},
    }  # fmt: skip
    write_head(name, f"Log-odds that {what} a question in Urdu.", URDU_NAMES, parameters, figures, LIMITS, DATA)
    print(name, judgement.least, figures["auc"], figures["all"])


if __name__ == "__main__":
    asyncio.run(train())
