"""Appending to the event log and reading it by cursor."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.events.models import Event

PAGE = 500
"""Events that are read at once at most."""


async def append(
    session: AsyncSession,
    workspace_id: UUID,
    kind: str,
    data: dict[str, Any],
    *,
    conversation_id: UUID | None = None,
    seq: int | None = None,
) -> Event:
    """Write an event in the unit of work of what it tells. It has its `id` when this returns."""
    await _take_place_in_line(session, workspace_id)
    event = Event(workspace_id=workspace_id, kind=kind, data=data, conversation_id=conversation_id, seq=seq)
    session.add(event)
    await session.flush()
    return event


async def since(session: AsyncSession, workspace_id: UUID, cursor: int, limit: int = PAGE) -> Sequence[Event]:
    """The events of a workspace after `cursor`, oldest first."""
    rows = select(Event).where(Event.workspace_id == workspace_id, Event.id > cursor).order_by(Event.id).limit(limit)
    return (await session.scalars(rows)).all()


async def of_conversation(
    session: AsyncSession, workspace_id: UUID, conversation_id: UUID, seq: int, limit: int = PAGE
) -> Sequence[Event]:
    """The events of a conversation after its `seq`, oldest first."""
    rows = (
        select(Event)
        .where(Event.workspace_id == workspace_id, Event.conversation_id == conversation_id, Event.seq > seq)
        .order_by(Event.seq)
        .limit(limit)
    )
    return (await session.scalars(rows)).all()


async def last_id(session: AsyncSession, workspace_id: UUID) -> int:
    """Where the log of a workspace ends now: the cursor of someone who wants only what comes."""
    found = await session.scalar(select(func.max(Event.id)).where(Event.workspace_id == workspace_id))
    return found or 0


async def _take_place_in_line(session: AsyncSession, workspace_id: UUID) -> None:
    """Make ids commit-ordered within the workspace.

    SQLite has one writer. On PostgreSQL an identity column is given out before the commit, so an event with a lower id
    could appear after a reader has passed it; a lock held from here to the commit prevents that."""
    if session.get_bind().dialect.name != "postgresql":
        return
    lines: set[UUID] = session.info.setdefault("event_lines", set())
    if workspace_id not in lines:
        await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": workspace_id.int % 2**63})
        lines.add(workspace_id)
