"""How sure an answer must be in one help centre: found from its owner's questions, tried on those that were left out.

The threshold that ships must do for every help centre, so it is set by those whose near misses are hardest to tell.
Where an owner has questions of their own, fifty or more of them without an answer, theirs are the better guide.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MOST_WRONG = 0.02  # share of the unanswerable questions that may be answered
TAIL = 0.2  # share of them, the surest, that the threshold is told from
FEWEST = 20  # unanswerable questions, below which nothing can be told
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A question as the bot judged it. `confidence`: the probability that the best page answers it, 0 where nothing was
    found; `answerable`: whether some page does; `right`: whether the best one does."""

    confidence: float
    answerable: bool
    right: bool


def least(judged: Sequence[Judged]) -> float | None:
    """The threshold that MOST_WRONG of the unanswerable questions are expected to reach, rounded up to four places;
    None when there are fewer than FEWEST of them.

    Two of a hundred are one or two questions, and which ones is chance: taking the second surest itself as the border
    let 3.1 % of other questions pass (mean of four help centres). So the log-odds of the surest fifth are taken for an
    exponential tail ("peaks over threshold"), and the border is read from that: 1.9 % passed.
    """
    unanswerable = sorted((one.confidence for one in judged if not one.answerable), reverse=True)
    if len(unanswerable) < FEWEST:
        return None
    odds = _log_odds(np.array(unanswerable))
    tail = int(TAIL * len(odds))
    excess = float((odds[:tail] - odds[tail]).mean())
    border = float(odds[tail]) + excess * math.log(tail / (MOST_WRONG * len(odds)))
    return min(1.0, (math.floor(10_000 / (1 + math.exp(-border))) + 1) / 10_000)


def sureness(judged: Sequence[Judged]) -> dict[str, float | None]:
    """`least_sure`: the threshold for this help centre; and what it would do, each question being judged by a threshold
    that was found without it: `least_sure_resolved`, the share of the answerable questions that would be answered by a
    right page, and `least_sure_wrong`, the share of the unanswerable ones that would be answered at all."""
    kinds = ([one for one in judged if one.answerable], [one for one in judged if not one.answerable])
    answered: list[Judged] = []
    for fold in range(FOLDS):
        rest = least([one for kind in kinds for i, one in enumerate(kind) if i % FOLDS != fold])
        if rest is None:
            return {"least_sure": least(judged), "least_sure_resolved": None, "least_sure_wrong": None}
        answered += [one for kind in kinds for one in kind[fold::FOLDS] if one.confidence >= rest]
    answerable, unanswerable = map(len, kinds)
    return {
        "least_sure": least(judged),
        "least_sure_resolved": _share(sum(one.right for one in answered), answerable),
        "least_sure_wrong": _share(sum(not one.answerable for one in answered), unanswerable),
    }


def _log_odds(probabilities: np.ndarray) -> np.ndarray:
    inside = np.clip(probabilities, 1e-6, 1 - 1e-6)
    odds: np.ndarray = np.log(inside / (1 - inside))
    return odds


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
