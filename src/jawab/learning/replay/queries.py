"""Reading and writing replays."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.contacts.models import Contact
from jawab.conversations.models import Turn
from jawab.learning.replay.models import Replay, ReplayItem

Found = tuple[Replay, str | None]
"""A replay, and the name of who asked for it."""


async def newest(session: AsyncSession, workspace_id: UUID, limit: int) -> list[Found]:
    query = _with_member().where(Replay.workspace_id == workspace_id).order_by(Replay.created_at.desc()).limit(limit)
    return [(row, name) for row, name in await session.execute(query)]


async def replay(session: AsyncSession, workspace_id: UUID, replay_id: UUID) -> Found | None:
    query = _with_member().where(Replay.workspace_id == workspace_id, Replay.id == replay_id)
    row = (await session.execute(query)).first()
    return (row[0], row[1]) if row else None


async def items(
    session: AsyncSession, workspace_id: UUID, replay_id: UUID, differing: bool, offset: int, limit: int
) -> tuple[list[tuple[ReplayItem, Contact | None]], int]:
    """A page of items with their contacts, those that differ first when `differing`, and how many there are."""
    mine = [ReplayItem.workspace_id == workspace_id, ReplayItem.replay_id == replay_id]
    if differing:
        mine.append(ReplayItem.difference != "same")
    total = await session.scalar(select(func.count()).select_from(ReplayItem).where(*mine))
    query = (
        select(ReplayItem, Contact)
        .outerjoin(Contact, Contact.id == ReplayItem.contact_id)
        .where(*mine)
        .order_by(ReplayItem.position)
        .offset(offset)
        .limit(limit)
    )
    return [(item, contact) for item, contact in await session.execute(query)], total or 0


async def contact(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> Contact | None:
    query = select(Contact).where(Contact.workspace_id == workspace_id, Contact.id == contact_id)
    return (await session.scalars(query)).one_or_none()


async def answered_turns(
    session: AsyncSession, workspace_id: UUID, since: datetime, limit: int
) -> Sequence[tuple[UUID, UUID]]:
    """Conversation and reply of the newest turns that the bot answered."""
    query = select(Turn.conversation_id, Turn.reply_id).where(
        Turn.workspace_id == workspace_id, Turn.state == "done", Turn.created_at > since
    )
    rows = await session.execute(query.order_by(Turn.created_at.desc()).limit(limit))
    return [(conversation_id, reply_id) for conversation_id, reply_id in rows]


def _with_member() -> Select[Replay, str]:
    return select(Replay, Member.name).outerjoin(Member, Member.id == Replay.created_by)
