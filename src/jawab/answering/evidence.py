"""What speaks for and against the found passages holding the answer, as numbers for the trained judgement."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from jawab.answering import close_reading
from jawab.db.search.terms import fold, terms
from jawab.knowledge.features import NAMES as RANKED_BY
from jawab.knowledge.features import WORDS
from jawab.knowledge.search import Passage
from jawab.knowledge.sentences import sentences

NAMES = (
    *(f"top_{name}" for name in RANKED_BY),  # what the ranking saw of the best passage
    "odds",  # log-odds of the ranking's estimate for the best passage
    "margin",  # odds, less those of the next article's best passage
    "crowd",  # articles within 1.0 of the best one's odds, at most 8, divided by 8
    "dense_margin",  # dense of the best passage, less the next article's
    "agree",  # whether the passage with the best dense is of the same article
    "words",  # content words of the question, as 1 / (1 + words)
    "met",  # share of them in the best passage, its title and headings
    "met_sentence",  # … in one sentence of the best article's passages, with the title
    "met_neighbours",  # share of the question's neighbouring content words within one sentence
    "numbers",  # share of the question's numbers that the article's passages lack
    "long",  # content words of the question, at most 24, divided by 24
    *close_reading.NAMES,
    *(f"{name}_squared" for name in close_reading.NAMES),
)
WORD_NAMES = (
    *(f"top_{name}" for name in WORDS),
    "odds", "margin", "crowd", "words", "met", "met_sentence", "met_neighbours", "numbers", "long",
)  # fmt: skip
"""Those that do not need vectors that mean anything."""
URDU_NAMES = (
    "odds", "margin", "top_best", "top_title", "dense_margin", "sentence", "sentence_more", "agree", "top_cover", "met",
)  # fmt: skip
"""Few, because there are few Urdu questions to learn from. All 46 knew the questions of a help centre that was left out
no better (area under the curve .864 and .861)."""
_NUMBER = re.compile(r"\d+")


def evidence(text: str, passages: Sequence[Passage]) -> np.ndarray:
    """float32 of shape (len(NAMES),) for a question and what `Grounding.find` gave for it (at least one)."""
    best = passages[0]
    own = [passage for passage in passages if passage.article_id == best.article_id]
    others = [passage for passage in passages if passage.article_id != best.article_id]
    next_best = others[0] if others else None
    asked = terms(text)
    odds = _odds(best.score)
    reading = best.reading or (0.0,) * len(close_reading.NAMES)
    row = [
        *best.features,
        odds,
        odds - _odds(next_best.score) if next_best else 6.0,
        min(8, len({passage.article_id for passage in others if odds - _odds(passage.score) < 1.0})) / 8,
        best.dense - (max(passage.dense for passage in others) if others else 0.0),
        float(max(passages, key=lambda passage: passage.dense).article_id == best.article_id),
        1 / (1 + len(asked)),
        *_met(asked, best, own),
        _missing_numbers(text, own),
        min(24, len(asked)) / 24,
        *reading,
        *(value**2 for value in reading),
    ]
    return np.array(row, dtype=np.float32)


def _met(asked: Sequence[str], best: Passage, own: Sequence[Passage]) -> tuple[float, float, float]:
    words, pairs = set(asked), set(pairwise(asked))
    if not words:
        return 0.0, 0.0, 0.0
    head = set(terms(" ".join((best.title, *best.heading_path))))
    here = head | set(terms(best.text))
    told = [set(terms(sentence)) for passage in own for sentence in sentences(passage.text)] or [set()]
    together = max(sum(first in said and second in said for first, second in pairs) for said in told)
    return (
        len(words & here) / len(words),
        max(len(words & (said | head)) for said in told) / len(words),
        together / max(1, len(pairs)),
    )


def _missing_numbers(text: str, own: Sequence[Passage]) -> float:
    asked = set(_NUMBER.findall(fold(text)))
    told = {number for passage in own for number in _NUMBER.findall(fold(f"{passage.title} {passage.text}"))}
    return len(asked - told) / len(asked) if asked else 0.0


def _odds(probability: float) -> float:
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    return float(np.log(inside / (1 - inside)))
