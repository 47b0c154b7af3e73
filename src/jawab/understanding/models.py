"""What was read out of visitors' messages, what people corrected in it, and each workspace's rules for it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Double, ForeignKey, Index, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace
from jawab.kit.clock import now


class MessageReading(InWorkspace, Created, Base):
    """What was read out of one visitor message. What could tell the words (entities, and the reasons) is in
    `details_sealed`, JSON under the contact's key: see `understanding/store.py`. A correction changes `mood` or
    `intent` here; what was read first stays in the sealed part."""

    __tablename__ = "message_readings"
    __table_args__ = (Index("ix_message_readings_workspace", "workspace_id", "created_at"),)

    message_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    language: Mapped[str]
    mood: Mapped[str]
    mood_confidence: Mapped[float]
    urgency: Mapped[str]
    intent: Mapped[str | None]  # key of the likeliest, whether it reached the threshold or not
    intent_probability: Mapped[float | None]
    out_of_scope: Mapped[float | None]
    intent_version: Mapped[int | None]
    details_sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Correction(InWorkspace, Created, Base):
    """Somebody at the desk knew better: a training example. The words are the message's own, where they are sealed."""

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("message_id", "kind"),)

    id: Mapped[Id]
    message_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"))
    member_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    kind: Mapped[str]  # mood | intent
    was: Mapped[str | None]
    value: Mapped[str | None]  # None: no intent of ours


class UnderstandingRules(InWorkspace, Base):
    """How a workspace wants messages to be understood; without a row the defaults of `understanding/rules.py` hold."""

    __tablename__ = "understanding_rules"
    __table_args__ = (UniqueConstraint("workspace_id"),)

    id: Mapped[Id]
    intent_threshold: Mapped[float]
    answer_threshold: Mapped[float | None] = mapped_column(Double)
    handoff_moods: Mapped[list[Any]]
    handoff_after: Mapped[int | None]
    region: Mapped[str]
    time_zone: Mapped[str]
    patterns: Mapped[list[Any]]
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
