"""What a workspace may spend on the LLM: reserved before a request, settled after it."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.costs import queries
from jawab.answering.costs.limits import Limit, Limits, Reached, load
from jawab.answering.costs.prices import Price
from jawab.answering.costs.queries import Amount
from jawab.answering.llm import MOST_OUTPUT_TOKENS, Usage
from jawab.db.engine import Database
from jawab.kit.clock import now


class BudgetReached(Exception):
    """A limit does not reach for this request; `reached` says which."""

    def __init__(self, reached: Reached) -> None:
        super().__init__(reached)
        self.reached: Reached = reached


@dataclass(frozen=True, slots=True)
class Reservation:
    """Tokens, and what they would cost (in billionths of the currency), set aside for one request."""

    workspace_id: UUID
    day: date
    input_tokens: int
    output_tokens: int
    cost: int = 0
    conversation_id: UUID | None = None
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a request took; `cost` in billionths of the currency, None when the price is not known."""

    input_tokens: int
    output_tokens: int
    cost: int | None
    currency: str | None


class Spend:
    """Counts tokens and money per conversation, and per workspace and UTC day. Right also when several processes ask
    at once. With a `share` it pays for answers that are prepared before anybody asks, out of that part of a day."""

    def __init__(
        self, database: Database, daily_tokens: int, price: Price | None = None, share: float | None = None
    ) -> None:
        self._database = database
        self._daily_tokens = daily_tokens
        self._price = price
        self._share = share

    def to_prepare(self, share: float) -> Self:
        """The same, for preparing."""
        return type(self)(self._database, self._daily_tokens, self._price, share)

    async def reserve(self, workspace_id: UUID, prompt: str, conversation_id: UUID | None = None) -> Reservation:
        """Sets tokens aside for sending `prompt`. Raises BudgetReached when a limit would be passed, and notes it."""
        prepares = self._share is not None
        wanted = self._wanted(workspace_id, prompt, None if prepares else conversation_id)
        try:
            async with self._database.write() as session:
                await self._count(session, wanted)
        except BudgetReached as refused:
            if not prepares:
                async with self._database.write() as session:
                    await queries.count_refusal(session, workspace_id, wanted.day, refused.reached)
            raise
        return wanted

    async def settle(self, reserved: Reservation, usage: Usage, written: str) -> Taken:
        """Replaces the reservation by what the request took, and returns that; where the provider did not tell (it
        failed, or the visitor left), by an estimate from what was sent and `written`."""
        input_tokens = reserved.input_tokens if usage.input_tokens is None else usage.input_tokens
        output_tokens = estimate(written) if usage.output_tokens is None else usage.output_tokens
        cost = self._cost(input_tokens, output_tokens)
        more = Amount(
            input_tokens - reserved.input_tokens,
            output_tokens - reserved.output_tokens,
            cost - reserved.cost,
            requests=0,
            prepared=reserved.prepared,
        )
        async with self._database.write() as session:
            await queries.correct_day(session, reserved.workspace_id, reserved.day, more)
            if reserved.conversation_id:
                await queries.correct_conversation(session, reserved.workspace_id, reserved.conversation_id, more)
        price = self._price
        return Taken(input_tokens, output_tokens, cost if price else None, price.currency if price else None)

    def _wanted(self, workspace_id: UUID, prompt: str, conversation_id: UUID | None) -> Reservation:
        sent = estimate(prompt)
        return Reservation(
            workspace_id,
            now().date(),
            sent,
            MOST_OUTPUT_TOKENS,
            self._cost(sent, MOST_OUTPUT_TOKENS),
            conversation_id,
            prepared=self._share is not None,
        )

    async def _count(self, session: AsyncSession, wanted: Reservation) -> None:
        """Adds first and looks then: what was added is undone when it was too much. The day's row is held meanwhile, so
        that two requests cannot both take the last tokens."""
        amount = Amount(wanted.input_tokens, wanted.output_tokens, wanted.cost, 1, wanted.prepared)
        limits = await load(session, wanted.workspace_id)
        if limits.count_money and self._price is None:
            raise BudgetReached(_in_money(limits))  # what cannot be counted cannot be kept within a limit
        await queries.add_to_day(session, wanted.workspace_id, wanted.day, amount)
        if wanted.conversation_id:
            mine = await queries.add_to_conversation(session, wanted.workspace_id, wanted.conversation_id, amount)
            if mine and limits.conversation.passed_by(mine):
                raise BudgetReached("conversation")
        await self._check_days(session, wanted, limits)

    async def _check_days(self, session: AsyncSession, wanted: Reservation, limits: Limits) -> None:
        day = await queries.spent(session, wanted.workspace_id, wanted.day, wanted.day)
        month = await queries.spent(session, wanted.workspace_id, wanted.day.replace(day=1), wanted.day)
        if limits.day.passed_by(day.all):
            raise BudgetReached("day")
        if limits.month.passed_by(month.all):
            raise BudgetReached("month")
        installs = Limit(tokens=self._daily_tokens)
        if installs.passed_by(day.all):
            raise BudgetReached("install")
        if self._share is not None:
            parts = [(limits.day, day), (limits.month, month), (installs, day)]
            if any(limit.share(self._share).passed_by(spent.prepared) for limit, spent in parts):
                raise BudgetReached("prepared")

    def _cost(self, input_tokens: int, output_tokens: int) -> int:
        return self._price.of(input_tokens, output_tokens) if self._price else 0


def _in_money(limits: Limits) -> Reached:
    """Which limit is in money, the widest first."""
    if limits.month.cost is not None:
        return "month"
    return "day" if limits.day.cost is not None else "conversation"


def estimate(text: str) -> int:
    """Tokens of a text, rather too many than too few: three bytes of UTF-8 each."""
    return len(text.encode()) // 3 + 1 if text else 0
