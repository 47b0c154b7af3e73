"""Two replies to one question side by side, and the sum of many."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from jawab.learning.replay.schemas import Better, Compared, Difference, Figures, Given, Side

LEAST = 0.05
"""Smaller differences of the quality score say nothing."""


def difference(now: Given, changed: Given) -> Difference:
    """What a visitor would notice first."""
    if now.kind != changed.kind:
        return "kind"
    if now.titles != changed.titles:
        return "sources"
    return "same" if now.text == changed.text else "words"


def better(now: Given, changed: Given) -> Better | None:
    """Which reply has the higher quality score, None when neither surely has, or when one has none."""
    if now.quality is None or changed.quality is None or abs(changed.quality - now.quality) < LEAST:
        return None
    return "changed" if changed.quality > now.quality else "now"


def figures(compared: Sequence[Compared], currency: str) -> Figures:
    """The summary of a replay."""
    differences = Counter(difference(one.now, one.changed) for one in compared)
    verdicts = Counter(better(one.now, one.changed) for one in compared)
    return Figures(
        n=len(compared),
        same=differences["same"],
        differ=len(compared) - differences["same"],
        better=verdicts["changed"],
        worse=verdicts["now"],
        now=_side([one.now for one in compared]),
        changed=_side([one.changed for one in compared]),
        currency=currency,
    )


def _side(given: Sequence[Given]) -> Side:
    kinds = Counter(one.kind for one in given)
    scored = [one.quality for one in given if one.quality is not None]
    costs = [one.cost for one in given if one.cost is not None]
    p50, p95 = np.percentile([one.ms for one in given] or [0.0], [50, 95])
    return Side(
        answered=kinds["answer"],
        asked_back=kinds["clarify"],
        unknown=kinds["unknown"],
        handed_over=kinds["handoff"],
        quality=round(float(np.mean(scored)), 4) if scored else None,
        ms_p50=round(float(p50), 2),
        ms_p95=round(float(p95), 2),
        tokens=sum(one.tokens for one in given),
        cost=sum(costs) if costs else None,
    )
