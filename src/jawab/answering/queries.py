"""What answering reads of articles."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.knowledge.models import Article, Chunk

# Built once: to build a statement costs more than to run it.
_CHUNK_MARKDOWN = (
    select(Chunk.id, func.substr(Article.markdown, Chunk.start + 1, Chunk.end - Chunk.start))
    .join(Article, Article.id == Chunk.article_id)
    .where(
        Chunk.workspace_id == bindparam("workspace"),
        Article.workspace_id == bindparam("workspace"),
        Chunk.id.in_(bindparam("ids", expanding=True)),
    )
)
_ARTICLE_MARKDOWN = select(Article.markdown).where(
    Article.workspace_id == bindparam("workspace"), Article.id == bindparam("article")
)
_ARTICLE_CHUNKS = (
    select(Chunk.heading_path, Chunk.anchor, Chunk.start, Chunk.end, Chunk.embedder, Chunk.vector)
    .where(Chunk.workspace_id == bindparam("workspace"), Chunk.article_id == bindparam("article"))
    .order_by(Chunk.position)
)


async def chunk_markdown(session: AsyncSession, workspace_id: UUID, ids: Sequence[UUID]) -> Sequence[Row[UUID, str]]:
    """`(chunk id, Markdown)` of those chunks that still exist."""
    return (await session.execute(_CHUNK_MARKDOWN, {"workspace": workspace_id, "ids": list(ids)})).all()


async def article_chunks(session: AsyncSession, workspace_id: UUID, article_id: UUID) -> tuple[str, Sequence[Any]]:
    """An article's Markdown, and rows `(heading_path, anchor, start, end, embedder, vector)` of its chunks in order."""
    which = {"workspace": workspace_id, "article": article_id}
    markdown = await session.scalar(_ARTICLE_MARKDOWN, which)
    return markdown or "", (await session.execute(_ARTICLE_CHUNKS, which)).all()
