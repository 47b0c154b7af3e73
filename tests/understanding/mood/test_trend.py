"""Where a conversation's mood is going."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jawab.understanding.mood.trend import trend
from jawab.understanding.types import MOODS, Mood


@pytest.mark.parametrize(
    ("moods", "direction"),
    [
        ([], "steady"),
        (["angry"], "steady"),
        (["neutral", "neutral", "neutral"], "steady"),
        (["neutral", "frustrated"], "worse"),
        (["happy", "neutral", "confused", "frustrated"], "worse"),
        (["angry", "frustrated", "neutral", "happy"], "better"),
        (["frustrated", "frustrated", "frustrated", "frustrated"], "steady"),
    ],
)
def test_trend(moods: list[Mood], direction: str) -> None:
    assert trend(moods).direction == direction


def test_what_was_long_ago_is_over() -> None:
    assert trend(["angry"] * 6 + ["neutral"] * 6).direction == "steady"


@given(some.lists(some.sampled_from(MOODS), max_size=30))
def test_the_other_way_round_is_the_opposite_trend(moods: list[Mood]) -> None:
    there, back = trend(moods[-6:]), trend(moods[-6:][::-1])
    assert -2 <= there.change <= 2
    if len(moods[-6:]) % 2 == 0:
        assert there.change == pytest.approx(-back.change)
