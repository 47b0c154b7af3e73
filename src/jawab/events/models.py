"""The event log."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, Created, InWorkspace


class Event(InWorkspace, Created, Base):
    """Something that happened, written in the same transaction as what it tells. Append-only.

    `id` grows in commit order within a workspace, so a reader may keep it as its cursor. `seq` counts the events of one
    conversation without gaps, from 1. `data` holds ids and facts, never a message's words: those are encrypted, in
    `messages`.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_workspace", "workspace_id", "id"),
        Index("ix_events_conversation", "conversation_id", "seq", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    conversation_id: Mapped[UUID | None] = mapped_column(Uuid())
    seq: Mapped[int | None]
    kind: Mapped[str]
    data: Mapped[dict[str, Any]]
