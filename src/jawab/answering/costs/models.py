"""What single conversations have cost, the owner's limits, and how often these were reached."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, Id, InWorkspace


class ConversationSpend(InWorkspace, Base):
    """Tokens and money of one conversation, counted as in `LlmSpend`; it goes when the conversation goes."""

    __tablename__ = "conversation_spend"
    __table_args__ = (Index("ix_conversation_spend_workspace", "workspace_id", "last_at"),)

    conversation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    input_tokens: Mapped[int] = mapped_column(BigId, default=0)
    output_tokens: Mapped[int] = mapped_column(BigId, default=0)
    requests: Mapped[int] = mapped_column(default=0)
    cost: Mapped[int] = mapped_column(BigId, default=0)
    last_at: Mapped[datetime]


class SpendLimits(InWorkspace, Base):
    """The most that a conversation, a UTC day and a UTC month may take; null: no limit. `…_cost` as in `LlmSpend`."""

    __tablename__ = "spend_limits"
    __table_args__ = (UniqueConstraint("workspace_id"),)

    id: Mapped[Id]
    conversation_tokens: Mapped[int | None] = mapped_column(BigId)
    conversation_cost: Mapped[int | None] = mapped_column(BigId)
    day_tokens: Mapped[int | None] = mapped_column(BigId)
    day_cost: Mapped[int | None] = mapped_column(BigId)
    month_tokens: Mapped[int | None] = mapped_column(BigId)
    month_cost: Mapped[int | None] = mapped_column(BigId)


class SpendRefusal(InWorkspace, Base):
    """How many answers had to do without the LLM on a UTC day because `reached` was used up."""

    __tablename__ = "spend_refusals"
    __table_args__ = (UniqueConstraint("workspace_id", "day", "reached"),)

    id: Mapped[Id]
    day: Mapped[date]
    reached: Mapped[str]  # see `costs.limits.Reached`
    answers: Mapped[int] = mapped_column(default=0)
