"""SQL of the guidance. Every query names its workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.guidance.models import GuidanceRule

_ORDERED = (
    select(GuidanceRule)
    .where(GuidanceRule.workspace_id == bindparam("workspace_id"))
    .order_by(GuidanceRule.position, GuidanceRule.created_at, GuidanceRule.id)
)


async def rules(session: AsyncSession, workspace_id: UUID) -> Sequence[GuidanceRule]:
    """All rules of a workspace in their order."""
    return (await session.scalars(_ORDERED, {"workspace_id": workspace_id})).all()


async def rule(session: AsyncSession, workspace_id: UUID, rule_id: UUID) -> GuidanceRule | None:
    query = select(GuidanceRule).where(GuidanceRule.workspace_id == workspace_id, GuidanceRule.id == rule_id)
    return (await session.scalars(query)).one_or_none()


async def count(session: AsyncSession, workspace_id: UUID) -> int:
    query = select(func.count()).select_from(GuidanceRule).where(GuidanceRule.workspace_id == workspace_id)
    return await session.scalar(query) or 0
