"""In which order shortcuts are shown: by how often they are pressed when they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

WINDOW = timedelta(days=28)
"""How far back presses count: whole weeks, so that no weekday counts more than another."""
USUAL_RATE = 0.05
"""Share of showings that end in a press, taken for the owner's first shortcut until more is known."""
STEP = 0.9
"""What the owner's next shortcut is taken for, against the one before it."""
WEIGHT = 100
"""Showings that the owner's order is worth: after so many it counts as much as what was seen."""


@dataclass(frozen=True, slots=True)
class Use:
    """How often a shortcut was shown and pressed within the window."""

    shown: int = 0
    pressed: int = 0


UNUSED = Use()


def rate(place: int, use: Use) -> float:
    """The share of showings that is expected to end in a press: what was seen, mixed with what the owner's order says
    (the mean of a beta distribution). `place` counts from 0."""
    before = USUAL_RATE * STEP**place
    # A press can be told without its showing, when that call got lost.
    shown = max(use.shown, use.pressed)
    return (use.pressed + WEIGHT * before) / (shown + WEIGHT)


def ranked(in_owners_order: Sequence[tuple[UUID, Use]]) -> list[UUID]:
    """Best first; as long as nothing was shown, in the owner's order."""
    rates = [(-rate(place, use), place, id) for place, (id, use) in enumerate(in_owners_order)]
    return [id for _, _, id in sorted(rates)]
