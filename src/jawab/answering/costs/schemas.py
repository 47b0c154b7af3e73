"""What the desk's page "Costs" sends and gets. Money is a decimal number as text, in the install's currency."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from jawab.answering.costs.limits import Limit, Limits, Reached
from jawab.answering.costs.prices import billionths, money

Tokens = Annotated[int, Field(ge=1, le=10**15)]
Money = Annotated[Decimal, Field(gt=0, le=1_000_000, max_digits=15, decimal_places=6)]


class LimitBody(BaseModel):
    """The most that may be spent; null: no limit. With both, whichever is reached first."""

    model_config = ConfigDict(extra="forbid")

    tokens: Tokens | None = None
    money: Money | None = None

    @classmethod
    def of(cls, limit: Limit) -> "LimitBody":
        return cls(tokens=limit.tokens, money=None if limit.cost is None else money(limit.cost))

    def limit(self) -> Limit:
        return Limit(self.tokens, None if self.money is None else billionths(self.money))


class LimitsBody(BaseModel):
    """The owner's limits. Days and months are those of UTC."""

    model_config = ConfigDict(extra="forbid")

    conversation: LimitBody = LimitBody()
    day: LimitBody = LimitBody()
    month: LimitBody = LimitBody()

    @classmethod
    def of(cls, limits: Limits) -> "LimitsBody":
        parts = (LimitBody.of(limit) for limit in (limits.conversation, limits.day, limits.month))
        conversation, day, month = parts
        return cls(conversation=conversation, day=day, month=month)

    def limits(self) -> Limits:
        return Limits(self.conversation.limit(), self.day.limit(), self.month.limit())


class PriceOut(BaseModel):
    """Of the model in use, a million tokens."""

    input: str
    output: str


class SpentOut(BaseModel):
    """`cost` is null when no price is known. `prepared_tokens` of them went into answers before anybody asked."""

    input_tokens: int
    output_tokens: int
    requests: int
    cost: str | None
    prepared_tokens: int


class DayOut(SpentOut):
    day: date


class ConversationSpendOut(BaseModel):
    """What the LLM took for one conversation."""

    conversation_id: UUID
    input_tokens: int
    output_tokens: int
    requests: int
    cost: str | None
    currency: str
    last_at: datetime


class ReachedOut(BaseModel):
    """A limit that kept the LLM from writing today, and how many answers were quoted instead."""

    limit: Reached
    answers: int


class CostsOut(BaseModel):
    """What the LLM takes. `days` are the last 31, oldest first; `conversations` those that took most this month."""

    model: str | None
    price: PriceOut | None
    currency: str
    today: SpentOut
    month: SpentOut
    days: list[DayOut]
    conversations: list[ConversationSpendOut]
    limits: LimitsBody
    install_day_tokens: int
    reached: list[ReachedOut]


class ReachedList(BaseModel):
    items: list[ReachedOut]
