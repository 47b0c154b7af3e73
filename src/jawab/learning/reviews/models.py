"""What people said about the bot's replies when they looked through them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Double, ForeignKey, Index, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, InWorkspace
from jawab.kit.clock import now


class Review(InWorkspace, Base):
    """A person's judgement of one reply. Note and correction (JSON `{"question", "text"}`) are sealed under the
    contact's key: they may repeat what the visitor wrote."""

    __tablename__ = "reviews"
    __table_args__ = (Index("ix_reviews_newest", "workspace_id", "reviewed_at"),)

    reply_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"))
    member_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    grade: Mapped[str]  # good | partly | wrong
    reason: Mapped[str | None]
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    correction_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    reviewed_at: Mapped[datetime] = mapped_column(default=now)


class ReviewRules(Base):
    """From which score down a workspace wants replies to be looked through; without a row the default holds."""

    __tablename__ = "review_rules"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    threshold: Mapped[float] = mapped_column(Double)
