"""The trained estimate that two questions mean the same, and what rules that out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jawab.answering.cache.essentials import differs
from jawab.answering.cache.likeness import FEATURES, FEATURES_ROUGH, Likened
from jawab.inference.heads import load_head, sigmoid


@dataclass(frozen=True, slots=True)
class Verdict:
    """`similarity`: probability (0 to 1) that both mean the same; `same`: whether that is sure enough."""

    similarity: float
    same: bool


NO = Verdict(0.0, False)
YES = Verdict(1.0, True)


def ruled_out(asked: Likened, known: Likened) -> str:
    """What makes them two questions whatever else is alike, "" when nothing does."""
    if asked.entities != known.entities:
        return "entities"
    return differs(asked.essentials, known.essentials)


def judge(values: Sequence[float], around: Sequence[float]) -> Verdict:
    """Whether two questions that nothing rules out mean the same, from `features` and what is `around`."""
    return _judged("same_question", FEATURES, [*values, *around])


def judge_roughly(values: Sequence[float], around: Sequence[float]) -> Verdict:
    """The same from `features_rough`."""
    return _judged("same_question_rough", FEATURES_ROUGH, [*values, *around])


def _judged(name: str, names: Sequence[str], values: list[float]) -> Verdict:
    head = load_head(name, tuple(names))
    chance = float(sigmoid(head.score(np.array([values])))[0])
    return Verdict(round(chance, 4), chance >= head.thresholds["same"])
