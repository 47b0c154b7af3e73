"""SQL of files. Every query names the workspace."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.conversations.files.models import File, FilePiece

MOST_REMOVED = 50
"""Files that go in one unit of work at most: others wait for it."""


async def visible(
    session: AsyncSession, workspace_id: UUID, conversation_id: UUID, file_id: UUID, viewer: str
) -> File | None:
    """A file of a conversation that was checked already: one that was sent, or that `viewer` (visitor or agent) has
    uploaded and not sent yet."""
    return await session.scalar(
        select(File).where(
            File.workspace_id == workspace_id,
            File.conversation_id == conversation_id,
            File.id == file_id,
            or_(File.message_id.is_not(None), File.author == viewer),
        )
    )


async def unsent(
    session: AsyncSession,
    workspace_id: UUID,
    conversation_id: UUID,
    ids: Sequence[UUID],
    author: str,
    member_id: UUID | None,
) -> Sequence[File]:
    """Those of the files that this author has uploaded to the conversation and not sent yet, in no order."""
    mine = and_(File.author == author, File.member_id == member_id if member_id else File.member_id.is_(None))
    rows = select(File).where(
        File.workspace_id == workspace_id,
        File.conversation_id == conversation_id,
        File.id.in_(ids),
        File.message_id.is_(None),
        mine,
    )
    return (await session.scalars(rows)).all()


async def attach(session: AsyncSession, workspace_id: UUID, ids: Sequence[UUID], message_id: UUID) -> None:
    """Make the files the message's."""
    mine = update(File).where(File.workspace_id == workspace_id, File.id.in_(ids))
    await session.execute(mine.values(message_id=message_id))


async def count(session: AsyncSession, workspace_id: UUID, conversation_id: UUID) -> int:
    """Files of a conversation."""
    mine = File.workspace_id == workspace_id, File.conversation_id == conversation_id
    return await session.scalar(select(func.count()).where(*mine)) or 0


async def bytes_since(session: AsyncSession, workspace_id: UUID, contact_id: UUID, since: datetime) -> int:
    """Bytes of the files that a visitor has uploaded since then."""
    mine = File.workspace_id == workspace_id, File.contact_id == contact_id, File.author == "visitor"
    return await session.scalar(select(func.sum(File.size)).where(*mine, File.created_at > since)) or 0


async def piece(session: AsyncSession, workspace_id: UUID, file_id: UUID, of: str, place: int) -> bytes | None:
    """One piece, as it was sealed."""
    return await session.scalar(
        select(FilePiece.sealed).where(
            FilePiece.workspace_id == workspace_id,
            FilePiece.file_id == file_id,
            FilePiece.of == of,
            FilePiece.place == place,
        )
    )


async def pieces(session: AsyncSession, workspace_id: UUID, file_id: UUID, of: str) -> Sequence[bytes]:
    """All pieces in their order, as they were sealed."""
    rows = select(FilePiece.sealed).where(
        FilePiece.workspace_id == workspace_id, FilePiece.file_id == file_id, FilePiece.of == of
    )
    return (await session.scalars(rows.order_by(FilePiece.place))).all()


async def remove(session: AsyncSession, workspace_id: UUID, file_id: UUID) -> None:
    """Remove a file with its pieces."""
    await session.execute(delete(File).where(File.workspace_id == workspace_id, File.id == file_id))


async def remove_unsent(session: AsyncSession, before: datetime) -> int:
    """Remove files of every workspace that were uploaded before then and never sent; how many there were, at most
    `MOST_REMOVED`."""
    forgotten = select(File.id).where(File.message_id.is_(None), File.created_at < before).limit(MOST_REMOVED)
    ids = (await session.scalars(forgotten)).all()
    if ids:
        await session.execute(delete(File).where(File.id.in_(ids), File.message_id.is_(None)))
    return len(ids)
