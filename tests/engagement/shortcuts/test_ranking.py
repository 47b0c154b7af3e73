"""The owner's order holds until it is known what gets used."""

from uuid import UUID

import pytest

from jawab.engagement.shortcuts.ranking import UNUSED, Use, ranked, rate

A, B, C = UUID(int=3), UUID(int=2), UUID(int=1)


def test_what_was_never_shown_comes_in_the_owners_order() -> None:
    assert ranked([(A, UNUSED), (B, UNUSED), (C, UNUSED)]) == [A, B, C]


def test_what_gets_pressed_moves_up() -> None:
    assert ranked([(A, Use(200, 2)), (B, UNUSED), (C, Use(200, 40))]) == [C, B, A]


@pytest.mark.parametrize("use", [Use(1, 1), Use(2, 1), Use(0, 1)], ids=["one of one", "one of two", "no showing told"])
def test_a_single_press_does_not_jump_over_what_is_pressed_all_day(use: Use) -> None:
    assert ranked([(A, Use(1000, 80)), (B, use)]) == [A, B]


def test_shown_a_lot_and_never_pressed_it_ends_up_last() -> None:
    assert ranked([(A, Use(5000, 0)), (B, UNUSED), (C, UNUSED)]) == [B, C, A]


def test_a_rate_is_a_share_even_when_showings_got_lost() -> None:
    assert 0 < rate(0, UNUSED) < rate(0, Use(0, 50)) < 1
