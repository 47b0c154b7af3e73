"""Where a conversation's mood is going."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jawab.understanding.types import Mood

Direction = Literal["better", "steady", "worse"]

# How good each mood is for the conversation: what an agent would rather meet.
_GOOD = {"happy": 1.0, "neutral": 0.0, "confused": -0.3, "frustrated": -0.7, "angry": -1.0}
_LAST = 6  # messages that tell: what was felt long ago is over
_STEADY = 0.25  # a smaller change is a change of words, not of mood


@dataclass(frozen=True, slots=True)
class Trend:
    """`change` is the mean of the later half of the last moods less that of the earlier half, from -2 to 2: below zero
    is worse."""

    direction: Direction
    change: float


def trend(moods: Sequence[Mood]) -> Trend:
    """The trend of a visitor's moods, oldest first. One mood alone is steady."""
    goods = [_GOOD[mood] for mood in moods[-_LAST:]]
    half = len(goods) // 2
    if not half:
        return Trend("steady", 0.0)
    earlier, later = goods[: len(goods) - half], goods[-half:]
    change = round(sum(later) / len(later) - sum(earlier) / len(earlier), 2)
    return Trend("steady" if abs(change) < _STEADY else "better" if change > 0 else "worse", change)
