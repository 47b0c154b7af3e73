"""What answering reads of articles."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.knowledge.models import Article, Chunk


async def chunk_markdown(session: AsyncSession, workspace_id: UUID, ids: Sequence[UUID]) -> Sequence[Row[UUID, str]]:
    """`(chunk id, Markdown)` of those chunks that still exist."""
    cut = func.substr(Article.markdown, Chunk.start + 1, Chunk.end - Chunk.start)
    found = await session.execute(
        select(Chunk.id, cut)
        .join(Article, Article.id == Chunk.article_id)
        .where(Chunk.workspace_id == workspace_id, Article.workspace_id == workspace_id, Chunk.id.in_(ids))
    )
    return found.all()
