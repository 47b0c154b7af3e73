"""SQL about what is offered while people type. Every query names its workspace."""

from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.knowledge.completions.entries import LONGEST, Entry
from jawab.knowledge.completions.models import AskedProgress, AskedQuestion
from jawab.knowledge.models import Article, Chunk, KnowledgeVersion

_WORKSPACE: BindParameter[UUID] = bindparam("workspace_id")
_VERSION = select(
    select(KnowledgeVersion.number).where(KnowledgeVersion.workspace_id == _WORKSPACE).scalar_subquery(),
    select(AskedProgress.number).where(AskedProgress.workspace_id == _WORKSPACE).scalar_subquery(),
)
Version = tuple[int, int]


async def version(session: AsyncSession, workspace_id: UUID) -> Version:
    """Changes whenever something else is to be offered."""
    knowledge, asked = (await session.execute(_VERSION, {"workspace_id": workspace_id})).one()
    return knowledge or 0, asked or 0


async def of_articles(session: AsyncSession, workspace_id: UUID) -> list[Entry]:
    """The titles of the articles, and those of their headings that are questions."""
    here = Article.workspace_id == workspace_id, Article.removed_at.is_(None)
    titles = await session.execute(select(Article.title, Article.language).where(*here).order_by(Article.id))
    entries = [Entry(title.strip(), "article", language) for title, language in titles]
    passages = (
        select(Chunk.heading_path, Article.language)
        .join(Article, Article.id == Chunk.article_id)
        .where(Chunk.workspace_id == workspace_id, *here)
        .order_by(Chunk.article_id, Chunk.position)
    )
    headings = {(path[-1].strip(), language): None for path, language in await session.execute(passages) if path}
    entries += [Entry(heading, "article", language) for heading, language in headings if _asks(heading)]
    return [entry for entry in entries if 0 < len(entry.text) <= LONGEST]


async def of_visitors(session: AsyncSession, workspace_id: UUID, fewest: int, limit: int) -> list[AskedQuestion]:
    """The questions that at least `fewest` different visitors asked, the most asked first."""
    query = select(AskedQuestion).where(AskedQuestion.workspace_id == workspace_id, AskedQuestion.visitors >= fewest)
    most_asked = query.order_by(AskedQuestion.visitors.desc(), AskedQuestion.id).limit(limit)
    return list((await session.scalars(most_asked)).all())


def _asks(heading: str) -> bool:
    return heading.endswith(("?", "؟", "？"))
