"""What a training measured, for people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jawab.understanding.intents.calibration import calibration_error, curve
from jawab.understanding.intents.head import IntentHead

MOST_CONFUSIONS = 30


@dataclass(frozen=True, slots=True)
class Tested:
    """What heads told that had not seen the row: first every example without itself, then every example without its
    intent, then the labelled strangers. `classes`: of the examples; `rows` and `strange_rows`: where examples and
    strangers stood in what was given. `best`: the likeliest intent, `top`: its probability, `strange`: that it is none,
    `right`, `counts`: how much the row counts; all (rows,)."""

    classes: np.ndarray
    rows: list[int]
    strange_rows: list[int]
    best: np.ndarray
    top: np.ndarray
    strange: np.ndarray
    right: np.ndarray
    counts: np.ndarray

    @property
    def examples(self) -> int:
        return len(self.rows)


def measured(tested: Tested, head: IntentHead) -> dict[str, Any]:
    """`accuracy`: share of the examples whose likeliest intent is right. At `threshold`: `in_scope_recall` (share of
    examples that are sure and right), `out_of_scope_recall` and `out_of_scope_precision` (of what is none of the
    intents; by the labelled strangers, or where there are none by examples whose intent was left out, as
    `out_of_scope_from` says). `ece`: expected calibration error. `per_intent`: [{key, examples, recall}].
    `confusions`: [{key, taken_for, count}], most first. `curve`: [{threshold, share_sure, accuracy}]."""
    n = tested.examples
    sure = tested.top >= head.threshold
    labelled = len(tested.strange_rows) > 0
    outside = slice(2 * n, None) if labelled else slice(n, 2 * n)
    refused = tested.counts * ~sure
    refused_strangers = refused[n:].sum()
    right = tested.right[:n]
    return {
        "n": n + len(tested.strange_rows),
        "accuracy": _share(right),
        "in_scope_recall": _share(right & sure[:n]),
        "out_of_scope_recall": _share(~sure[outside]),
        "out_of_scope_precision": round(float(refused_strangers / refused.sum()), 4) if refused.any() else None,
        "out_of_scope_from": "examples" if labelled else "intents left out",
        "ece": round(_ece(tested), 4),
        "threshold": head.threshold,
        "per_intent": _per_intent(tested, head.keys),
        "confusions": _confusions(tested, head.keys),
        "curve": curve(tested.top, tested.right, np.arange(len(tested.top)) >= n, tested.counts),
    }


def held_out(tested: Tested, head: IntentHead, n: int) -> list[str | None]:
    """Of each given row the likeliest intent, None where it is likelier that it is of none."""
    told: list[str | None] = [None] * n
    count = tested.examples
    places = [*range(count), *range(2 * count, len(tested.best))]
    for row, place in zip([*tested.rows, *tested.strange_rows], places, strict=True):
        told[row] = head.keys[tested.best[place]] if tested.top[place] >= tested.strange[place] else None
    return told


def _ece(tested: Tested) -> float:
    n = tested.examples
    unknown = tested.strange > tested.top
    outside = np.arange(len(tested.top)) >= n
    right = np.where(unknown, outside, tested.right)
    return calibration_error(np.maximum(tested.top, tested.strange), right, tested.counts)


def _per_intent(tested: Tested, keys: Sequence[str]) -> list[dict[str, Any]]:
    right = tested.right[: tested.examples]
    examples = np.bincount(tested.classes, minlength=len(keys))
    hits = np.bincount(tested.classes, weights=right, minlength=len(keys))
    return [
        {"key": key, "examples": int(of), "recall": round(float(hit / of), 4)}
        for key, of, hit in zip(keys, examples, hits, strict=True)
    ]


def _confusions(tested: Tested, keys: Sequence[str]) -> list[dict[str, Any]]:
    wrong = ~tested.right[: tested.examples]
    pairs = Counter(zip(tested.classes[wrong].tolist(), tested.best[: tested.examples][wrong].tolist(), strict=True))
    return [
        {"key": keys[a], "taken_for": keys[b], "count": count}
        for (a, b), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CONFUSIONS]
    ]


def _share(flags: np.ndarray) -> float:
    return round(float(flags.mean()), 4)
