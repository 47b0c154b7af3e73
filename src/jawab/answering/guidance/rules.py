"""A rule as it is held against a message."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from jawab.answering.guidance.conditions import Conditions

Kind = Literal["tone", "must_say", "must_not_say", "hand_off"]
Style = Literal["brief", "formal", "friendly"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What its `text` is depends on the kind, see `models.GuidanceRule`."""

    id: UUID
    name: str
    kind: Kind
    text: str
    style: Style | None
    conditions: Conditions
