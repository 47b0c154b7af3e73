"""The owner's limits, and which of them a request would pass."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.costs.models import SpendLimits

Reached = Literal["conversation", "day", "month", "install", "prepared"]
"""Whose limit: the owner's for a conversation, day or month; `install`: what the operator allows a workspace a day
(`JAWAB_LLM_DAILY_TOKENS`); `prepared`: the part of a day that answers may take before anybody asks."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Tokens, and money in billionths of the currency."""

    tokens: int = 0
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that may be spent; None: no limit."""

    tokens: int | None = None
    cost: int | None = None

    def passed_by(self, spent: Sum) -> bool:
        """Whether this is more."""
        return (self.tokens is not None and spent.tokens > self.tokens) or (
            self.cost is not None and spent.cost > self.cost
        )

    def share(self, part: float) -> "Limit":
        """This part of it."""
        return Limit(
            None if self.tokens is None else int(self.tokens * part),
            None if self.cost is None else int(self.cost * part),
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a workspace."""

    conversation: Limit = Limit()
    day: Limit = Limit()
    month: Limit = Limit()

    @property
    def count_money(self) -> bool:
        """Whether any of them is in money."""
        return any(limit.cost is not None for limit in (self.conversation, self.day, self.month))


async def load(session: AsyncSession, workspace_id: UUID) -> Limits:
    """The workspace's limits; without any, none."""
    row = await session.scalar(_LIMITS, {"workspace_id": workspace_id})
    if row is None:
        return Limits()
    return Limits(
        Limit(row.conversation_tokens, row.conversation_cost),
        Limit(row.day_tokens, row.day_cost),
        Limit(row.month_tokens, row.month_cost),
    )


async def save(session: AsyncSession, workspace_id: UUID, limits: Limits) -> None:
    """Put them in place of the present ones."""
    row = await session.scalar(_LIMITS, {"workspace_id": workspace_id})
    if row is None:
        row = SpendLimits(workspace_id=workspace_id)
        session.add(row)
    row.conversation_tokens, row.conversation_cost = limits.conversation.tokens, limits.conversation.cost
    row.day_tokens, row.day_cost = limits.day.tokens, limits.day.cost
    row.month_tokens, row.month_cost = limits.month.tokens, limits.month.cost


_LIMITS = select(SpendLimits).where(SpendLimits.workspace_id == bindparam("workspace_id"))
