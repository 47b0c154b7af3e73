"""An invitation's counts as the desk sees them."""

from collections.abc import Mapping

from jawab.engagement.invitations.effect import effect
from jawab.engagement.invitations.models import Invitation
from jawab.engagement.invitations.schemas import ArmFigures, EffectOut, InvitationFigures

Sums = Mapping[tuple[str, str], int]
"""How often each `(arm, what)` came."""


def figures(row: Invitation, sums: Sums) -> InvitationFigures:
    """Of the present edition."""
    shown, held_out = _arm(sums, "shown"), _arm(sums, "held_out")
    return InvitationFigures(
        since=row.edition_at,
        shown=shown,
        held_out=held_out,
        conversations=_effect(shown.conversations, shown.visitors, held_out.conversations, held_out.visitors),
        goals=_effect(shown.goals, shown.visitors, held_out.goals, held_out.visitors) if row.goal else None,
    )


def _arm(sums: Sums, arm: str) -> ArmFigures:
    def of(what: str) -> int:
        return sums.get((arm, what), 0)

    return ArmFigures(
        visitors=of("due"),
        shown=of("shown"),
        pressed=of("pressed"),
        dismissed=of("dismissed"),
        conversations=of("conversation"),
        goals=of("goal"),
    )


def _effect(events: int, visitors: int, without: int, others: int) -> EffectOut | None:
    found = effect((events, visitors), (without, others))
    return EffectOut(difference=found.value, low=found.low, high=found.high) if found else None
