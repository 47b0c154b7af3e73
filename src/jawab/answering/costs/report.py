"""What the LLM takes, as the owner looks at it, and the limits as the owner sets them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from jawab.answering.costs import limits, queries
from jawab.answering.costs.models import ConversationSpend
from jawab.answering.costs.prices import Price, price_of, told
from jawab.answering.costs.schemas import (
    ConversationSpendOut,
    CostsOut,
    DayOut,
    LimitsBody,
    PriceOut,
    ReachedOut,
    SpentOut,
)
from jawab.answering.models import LlmSpend
from jawab.db.engine import Database
from jawab.kit.clock import now
from jawab.kit.errors import Unprocessable
from jawab.settings import Settings

DAYS = 31
_DEAREST = 10


async def costs(database: Database, settings: Settings, workspace_id: UUID) -> CostsOut:
    """Today, this month, the last days, the dearest conversations, and the limits."""
    today, price = now().date(), price_of(settings)
    first = datetime(today.year, today.month, 1, tzinfo=UTC)
    async with database.read() as session:
        rows = await queries.days(session, workspace_id, today, DAYS)
        dearest = await queries.dearest(session, workspace_id, first, _DEAREST)
        present = await limits.load(session, workspace_id)
        refused = await queries.refusals(session, workspace_id, today)
    of_day = {row.day: row for row in rows}
    last_days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    return CostsOut(
        model=settings.llm or None,
        price=PriceOut(input=str(price.input), output=str(price.output)) if price else None,
        currency=settings.llm_currency,
        today=_summed([row for row in rows if row.day == today], price),
        month=_summed([row for row in rows if row.day >= first.date()], price),
        days=[_day(day, of_day.get(day), price) for day in last_days],
        conversations=[_conversation(one, settings, price) for one in dearest],
        limits=LimitsBody.of(present),
        install_day_tokens=settings.llm_daily_tokens,
        reached=_reached(refused),
    )


async def reached_today(database: Database, workspace_id: UUID) -> list[ReachedOut]:
    """The limits that kept the LLM from writing today."""
    async with database.read() as session:
        return _reached(await queries.refusals(session, workspace_id, now().date()))


async def of_conversation(
    database: Database, settings: Settings, workspace_id: UUID, conversation_id: UUID
) -> ConversationSpendOut | None:
    """What a conversation has taken; None when it has taken nothing."""
    async with database.read() as session:
        found = await queries.of_conversation(session, workspace_id, conversation_id)
    return _conversation(found, settings, price_of(settings)) if found else None


async def present_limits(database: Database, workspace_id: UUID) -> LimitsBody:
    """The limits as they are."""
    async with database.read() as session:
        return LimitsBody.of(await limits.load(session, workspace_id))


async def set_limits(database: Database, settings: Settings, workspace_id: UUID, wanted: LimitsBody) -> LimitsBody:
    """Puts limits in place of the present ones. Raises Unprocessable for money when tokens have no price."""
    chosen = wanted.limits()
    if chosen.count_money and settings.llm and price_of(settings) is None:
        raise Unprocessable(
            f"There is no price for {settings.llm}, so money cannot be counted. Set JAWAB_LLM_PRICES first, "
            "or write the limits in tokens."
        )
    async with database.write() as session:
        await limits.save(session, workspace_id, chosen)
    return LimitsBody.of(chosen)


def _day(day: date, row: LlmSpend | None, price: Price | None) -> DayOut:
    return DayOut(day=day, **_summed([row] if row else [], price).model_dump())


def _summed(rows: Sequence[LlmSpend], price: Price | None) -> SpentOut:
    return SpentOut(
        input_tokens=sum(row.input_tokens for row in rows),
        output_tokens=sum(row.output_tokens for row in rows),
        requests=sum(row.requests for row in rows),
        cost=_shown(sum(row.cost for row in rows), price),
        prepared_tokens=sum(row.prepared_tokens for row in rows),
    )


def _conversation(row: ConversationSpend, settings: Settings, price: Price | None) -> ConversationSpendOut:
    return ConversationSpendOut(
        conversation_id=row.conversation_id,
        input_tokens=row.input_tokens,
        output_tokens=row.output_tokens,
        requests=row.requests,
        cost=_shown(row.cost, price),
        currency=settings.llm_currency,
        last_at=row.last_at,
    )


def _shown(cost: int, price: Price | None) -> str | None:
    """Money that was counted; nothing was counted while no price was known."""
    return told(cost) if cost or price else None


def _reached(refused: dict[str, int]) -> list[ReachedOut]:
    return [ReachedOut.model_validate({"limit": limit, "answers": answers}) for limit, answers in refused.items()]
