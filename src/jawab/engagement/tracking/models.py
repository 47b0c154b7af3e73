"""What visitors who agreed click, read and do: places and figures, never words."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Double, ForeignKey, Index, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, InWorkspace


class Activity(InWorkspace, Base):
    """One thing that a visitor did, as `items.py` describes it. Made to be counted: by page and selector for heatmaps,
    by session and time for funnels.

    `batch` and `number` are the sender's: the same batch sent twice is stored once. `page` is a path whose parts that
    look like data are masked; `x` and `y` are the place in the element, from 0 to 1.
    """

    __tablename__ = "activity"
    __table_args__ = (
        Index("ix_activity_page", "workspace_id", "page", "kind", "at"),
        Index("ix_activity_kind", "workspace_id", "kind", "at"),
        Index("ix_activity_session", "workspace_id", "session", "at"),
        Index("ix_activity_at", "workspace_id", "at"),
        Index("ix_activity_message", "message_id"),
    )

    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True)
    batch: Mapped[UUID] = mapped_column(Uuid(), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    session: Mapped[UUID] = mapped_column(Uuid())  # random, of one tab
    kind: Mapped[str]  # click | link | read | scroll | view | event
    at: Mapped[datetime]
    page: Mapped[str] = mapped_column(Text)
    viewport: Mapped[str]  # phone | tablet | desktop
    place: Mapped[str]  # page | widget
    selector: Mapped[str | None] = mapped_column(Text)
    x: Mapped[float | None] = mapped_column(Double)
    y: Mapped[float | None] = mapped_column(Double)
    times: Mapped[int | None]  # clicks on the same element within a second of each other
    changed: Mapped[bool | None]  # whether anything on the page changed after the click
    ms: Mapped[int | None]  # that a message was on screen
    depth: Mapped[float | None] = mapped_column(Double)  # how much of the page's height was seen, 0 to 1
    message_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"))
    name: Mapped[str | None]  # of a custom event
    props: Mapped[dict[str, Any] | None]  # of a custom event: flat, numbers and short codes
