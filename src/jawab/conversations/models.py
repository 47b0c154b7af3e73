"""Conversations, their messages, and the turns in which the bot answers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace
from jawab.kit.clock import now


class Conversation(InWorkspace, Created, Base):
    """One conversation. `state` alone says who may answer: see `conversations/states.py`."""

    __tablename__ = "conversations"
    __table_args__ = (
        Index("ix_conversations_inbox", "workspace_id", "state", "last_message_at"),
        Index("ix_conversations_pressing", "workspace_id", "pressing", "last_message_at"),
    )

    id: Mapped[Id]
    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str] = mapped_column(default="web")
    state: Mapped[str] = mapped_column(default="bot")
    assignee_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    language: Mapped[str] = mapped_column(default="en")
    handoff_reason: Mapped[str | None]
    waiting_since: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    last_seq: Mapped[int] = mapped_column(default=0)
    last_message_at: Mapped[datetime]
    last_author: Mapped[str | None]
    preview_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # beginning of the last message
    mood: Mapped[str | None]  # of the visitor's last message, and so the next three
    urgency: Mapped[str | None]
    intent: Mapped[str | None]  # key of the last one that was sure
    moods: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # the last ones, oldest first
    pressing: Mapped[int] = mapped_column(default=0, server_default="0")  # the higher, the sooner it needs a person
    # Messages in a row whose mood brings a person by the workspace's rule; None when the visitor then chose to go on
    # with the assistant, so that the rule leaves them alone.
    unhappy_in_row: Mapped[int | None] = mapped_column(default=0, server_default="0")
    satisfaction: Mapped[int | None]  # the score of its Satisfaction, so that lists need not look there


class Message(InWorkspace, Created, Base):
    """One message. `body_sealed` is JSON `{"text", "citations", "options", "offers_person"}` under the contact's key.

    `client_id` is the id that the sender's device gave it: the same one sent twice is one message.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "client_id"),
        UniqueConstraint("conversation_id", "seq"),
    )

    id: Mapped[Id]
    conversation_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"))
    client_id: Mapped[UUID | None] = mapped_column(Uuid())
    seq: Mapped[int]  # of the event that tells of it
    author: Mapped[str]  # visitor | bot | agent | system
    member_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    kind: Mapped[str] = mapped_column(default="text")  # text | answer | clarify | unknown | notice
    language: Mapped[str]
    reply_to: Mapped[UUID | None] = mapped_column(Uuid())
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    rating: Mapped[str | None]  # the value of its MessageRating, so that lists need not look there


class MessageRating(InWorkspace, Base):
    """What a visitor thinks of one of the bot's replies: `value` up or down. The comment is under the contact's key."""

    __tablename__ = "message_ratings"
    __table_args__ = (Index("ix_message_ratings_value", "workspace_id", "value"),)

    message_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"))
    value: Mapped[str]
    reason: Mapped[str | None]  # wrong | incomplete | unclear | other
    comment_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    rated_at: Mapped[datetime] = mapped_column(default=now)


class Satisfaction(InWorkspace, Base):
    """How a visitor was served in a conversation: `score` 1 (badly) to 5 (well). The comment is under the contact's
    key."""

    __tablename__ = "satisfactions"
    __table_args__ = (Index("ix_satisfactions_score", "workspace_id", "score"),)

    conversation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    score: Mapped[int]
    comment_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    rated_at: Mapped[datetime] = mapped_column(default=now)


class Turn(InWorkspace, Created, Base):
    """The bot's work on one visitor message, written with the message so that it cannot be forgotten.

    A process leases a turn while it works on it; when the process dies the lease runs out and another takes it up.
    `reply_id` is the id that the reply has or will have. `trace_sealed` is JSON, under the contact's key.
    """

    __tablename__ = "turns"
    __table_args__ = (
        Index("ix_turns_open", "state", "leased_until"),
        Index("ix_turns_times", "workspace_id", "mode", "created_at"),
    )

    id: Mapped[Id]
    conversation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    message_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"), unique=True)
    reply_id: Mapped[UUID] = mapped_column(Uuid(), unique=True)
    state: Mapped[str] = mapped_column(default="open")  # open | left | done | joined (to another's reply) | dropped
    attempts: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[UUID | None] = mapped_column(Uuid())
    leased_until: Mapped[datetime | None]
    trace_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    mode: Mapped[str | None]  # what wrote the reply: llm | tool | extractive
    took_ms: Mapped[int | None]  # from when the message was read to when the reply was written
