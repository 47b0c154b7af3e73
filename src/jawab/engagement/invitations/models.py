"""What the widget offers by itself, and what came of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace
from jawab.kit.clock import now


class Invitation(InWorkspace, Created, Base):
    """One invitation. The JSON columns are those of `schemas.InvitationIn`. `edition` counts the changes after which
    figures begin anew: what was measured of other words, or of another share, must not be added up."""

    __tablename__ = "invitations"
    __table_args__ = (Index("ix_invitations_order", "workspace_id", "position"),)

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text)
    trigger: Mapped[dict[str, Any]]
    conditions: Mapped[dict[str, Any]]
    actions: Mapped[list[Any]]
    texts: Mapped[dict[str, Any]]
    frequency: Mapped[dict[str, Any]]
    hold_out: Mapped[int]  # per cent
    goal: Mapped[str]
    position: Mapped[int]
    active: Mapped[bool]
    edition: Mapped[int] = mapped_column(default=1)
    edition_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class InvitationOutcome(InWorkspace, Base):
    """How often something came of an edition on a UTC day, in one of its two arms. Nobody is in it."""

    __tablename__ = "invitation_outcomes"

    invitation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True
    )
    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    arm: Mapped[str] = mapped_column(primary_key=True)  # shown | held_out
    what: Mapped[str] = mapped_column(primary_key=True)  # see `outcomes.What`
    count: Mapped[int]


class InvitationManners(InWorkspace, Base):
    """What holds for all invitations of a workspace together."""

    __tablename__ = "invitation_manners"
    __table_args__ = (UniqueConstraint("workspace_id"),)

    id: Mapped[Id]
    pause_minutes: Mapped[int]
    quiet_days: Mapped[int]
