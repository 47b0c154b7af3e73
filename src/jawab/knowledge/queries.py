"""SQL about sources, imports, articles and passages. Every query names its workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, delete, exists, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.knowledge.models import Article, ArticleVersion, Chunk, Import, Media, Source

_RAISE_VERSION = text(
    """INSERT INTO knowledge_versions (workspace_id, number) VALUES (:workspace_id, 1)
    ON CONFLICT (workspace_id) DO UPDATE SET number = knowledge_versions.number + 1"""
).bindparams(bindparam("workspace_id", type_=Uuid()))


async def raise_knowledge_version(session: AsyncSession, workspace_id: UUID) -> None:
    """Tell caches and indexes that the workspace's articles changed. Belongs into the same unit of work."""
    await session.execute(_RAISE_VERSION, {"workspace_id": workspace_id})


async def take_turn(session: AsyncSession, workspace_id: UUID) -> None:
    """Let who makes something that a workspace has once wait for each other until the unit of work ends."""
    await session.execute(select(Workspace.id).where(Workspace.id == workspace_id).with_for_update(key_share=True))


async def source_at(session: AsyncSession, workspace_id: UUID, location: str) -> Source | None:
    query = select(Source).where(Source.workspace_id == workspace_id, Source.location == location)
    return (await session.scalars(query)).one_or_none()


async def import_of(session: AsyncSession, workspace_id: UUID, import_id: UUID) -> tuple[Import, Source] | None:
    query = (
        select(Import, Source)
        .join(Source, Source.id == Import.source_id)
        .where(Import.workspace_id == workspace_id, Import.id == import_id)
    )
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def newest_imports(session: AsyncSession, workspace_id: UUID, limit: int) -> list[tuple[Import, Source]]:
    query = (
        select(Import, Source)
        .join(Source, Source.id == Import.source_id)
        .where(Import.workspace_id == workspace_id)
        .order_by(Import.created_at.desc(), Import.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def unfinished_import(session: AsyncSession, workspace_id: UUID, source_id: UUID) -> Import | None:
    """The import of a source that is queued or running; after a crash this is the one to go on with."""
    query = select(Import).where(
        Import.workspace_id == workspace_id, Import.source_id == source_id, Import.state.in_(("queued", "running"))
    )
    return (await session.scalars(query.order_by(Import.created_at).limit(1))).one_or_none()


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """What an import needs to know of an article before it reads it again."""

    id: UUID
    path: str
    digest: str
    version: int
    removed: bool
    embedder: str | None
    origin_url: str | None
    fetched: dict[str, Any] | None
    from_this_import: bool  # its present version was stored by the import that asks: it goes on after a crash
    by_hand: bool  # its present version was written at the desk


async def known_articles(
    session: AsyncSession, workspace_id: UUID, source_id: UUID, import_id: UUID
) -> dict[str, KnownArticle]:
    """Every article of a source by its path, removed ones too."""
    present = (ArticleVersion.article_id == Article.id, ArticleVersion.number == Article.version)
    of_this = exists().where(*present, ArticleVersion.import_id == import_id)
    by_hand = exists().where(*present, ArticleVersion.author.is_not(None))
    columns = (
        Article.id, Article.path, Article.digest, Article.version, Article.removed_at.is_not(None), Article.embedder,
        Article.origin_url, Article.fetched, of_this, by_hand,
    )  # fmt: skip
    query = select(*columns).where(Article.workspace_id == workspace_id, Article.source_id == source_id)
    return {row[1]: KnownArticle(*row) for row in await session.execute(query)}


async def vectors_by_digest(
    session: AsyncSession, workspace_id: UUID, embedder: str, digests: Sequence[str]
) -> dict[str, bytes]:
    """Vectors that the workspace already has for passages of the same words."""
    found: dict[str, bytes] = {}
    for start in range(0, len(digests), 500):
        query = select(Chunk.digest, Chunk.vector).where(
            Chunk.workspace_id == workspace_id,
            Chunk.embedder == embedder,
            Chunk.vector.is_not(None),
            Chunk.digest.in_(digests[start : start + 500]),
        )
        found |= {digest: vector for digest, vector in await session.execute(query) if vector is not None}
    return found


async def chunk_ids(session: AsyncSession, workspace_id: UUID, article_ids: Sequence[UUID]) -> list[UUID]:
    query = select(Chunk.id).where(Chunk.workspace_id == workspace_id, Chunk.article_id.in_(article_ids))
    return list((await session.scalars(query)).all())


async def delete_chunks(session: AsyncSession, workspace_id: UUID, article_ids: Sequence[UUID]) -> None:
    query = delete(Chunk).where(Chunk.workspace_id == workspace_id, Chunk.article_id.in_(article_ids))
    await session.execute(query)


async def slugs_like(session: AsyncSession, workspace_id: UUID, language: str, slug: str) -> set[str]:
    """Addresses that are taken among `slug`, `slug-2`, `slug-3`…"""
    query = select(Article.slug).where(
        Article.workspace_id == workspace_id,
        Article.language == language,
        or_(Article.slug == slug, Article.slug.startswith(f"{slug}-", autoescape=True)),
    )
    return set((await session.scalars(query)).all())


async def stored_pictures(session: AsyncSession, workspace_id: UUID, source_id: UUID) -> list[tuple[str, str, str]]:
    """`(path, content type, digest)` of every picture of a source."""
    query = select(Media.path, Media.content_type, Media.digest).where(
        Media.workspace_id == workspace_id, Media.source_id == source_id
    )
    return [(path, kind, digest) for path, kind, digest in await session.execute(query)]


def listed_articles(workspace_id: UUID, q: str = "", language: str = "") -> Select[Article, Source]:
    """The articles in their present form, newest change first, those whose title or path holds `q`."""
    query = (
        select(Article, Source)
        .join(Source, Source.id == Article.source_id)
        .where(Article.workspace_id == workspace_id, Article.removed_at.is_(None))
    )
    if language:
        query = query.where(Article.language == language)
    for word in q.split()[:8]:
        like = func.lower(Article.title + " " + Article.path).contains(word.lower(), autoescape=True)
        query = query.where(like)
    return query


async def article_by_id(session: AsyncSession, workspace_id: UUID, article_id: UUID) -> tuple[Article, Source] | None:
    query = (
        select(Article, Source)
        .join(Source, Source.id == Article.source_id)
        .where(Article.workspace_id == workspace_id, Article.id == article_id)
    )
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def article_at(session: AsyncSession, workspace_id: UUID, language: str, slug: str) -> Article | None:
    query = select(Article).where(
        Article.workspace_id == workspace_id, Article.language == language, Article.slug == slug
    )
    return (await session.scalars(query)).one_or_none()


async def versions_of(session: AsyncSession, workspace_id: UUID, article_id: UUID) -> Sequence[ArticleVersion]:
    query = select(ArticleVersion).where(
        ArticleVersion.workspace_id == workspace_id, ArticleVersion.article_id == article_id
    )
    return (await session.scalars(query.order_by(ArticleVersion.number.desc()))).all()


async def chunks_of(session: AsyncSession, workspace_id: UUID, article_id: UUID) -> Sequence[Chunk]:
    query = select(Chunk).where(Chunk.workspace_id == workspace_id, Chunk.article_id == article_id)
    return (await session.scalars(query.order_by(Chunk.position))).all()


async def languages_of(session: AsyncSession, workspace_id: UUID) -> list[str]:
    """The languages that the workspace has articles in, most articles first."""
    query = (
        select(Article.language)
        .where(Article.workspace_id == workspace_id, Article.removed_at.is_(None))
        .group_by(Article.language)
        .order_by(func.count().desc(), Article.language)
    )
    return list((await session.scalars(query)).all())


async def written_for_other_models(session: AsyncSession, embedder: str, limit: int) -> Sequence[tuple[Article, str]]:
    """Articles of all workspaces whose present words were written at the desk and have vectors of another model, each
    with its author. No import brings them up to date."""
    query = (
        select(Article, ArticleVersion.author)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .where(
            ArticleVersion.number == Article.version,
            ArticleVersion.author.is_not(None),
            Article.removed_at.is_(None),
            Article.embedder != embedder,
        )
    )
    return [(row[0], row[1] or "") for row in await session.execute(query.order_by(Article.id).limit(limit))]
