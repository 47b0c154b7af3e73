"""The owner's shortcuts, and how often each was shown and pressed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace, Json
from jawab.kit.clock import now


class Shortcut(InWorkspace, Created, Base):
    """One quick action, see `kinds.py`."""

    __tablename__ = "shortcuts"
    __table_args__ = (Index("ix_shortcuts_order", "workspace_id", "position"),)

    id: Mapped[Id]
    kind: Mapped[str]
    words: Mapped[dict[str, Any]]  # {language: JSON of `schemas.Words`}
    url: Mapped[str] = mapped_column(Text)  # what it opens; "" when it opens nothing of the owner's
    times: Mapped[dict[str, Any] | None] = mapped_column(Json)  # JSON of `Hours`: when a time may be wished for
    conditions: Mapped[dict[str, Any]]  # JSON of `conditions.Conditions`
    position: Mapped[int]  # the owner's order, in which they are shown until it is known what gets used
    active: Mapped[bool]
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class ShortcutDay(InWorkspace, Base):
    """How often a shortcut was shown and pressed on one UTC day. It tells nothing of who."""

    __tablename__ = "shortcut_days"
    __table_args__ = (Index("ix_shortcut_days_workspace", "workspace_id", "day"),)

    shortcut_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("shortcuts.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    shown: Mapped[int]
    pressed: Mapped[int]
