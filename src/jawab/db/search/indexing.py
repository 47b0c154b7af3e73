"""Keeps the search tables true to the chunks. Whoever adds or removes chunks calls this in the same transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection, Uuid, bindparam, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.search import postgres, sqlite
from jawab.db.search.tables import SearchRow, SearchTerm
from jawab.db.search.terms import terms

ALL = ""  # the "word" under which search_terms counts all chunks of a workspace


class IndexedArticle(Protocol):
    """What of an article is indexed; `knowledge.models.Article` fits."""

    id: Any
    workspace_id: Any
    title: Any
    embedder: Any
    title_vector: Any


class IndexedChunk(Protocol):
    """What of a chunk is indexed; `knowledge.models.Chunk` fits."""

    id: Any
    heading_path: Any
    text: Any
    embedder: Any
    vector: Any


def create(connection: Connection) -> None:
    """Make what the ORM's metadata does not: the full-text index and, on PostgreSQL, vectors. For the migration."""
    (sqlite if connection.dialect.name == "sqlite" else postgres).create(connection)


def drop(connection: Connection) -> None:
    """Undo `create`."""
    (sqlite if connection.dialect.name == "sqlite" else postgres).drop(connection)


async def index_article(session: AsyncSession, article: IndexedArticle, chunks: Sequence[IndexedChunk]) -> None:
    """Make new chunks of an article findable, and its title. Chunks that are indexed already must not come again.

    Those without a vector are found by their words only.
    """
    await session.flush()
    await _lock(session, article.workspace_id)
    rows = [
        {
            "workspace_id": article.workspace_id,
            "chunk_id": chunk.id,
            "head": " ".join(terms(" ".join([article.title, *chunk.heading_path]))),
            "body": " ".join(terms(chunk.text)),
        }
        for chunk in chunks
    ]
    if rows:
        await session.execute(insert(SearchRow), rows)
        await _count(session, article.workspace_id, ((row["head"], row["body"]) for row in rows), 1)
    if _is_postgres(session):
        await _store_vectors(session, article, chunks)


async def remove_chunks(session: AsyncSession, workspace_id: UUID, chunk_ids: Sequence[UUID]) -> None:
    """Take chunks out of the search. Call it before their rows are deleted."""
    await _lock(session, workspace_id)
    for start in range(0, len(chunk_ids), 500):
        wanted = (SearchRow.workspace_id == workspace_id) & SearchRow.chunk_id.in_(chunk_ids[start : start + 500])
        gone = (await session.execute(select(SearchRow.head, SearchRow.body).where(wanted))).all()
        if not gone:
            continue
        await _count(session, workspace_id, gone, -1)
        await session.execute(delete(SearchRow).where(wanted))
    unused = (SearchTerm.workspace_id == workspace_id) & (SearchTerm.chunks <= 0)
    await session.execute(delete(SearchTerm).where(unused))
    if _is_postgres(session):
        gone_ids = {"ids": list(chunk_ids), "workspace_id": workspace_id}
        await session.execute(
            text("DELETE FROM chunk_vectors WHERE workspace_id = :workspace_id AND id = ANY(:ids)"), gone_ids
        )


_COUNT = text(
    """INSERT INTO search_terms (workspace_id, term, chunks) VALUES (:workspace_id, :term, :more)
    ON CONFLICT (workspace_id, term) DO UPDATE SET chunks = search_terms.chunks + excluded.chunks"""
).bindparams(bindparam("workspace_id", type_=Uuid()))


async def _count(session: AsyncSession, workspace_id: UUID, texts: Iterable[tuple[str, str]], by: int) -> None:
    """Add `by` to the count of every word for each (head, body) that holds it."""
    counts: Counter[str] = Counter()
    for head, body in texts:
        counts.update({ALL, *head.split(), *body.split()})
    rows = [{"workspace_id": workspace_id, "term": term, "more": n * by} for term, n in counts.items()]
    await session.execute(_COUNT, rows)


async def _store_vectors(session: AsyncSession, article: IndexedArticle, chunks: Sequence[IndexedChunk]) -> None:
    for embedder in {chunk.embedder for chunk in chunks if chunk.vector is not None}:
        vectors = {
            chunk.id: chunk.vector for chunk in chunks if chunk.embedder == embedder and chunk.vector is not None
        }
        await postgres.store_vectors(session, "chunk", article.workspace_id, embedder, vectors)
    if article.title_vector is not None:
        title = {article.id: article.title_vector}
        await postgres.store_vectors(session, "title", article.workspace_id, article.embedder, title)


async def _lock(session: AsyncSession, workspace_id: UUID) -> None:
    """On PostgreSQL two imports into one workspace would lock its words in different orders; so they take turns."""
    if _is_postgres(session):
        await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": workspace_id.int >> 65})


def _is_postgres(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "postgresql"
