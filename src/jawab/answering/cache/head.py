"""The trained estimate that two questions mean the same, and what rules that out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jawab.answering.cache.essentials import differs
from jawab.answering.cache.likeness import FEATURES, Likened
from jawab.answering.cache.spelling import unmatched
from jawab.inference.heads import load_head, sigmoid


@dataclass(frozen=True, slots=True)
class Verdict:
    """`similarity`: probability (0 to 1) that both mean the same; `same`: whether that is sure enough."""

    similarity: float
    same: bool


ROUGHLY_ALIKE = 0.8
"""Least cosine of questions with the same words whose vectors are only approximate; see the card of `same_question`."""
NO = Verdict(0.0, False)
YES = Verdict(1.0, True)


def ruled_out(asked: Likened, known: Likened, *, roughly: bool) -> str:
    """What makes them two questions whatever else is alike, "" when nothing does.

    A meaningful word that stands in the place of another one does: vectors hardly move when `order` becomes
    `appointment`. `roughly`: their vectors are only approximate, as for Urdu and Roman Urdu; then no meaningful word
    may be without its like, whatever its spelling.
    """
    if asked.entities != known.entities:
        return "entities"
    if why := differs(asked.essentials, known.essentials):
        return why
    here, there = unmatched(asked.telling, known.telling)
    return "words" if (here and there) or (roughly and (here or there)) else ""


def judge(values: Sequence[float], around: Sequence[float]) -> Verdict:
    """Whether two questions that nothing rules out mean the same, from `features` and what is `around`."""
    head = load_head("same_question", FEATURES)
    chance = float(sigmoid(head.score(np.array([[*values, *around]])))[0])
    return Verdict(round(chance, 4), chance >= head.thresholds["same"])


def judge_roughly(cosine: float) -> Verdict:
    """The same from the cosine of two approximate vectors."""
    return Verdict(round(cosine, 4), cosine >= ROUGHLY_ALIKE)
