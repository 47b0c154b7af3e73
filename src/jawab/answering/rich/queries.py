"""SQL about attachments, and about where media may come from. Every query names its workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.answering.rich.models import Attachment
from jawab.answering.rich.target import Target
from jawab.conversations.media import MediaRules
from jawab.understanding.intents.models import Intent


async def media_rules(session: AsyncSession, workspace_id: UUID) -> MediaRules:
    """Where the workspace's media may come from."""
    query = select(Workspace.slug, Workspace.media_hosts).where(Workspace.id == workspace_id)
    slug, hosts = (await session.execute(query)).one()
    return MediaRules(slug, hosts)


async def target_exists(session: AsyncSession, workspace_id: UUID, target: Target) -> bool:
    """Whether the workspace has such an article, intent or product."""
    query = select(target.model.id).where(target.model.workspace_id == workspace_id, target.model.id == target.id)
    return await session.scalar(query) is not None


async def attached(session: AsyncSession, workspace_id: UUID, target: Target) -> Sequence[Attachment]:
    """What is attached to it, in its order."""
    return (await session.scalars(_of(workspace_id, target).order_by(Attachment.position, Attachment.id))).all()


async def attachment(session: AsyncSession, workspace_id: UUID, target: Target, id: UUID) -> Attachment | None:
    return await session.scalar(_of(workspace_id, target).where(Attachment.id == id))


async def last_position(session: AsyncSession, workspace_id: UUID, target: Target) -> int:
    """Of what is attached to it, -1 when nothing is."""
    rows = _of(workspace_id, target).with_only_columns(func.max(Attachment.position))
    found = await session.scalar(rows)
    return -1 if found is None else found


async def remove(session: AsyncSession, workspace_id: UUID, target: Target, id: UUID) -> bool:
    """Whether there was such an attachment."""
    mine = (Attachment.workspace_id == workspace_id, target.is_meant, Attachment.id == id)
    return (await session.execute(delete(Attachment).where(*mine).returning(Attachment.id))).first() is not None


async def to_show(
    session: AsyncSession, workspace_id: UUID, article_id: UUID | None, intent: str | None, product_ids: Sequence[UUID]
) -> Sequence[Attachment]:
    """What is attached to the article, then to the intent with this key, then to the products; without one of them
    nothing of its kind."""
    meant: list[ColumnElement[bool]] = [Attachment.product_id.in_(product_ids)]
    if article_id is not None:  # equal to None would be all that is attached to no article
        meant.append(Attachment.article_id == article_id)
    if intent is not None:
        of_key = select(Intent.id).where(Intent.workspace_id == workspace_id, Intent.key == intent)
        meant.append(Attachment.intent_id.in_(of_key))
    query = select(Attachment).where(Attachment.workspace_id == workspace_id, or_(*meant))
    rows = (await session.scalars(query.order_by(Attachment.position, Attachment.id))).all()
    return sorted(rows, key=lambda row: (row.article_id is None, row.intent_id is None))


def _of(workspace_id: UUID, target: Target) -> Select[Attachment]:
    return select(Attachment).where(Attachment.workspace_id == workspace_id, target.is_meant)
