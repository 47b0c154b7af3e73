"""How sure an effect is."""

import pytest

from jawab.engagement.invitations.effect import FEWEST_VISITORS, Share, difference, effect


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [  # R. G. Newcombe, Statistics in Medicine 17 (1998), table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_intervals_are_those_of_the_paper(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    found = difference(Share(*one), Share(*other))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("shown", "held_out"),
    [
        ((0, 0), (0, 0)),
        ((30, 900), (3, FEWEST_VISITORS - 1)),
        ((9, FEWEST_VISITORS - 1), (9, 900)),
        ((3, 900), (1, 900)),
    ],
)
def test_of_few_nothing_is_said(shown: tuple[int, int], held_out: tuple[int, int]) -> None:
    assert effect(shown, held_out) is None


def test_of_enough_the_difference_is_told_with_its_interval() -> None:
    found = effect((90, 900), (5, 100))
    assert found
    assert round(found.value, 3) == 0.05
    assert found.low < found.value < found.high


def test_more_events_than_visitors_are_not_believed() -> None:
    found = effect((5000, 100), (0, 100))
    assert found
    assert found.value == 1
