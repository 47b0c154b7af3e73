"""SQL that counts what the LLM takes. Every query names its workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.costs.limits import Reached, Sum
from jawab.answering.costs.models import ConversationSpend, SpendRefusal
from jawab.answering.models import LlmSpend
from jawab.conversations.models import Conversation
from jawab.db.base import Base
from jawab.kit.clock import now
from jawab.kit.ids import new_id


@dataclass(frozen=True, slots=True)
class Amount:
    """What is added to the counts; negative where less was used than reserved. `prepared`: nobody has asked yet."""

    input_tokens: int
    output_tokens: int
    cost: int
    requests: int
    prepared: bool = False

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens

    def columns(self) -> dict[str, int]:
        """As columns of a conversation's count."""
        return {
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "cost": self.cost,
            "requests": self.requests,
        }

    def columns_of_day(self) -> dict[str, int]:
        """As columns of a day's count."""
        prepared = (self.tokens, self.cost) if self.prepared else (0, 0)
        return {**self.columns(), "prepared_tokens": prepared[0], "prepared_cost": prepared[1]}


async def add_to_day(session: AsyncSession, workspace_id: UUID, day: date, amount: Amount) -> None:
    """Counts an amount. The day's row is held until the unit of work ends: whoever counts next sees this first."""
    added = amount.columns_of_day()
    counting = _insert(session, LlmSpend).values(id=new_id(), workspace_id=workspace_id, day=day, **added)
    counted = {name: getattr(LlmSpend, name) + value for name, value in added.items()}
    await session.execute(counting.on_conflict_do_update(index_elements=["workspace_id", "day"], set_=counted))


async def add_to_conversation(
    session: AsyncSession, workspace_id: UUID, conversation_id: UUID, amount: Amount
) -> Sum | None:
    """Counts an amount; gives the conversation's new sum, None when there is no such conversation (it was erased, or
    the question was put by a command)."""
    added = {**amount.columns(), "last_at": now()}
    mine = select(Conversation.id, Conversation.workspace_id, *_literals(added)).where(
        Conversation.workspace_id == workspace_id, Conversation.id == conversation_id
    )
    table = ConversationSpend
    counting = _insert(session, table).from_select(["conversation_id", "workspace_id", *added], mine)
    counted = {name: getattr(table, name) + value for name, value in amount.columns().items()}
    statement = counting.on_conflict_do_update(
        index_elements=["conversation_id"], set_={**counted, "last_at": added["last_at"]}
    ).returning(table.input_tokens + table.output_tokens, table.cost)
    row = (await session.execute(statement)).one_or_none()
    return Sum(int(row[0]), int(row[1])) if row else None


async def correct_day(session: AsyncSession, workspace_id: UUID, day: date, more: Amount) -> None:
    """Counts the difference between what a request took and what was reserved for it."""
    changed = {name: getattr(LlmSpend, name) + value for name, value in more.columns_of_day().items()}
    await session.execute(
        update(LlmSpend).where(LlmSpend.workspace_id == workspace_id, LlmSpend.day == day).values(**changed)
    )


async def correct_conversation(session: AsyncSession, workspace_id: UUID, conversation_id: UUID, more: Amount) -> None:
    """The same for the conversation that the request was for."""
    table = ConversationSpend
    changed = {name: getattr(table, name) + value for name, value in more.columns().items()}
    mine = (table.workspace_id == workspace_id, table.conversation_id == conversation_id)
    await session.execute(update(table).where(*mine).values(**changed))


@dataclass(frozen=True, slots=True)
class Spent:
    """What a day or month has taken; `prepared`: before anybody asked."""

    all: Sum
    prepared: Sum


async def spent(session: AsyncSession, workspace_id: UUID, first: date, last: date) -> Spent:
    """What the days from `first` to `last` have taken together."""
    columns = (LlmSpend.input_tokens + LlmSpend.output_tokens, LlmSpend.cost)
    prepared = (LlmSpend.prepared_tokens, LlmSpend.prepared_cost)
    query = select(*(func.coalesce(func.sum(column), 0) for column in (*columns, *prepared)))
    within = (LlmSpend.workspace_id == workspace_id, LlmSpend.day >= first, LlmSpend.day <= last)
    found = [int(value) for value in (await session.execute(query.where(*within))).one()]
    return Spent(Sum(found[0], found[1]), Sum(found[2], found[3]))


async def count_refusal(session: AsyncSession, workspace_id: UUID, day: date, reached: Reached) -> None:
    """Notes that an answer had to do without the LLM."""
    table = SpendRefusal
    noting = _insert(session, table).values(id=new_id(), workspace_id=workspace_id, day=day, reached=reached, answers=1)
    await session.execute(
        noting.on_conflict_do_update(
            index_elements=["workspace_id", "day", "reached"], set_={"answers": table.answers + 1}
        )
    )


async def refusals(session: AsyncSession, workspace_id: UUID, day: date) -> dict[str, int]:
    """How many answers had to do without the LLM on a day, by the limit that was reached."""
    query = select(SpendRefusal.reached, SpendRefusal.answers).where(
        SpendRefusal.workspace_id == workspace_id, SpendRefusal.day == day
    )
    rows = await session.execute(query.order_by(SpendRefusal.reached))
    return {row[0]: row[1] for row in rows}


async def days(session: AsyncSession, workspace_id: UUID, last: date, count: int) -> Sequence[LlmSpend]:
    """The counts of the `count` days up to `last`, oldest first; days without any have no row."""
    first = last - timedelta(days=count - 1)
    query = select(LlmSpend).where(LlmSpend.workspace_id == workspace_id, LlmSpend.day >= first, LlmSpend.day <= last)
    return (await session.scalars(query.order_by(LlmSpend.day))).all()


async def dearest(
    session: AsyncSession, workspace_id: UUID, since: datetime, limit: int
) -> Sequence[ConversationSpend]:
    """The conversations that took most, of those that took something since."""
    query = (
        select(ConversationSpend)
        .where(ConversationSpend.workspace_id == workspace_id, ConversationSpend.last_at >= since)
        .order_by(
            ConversationSpend.cost.desc(), (ConversationSpend.input_tokens + ConversationSpend.output_tokens).desc()
        )
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def of_conversation(session: AsyncSession, workspace_id: UUID, conversation_id: UUID) -> ConversationSpend | None:
    """What a conversation has taken; None when it has taken nothing."""
    query = select(ConversationSpend).where(
        ConversationSpend.workspace_id == workspace_id, ConversationSpend.conversation_id == conversation_id
    )
    return (await session.scalars(query)).one_or_none()


def _insert(session: AsyncSession, table: type[Base]) -> Any:
    return (sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert)(table)


def _literals(values: dict[str, Any]) -> list[Any]:
    return [literal(value, getattr(ConversationSpend, name).type).label(name) for name, value in values.items()]
