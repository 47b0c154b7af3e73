"""What a training measured, for people."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from jawab.understanding.intents.calibration import calibration_error, curve
from jawab.understanding.intents.examples import Taught
from jawab.understanding.intents.head import IntentHead

MOST_CONFUSIONS = 30


@dataclass(frozen=True)
class Tested:
    """What heads told that had not seen the row: first every example without itself, then every example without its
    intent, then the labelled strangers. `best`: the likeliest intent, `top`: its probability, `strange`: that it is
    none, `counts`: how much the row counts; all (rows,)."""

    given: Taught
    best: np.ndarray
    top: np.ndarray
    strange: np.ndarray
    counts: np.ndarray

    @property
    def examples(self) -> int:
        """How many there are."""
        return len(self.given.classes)

    @cached_property
    def outside(self) -> np.ndarray:
        """Whether the row is of none of the intents."""
        flags: np.ndarray = np.arange(len(self.best)) >= self.examples
        return flags

    @cached_property
    def right(self) -> np.ndarray:
        """Whether the likeliest intent is the right one."""
        flags = np.zeros(len(self.best), dtype=bool)
        flags[: self.examples] = self.best[: self.examples] == self.given.classes
        return flags


def measured(tested: Tested, head: IntentHead) -> dict[str, Any]:
    """`accuracy`: share of the examples whose likeliest intent is right. At `threshold`: `in_scope_recall` (share of
    examples that are sure and right), `out_of_scope_recall` and `out_of_scope_precision` (of what is none of the
    intents; by the labelled strangers, or where there are none by examples whose intent was left out, as
    `out_of_scope_from` says). `ece`: expected calibration error of the likeliest intent's probability. `per_intent`:
    [{key, examples, recall}]. `confusions`: [{key, taken_for, count}], most first. `curve`: [{threshold, share_sure,
    accuracy}]."""
    n = tested.examples
    sure = tested.top >= head.threshold
    labelled = len(tested.best) > 2 * n
    refused = tested.counts * ~sure
    right = tested.right[:n]
    return {
        "n": n + len(tested.given.strangers.texts),
        "accuracy": _share(right),
        "in_scope_recall": _share(right & sure[:n]),
        "out_of_scope_recall": _share(~sure[2 * n :] if labelled else ~sure[n:]),
        "out_of_scope_precision": round(float(refused[n:].sum() / refused.sum()), 4) if refused.any() else None,
        "out_of_scope_from": "examples" if labelled else "intents left out",
        "ece": round(calibration_error(tested.top, tested.right, tested.counts), 4),
        "threshold": head.threshold,
        "per_intent": _per_intent(tested),
        "confusions": _confusions(tested),
        "curve": curve(tested.top, tested.right, tested.counts),
    }


def held_out(tested: Tested, head: IntentHead, n: int) -> list[str | None]:
    """Of each given text the likeliest intent, None where it is likelier that it is of none."""
    told: list[str | None] = [None] * n
    rows = [*range(tested.examples), *range(2 * tested.examples, len(tested.best))]
    places = [*tested.given.inside.places, *tested.given.strangers.places]
    for row, place in zip(rows, places, strict=True):
        told[place] = head.keys[tested.best[row]] if tested.top[row] >= tested.strange[row] else None
    return told


def _per_intent(tested: Tested) -> list[dict[str, Any]]:
    keys, classes = tested.given.keys, tested.given.classes
    examples = np.bincount(classes, minlength=len(keys))
    hits = np.bincount(classes, weights=tested.right[: len(classes)], minlength=len(keys))
    return [
        {"key": key, "examples": int(of), "recall": round(float(hit / of), 4)}
        for key, of, hit in zip(keys, examples, hits, strict=True)
    ]


def _confusions(tested: Tested) -> list[dict[str, Any]]:
    keys, n = tested.given.keys, tested.examples
    wrong = ~tested.right[:n]
    pairs = Counter(zip(tested.given.classes[wrong].tolist(), tested.best[:n][wrong].tolist(), strict=True))
    return [
        {"key": keys[a], "taken_for": keys[b], "count": count}
        for (a, b), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CONFUSIONS]
    ]


def _share(flags: np.ndarray) -> float:
    return round(float(flags.mean()), 4)
