"""How a workspace wants its messages to be understood."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.kit.clock import now
from jawab.understanding.models import UnderstandingRules
from jawab.understanding.types import Mood


@dataclass(frozen=True, slots=True)
class Rules:
    """`intent_threshold`: below this probability of the likeliest intent the bot asks back. A visitor whose messages
    have one of `handoff_moods` goes to a person after `handoff_after` of them in a row (0: at once, None: never).
    `region`: ISO 3166 code for telephone numbers without a country. `time_zone`: for visitors who do not tell theirs.
    `answer_threshold`: how sure an answer must be (None: as the training found). `patterns`: the numbers that the
    workspace's orders and tickets have, as JSON objects of `PatternIn`.
    """

    intent_threshold: float = 0.7
    handoff_moods: tuple[Mood, ...] = ("angry",)
    handoff_after: int | None = 2
    region: str = ""
    time_zone: str = "UTC"
    patterns: tuple[dict[str, Any], ...] = ()
    answer_threshold: float | None = None

    def zone(self, visitors: str | None) -> tzinfo:
        """The visitor's time zone when they tell one that exists, else the workspace's."""
        return known_zone(visitors or "") or known_zone(self.time_zone) or ZoneInfo("UTC")

    def now(self, visitors_zone: str | None) -> datetime:
        """The time it is for the visitor."""
        return now().astimezone(self.zone(visitors_zone))

    def unhappy_after(self, before: int | None, mood: Mood) -> int | None:
        """How many messages in a row have a mood that brings a person, counting one of `mood` after `before`; None
        when the visitor chose to stay with the assistant."""
        if before is None:
            return None
        return before + 1 if mood in self.handoff_moods else 0

    def brings_person(self, unhappy_in_row: int | None) -> bool:
        """Whether so many unhappy messages in a row are enough; None: the visitor chose to stay with the assistant."""
        if self.handoff_after is None or not unhappy_in_row:
            return False
        return unhappy_in_row >= max(1, self.handoff_after)


DEFAULTS = Rules()


def known_zone(name: str) -> tzinfo | None:
    """The time zone with this IANA name, None when there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


async def load(session: AsyncSession, workspace_id: UUID) -> Rules:
    """The workspace's rules."""
    row = await session.scalar(_RULES, {"workspace_id": workspace_id})
    return DEFAULTS if row is None else _shown(row)


async def save(session: AsyncSession, workspace_id: UUID, rules: Rules) -> None:
    """Put them in place of the present ones."""
    row = await session.scalar(_RULES, {"workspace_id": workspace_id})
    if row is None:
        row = UnderstandingRules(workspace_id=workspace_id)
        session.add(row)
    row.intent_threshold = rules.intent_threshold
    row.answer_threshold = rules.answer_threshold
    row.handoff_moods, row.handoff_after = list(rules.handoff_moods), rules.handoff_after
    row.region, row.time_zone, row.patterns = rules.region, rules.time_zone, list(rules.patterns)


_RULES = select(UnderstandingRules).where(UnderstandingRules.workspace_id == bindparam("workspace_id"))


def _shown(row: UnderstandingRules) -> Rules:
    return Rules(
        intent_threshold=row.intent_threshold,
        answer_threshold=row.answer_threshold,
        handoff_moods=tuple(row.handoff_moods),
        handoff_after=row.handoff_after,
        region=row.region,
        time_zone=row.time_zone,
        patterns=tuple(row.patterns),
    )
