"""What answering reads of articles, and the count of LLM tokens."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.models import LlmSpend
from jawab.kit.ids import new_id
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


async def reserve_tokens(
    session: AsyncSession, workspace_id: UUID, day: date, input_tokens: int, output_tokens: int, limit: int
) -> bool:
    """Adds a request with these tokens to the day unless that would pass `limit`; one statement, so that two requests
    at the same time cannot both take the last tokens. True when it was added."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    added = {"input_tokens": input_tokens, "output_tokens": output_tokens, "requests": 1}
    statement = insert(LlmSpend).values(id=new_id(), workspace_id=workspace_id, day=day, **added)
    spent = LlmSpend.input_tokens + LlmSpend.output_tokens
    counted = {name: getattr(LlmSpend, name) + value for name, value in added.items()}
    if input_tokens + output_tokens > limit:
        return False
    counting = statement.on_conflict_do_update(
        index_elements=["workspace_id", "day"],
        set_=counted,
        where=spent + input_tokens + output_tokens <= limit,
    ).returning(LlmSpend.id)
    return (await session.execute(counting)).scalar() is not None


async def correct_tokens(
    session: AsyncSession, workspace_id: UUID, day: date, more_input: int, more_output: int
) -> None:
    """Adds the difference (negative when less was used) between what a request took and what was reserved for it."""
    await session.execute(
        update(LlmSpend)
        .where(LlmSpend.workspace_id == workspace_id, LlmSpend.day == day)
        .values(
            input_tokens=LlmSpend.input_tokens + more_input,
            output_tokens=LlmSpend.output_tokens + more_output,
        )
    )
