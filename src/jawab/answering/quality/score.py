"""The score of a reply: its parts, each by a trained head, and the overall figure that they add up to."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jawab.answering.quality.features import COMPLETENESS, GROUNDEDNESS, RELEVANCE, UNKNOWN, log_odds, row
from jawab.inference.heads import load_head, sigmoid

HELPFULNESS = ("relevance", "completeness", "speed", "length")
"""Relevance and completeness as log-odds."""
OVERALL = ("relevance", "completeness", "groundedness", "weakest", "speed", "helpfulness")
"""Parts as log-odds, but for speed; `weakest` is the least of the first three."""
AT_ONCE_SECONDS, TOO_LATE_SECONDS = 2.0, 30.0
_MOST_ODDS = 4.0
_RATED_ODDS = 3.0
"""A visitor's rating counts like a prediction of 95 %: people also press a thumb for a policy that they dislike."""


@dataclass(frozen=True, slots=True)
class Parts:
    """From 0 to 1, None where it cannot be told. `predicted`: how likely a visitor finds the reply helpful."""

    relevance: float | None
    completeness: float | None
    groundedness: float | None
    speed: float
    predicted: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """The parts, and the overall figure `measured` from them, None where a reply is not scored."""

    parts: Parts
    measured: float | None


def of_answer(features: Mapping[str, float], seconds: float, *, grounded: bool = True) -> Score:
    """Of an answer with all its features. Not `grounded`: its sources are not known any more, as from the cache."""
    relevance = _chance("quality_relevance", features, RELEVANCE)
    completeness = _chance("quality_completeness", features, COMPLETENESS)
    seen = {
        "relevance": _held(relevance),
        "completeness": _held(completeness),
        "speed": speed(seconds),
        "length": features["length"],
    }
    parts = Parts(
        relevance=relevance,
        completeness=completeness,
        groundedness=_chance("quality_groundedness", features, GROUNDEDNESS) if grounded else None,
        speed=speed(seconds),
        predicted=_chance("quality_helpfulness", seen, HELPFULNESS),
    )
    return Score(parts, overall(parts))


def of_unknown(features: Mapping[str, float], seconds: float) -> Score:
    """Of a reply that says it does not know: how likely it is that nothing in the help centre would have answered."""
    measured = _chance("quality_unknown", features, UNKNOWN)
    return Score(Parts(None, None, None, speed(seconds), None), measured)


def unscored(seconds: float) -> Score:
    """Of a reply that is neither right nor wrong, such as a question back."""
    return Score(Parts(None, None, None, speed(seconds), None), None)


def overall(parts: Parts, rating: str | None = None) -> float | None:
    """The figure for an answer's parts; a visitor's `rating` (up or down) takes the place of what was predicted. None
    when they are not those of an answer."""
    if parts.relevance is None or parts.completeness is None or parts.predicted is None:
        return None
    return _of_row("quality", OVERALL, overall_row(parts, rating))


def overall_row(parts: Parts, rating: str | None) -> np.ndarray:
    """The features OVERALL, of shape (1, 6); what is not known is NaN."""
    odds = [
        math.nan if value is None else _held(value)
        for value in (parts.relevance, parts.completeness, parts.groundedness)
    ]
    helpful = {"up": _RATED_ODDS, "down": -_RATED_ODDS, None: _held(parts.predicted or 0.5, _RATED_ODDS)}[rating]
    return np.array([[*odds, np.nanmin(odds), parts.speed, helpful]])


def helpfulness(parts: Parts, rating: str | None) -> float | None:
    """What is shown as helpfulness: the visitor's rating, else what was predicted."""
    return {"up": 1.0, "down": 0.0, None: parts.predicted}[rating]


def speed(seconds: float) -> float:
    """1 up to two seconds, 0 from half a minute on; in between each doubling takes as much away."""
    late = math.log(max(seconds, AT_ONCE_SECONDS) / AT_ONCE_SECONDS) / math.log(TOO_LATE_SECONDS / AT_ONCE_SECONDS)
    return _rounded(max(0.0, 1 - late))


def _chance(name: str, features: Mapping[str, float], names: tuple[str, ...]) -> float:
    return _of_row(name, names, row(features, names))


def _of_row(name: str, names: tuple[str, ...], values: np.ndarray) -> float:
    """What a head says; what is not known counts as what is usual."""
    head = load_head(name, names)
    return _rounded(float(sigmoid(head.score(np.where(np.isnan(values), head.mean, values)))[0]))


def _held(probability: float, most: float = _MOST_ODDS) -> float:
    return min(max(log_odds(probability), -most), most)


def _rounded(value: float) -> float:
    return round(value, 4)
