"""What the public help centre reads: only articles that are in it now, and old ones by their own address."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.knowledge.models import Article, Media, Source
from jawab.knowledge.render import Targets


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list."""

    slug: str
    title: str
    description: str
    category: str


async def workspace_by_slug(session: AsyncSession, slug: str) -> Workspace | None:
    return (await session.scalars(select(Workspace).where(Workspace.slug == slug))).one_or_none()


async def entries(session: AsyncSession, workspace_id: UUID, language: str, most: int) -> list[Entry]:
    query = (
        select(Article.slug, Article.title, Article.description, Article.category)
        .where(Article.workspace_id == workspace_id, Article.language == language, Article.removed_at.is_(None))
        .order_by(Article.category, Article.title)
        .limit(most)
    )
    return [Entry(*row) for row in await session.execute(query)]


async def translations(session: AsyncSession, workspace_id: UUID, slug: str) -> list[str]:
    """The languages that an article of this address exists in."""
    query = select(Article.language).where(
        Article.workspace_id == workspace_id, Article.slug == slug, Article.removed_at.is_(None)
    )
    return sorted((await session.scalars(query)).all())


async def targets(
    session: AsyncSession, workspace: Workspace, source_id: UUID, articles: Sequence[str], media: Sequence[str]
) -> Targets:
    """Addresses of the articles and pictures of a source, by their paths."""
    there = select(Article.path, Article.language, Article.slug).where(
        Article.workspace_id == workspace.id,
        Article.source_id == source_id,
        Article.path.in_(articles),
        Article.removed_at.is_(None),
    )
    shown = select(Media.path, Media.id).where(
        Media.workspace_id == workspace.id, Media.source_id == source_id, Media.path.in_(media)
    )
    source = (await session.scalars(select(Source).where(Source.id == source_id))).one()
    origin = "/".join(source.location.split("/")[:3]) if source.kind == "site" else ""
    base = f"/help/{workspace.slug}"
    return Targets(
        {path: f"{base}/{language}/{slug}" for path, language, slug in await session.execute(there)},
        {path: f"{base}/media/{id}" for path, id in await session.execute(shown)},
        origin,
    )


async def picture(session: AsyncSession, workspace_id: UUID, media_id: UUID) -> Media | None:
    query = select(Media).where(Media.workspace_id == workspace_id, Media.id == media_id)
    return (await session.scalars(query)).one_or_none()
