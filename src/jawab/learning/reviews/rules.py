"""From which score down a workspace wants replies to be looked through."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.learning.reviews.models import ReviewRules

DEFAULT_THRESHOLD = 0.6


async def threshold(session: AsyncSession, workspace_id: UUID) -> float:
    """The workspace's own, or the default."""
    row = await session.get(ReviewRules, workspace_id)
    return row.threshold if row else DEFAULT_THRESHOLD


async def save(session: AsyncSession, workspace_id: UUID, wanted: float) -> None:
    """Put it in place of the present one; the queue follows at once."""
    row = await session.get(ReviewRules, workspace_id)
    if row is None:
        session.add(ReviewRules(workspace_id=workspace_id, threshold=wanted))
    else:
        row.threshold = wanted
