"""SQL of what is clicked and read. Every query names its workspace."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.visitors import theirs
from jawab.conversations.models import Conversation, Message
from jawab.engagement.tracking.models import Activity


async def add(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> int:
    """Store rows that are not there yet; how many they were."""
    if not rows:
        return 0
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(Activity).values(rows).on_conflict_do_nothing().returning(Activity.number)
    return len((await session.execute(statement)).all())


async def own_messages(session: AsyncSession, workspace_id: UUID, contact_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Those of the messages that stand in the visitor's own conversations."""
    if not ids:
        return set()
    query = (
        select(Message.id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Message.workspace_id == workspace_id, Message.id.in_(ids))
        .where(Conversation.contact_id.in_(theirs(contact_id)))
    )
    return set((await session.scalars(query)).all())


async def forget(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> None:
    """Delete what was recorded of a visitor."""
    mine = (Activity.workspace_id == workspace_id, Activity.contact_id.in_(theirs(contact_id)))
    await session.execute(delete(Activity).where(*mine))


async def forget_before(session: AsyncSession, workspace_id: UUID, moment: datetime, limit: int) -> int:
    """Delete some of what is older; how many went."""
    older = select(Activity.contact_id, Activity.batch, Activity.number).where(
        Activity.workspace_id == workspace_id, Activity.at < moment
    )
    doomed = (await session.execute(older.limit(limit))).all()
    for contact_id, batch in {(row.contact_id, row.batch) for row in doomed}:
        await session.execute(
            delete(Activity).where(
                Activity.workspace_id == workspace_id,
                Activity.contact_id == contact_id,
                Activity.batch == batch,
                Activity.at < moment,
            )
        )
    return len(doomed)


async def counted(session: AsyncSession, workspace_id: UUID, since: datetime) -> Mapping[str, int]:
    """How many there were of each kind since then."""
    query = _since(workspace_id, since, Activity.kind, func.count()).group_by(Activity.kind)
    return dict((await session.execute(query)).all())


async def clicks_that(session: AsyncSession, workspace_id: UUID, since: datetime) -> tuple[int, int]:
    """How many clicks changed nothing, and how many were made in a rage."""
    clicks = _since(workspace_id, since, func.count()).where(Activity.kind == "click")
    dead = await session.scalar(clicks.where(Activity.changed.is_(False)))
    rage = await session.scalar(clicks.where(Activity.times >= 3))
    return dead or 0, rage or 0


async def visitors(session: AsyncSession, workspace_id: UUID, since: datetime) -> tuple[int, datetime | None]:
    """How many visitors, and when the last of it was."""
    query = _since(workspace_id, since, func.count(Activity.contact_id.distinct()), func.max(Activity.at))
    number, last = (await session.execute(query)).one()
    return number, last


def _since(workspace_id: UUID, since: datetime, *columns: Any) -> Select[Any]:
    return select(*columns).where(Activity.workspace_id == workspace_id, Activity.at >= since)
