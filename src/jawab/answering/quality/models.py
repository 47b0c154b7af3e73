"""How good the bot's replies are, in figures."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Double, ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, InWorkspace
from jawab.kit.clock import now


class ReplyScore(InWorkspace, Base):
    """The score of one reply, and its parts, from 0 to 1. What cannot be told of a reply is None.

    `measured` is drawn from the parts; `grade` is what a person gave; `overall` is the grade where there is one, else
    what was measured. Helpfulness is the visitor's rating where there is one, else `predicted`.
    """

    __tablename__ = "reply_scores"
    __table_args__ = (Index("ix_reply_scores_overall", "workspace_id", "overall"),)

    reply_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"))
    relevance: Mapped[float | None] = mapped_column(Double)
    completeness: Mapped[float | None] = mapped_column(Double)
    groundedness: Mapped[float | None] = mapped_column(Double)
    speed: Mapped[float | None] = mapped_column(Double)
    predicted: Mapped[float | None] = mapped_column(Double)
    seconds: Mapped[float] = mapped_column(Double)  # from the question to the whole reply
    measured: Mapped[float | None] = mapped_column(Double)
    grade: Mapped[float | None] = mapped_column(Double)
    overall: Mapped[float | None] = mapped_column(Double)
    scored_at: Mapped[datetime] = mapped_column(default=now)
