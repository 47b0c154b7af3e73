"""Replays, and what came of each question."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class Replay(InWorkspace, Created, Base):
    """One trial of a change. `change` is JSON of `change.Change`, `asked` of `schemas.Asked`; `figures` the summary."""

    __tablename__ = "replays"
    __table_args__ = (Index("ix_replays_workspace", "workspace_id", "created_at"),)

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(default="queued")  # queued | running | done | failed | published
    change: Mapped[dict[str, Any]]
    asked: Mapped[dict[str, Any]]
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    figures: Mapped[dict[str, Any] | None]
    error: Mapped[str | None] = mapped_column(Text)
    created_by: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    finished_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]


class ReplayItem(InWorkspace, Base):
    """One question of a replay with both replies, sealed: under its contact's key when it was a visitor's message, so
    that it goes with them."""

    __tablename__ = "replay_items"
    __table_args__ = (Index("ix_replay_items_replay", "replay_id", "position"),)

    id: Mapped[Id]
    replay_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("replays.id", ondelete="CASCADE"))
    position: Mapped[int]
    message_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"))
    contact_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"))
    difference: Mapped[str]  # same | words | sources | kind
    better: Mapped[str | None]  # now | changed, None when neither is
    details_sealed: Mapped[bytes] = mapped_column(LargeBinary)  # JSON of `schemas.Compared`
