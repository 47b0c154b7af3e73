"""Chunks that may answer a question, found by meaning and by words, with all that the ranking looks at."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.search import postgres, sqlite
from jawab.db.search.tables import SearchRow
from jawab.inference.embedder import Embedder, Vectors
from jawab.knowledge.asked import Asked
from jawab.knowledge.index import KnowledgeIndex
from jawab.knowledge.models import Article, Chunk

BY_MEANING, BY_TITLE, BY_WORDS = 40, 12, 24  # how many are looked at closely; more gained nothing in training


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chunk as the database has it. Vectors are float32 bytes of the model `embedder`, or None."""

    chunk_id: UUID
    article_id: UUID
    title: str
    language: str
    slug: str
    workspace: str  # its slug
    heading_path: tuple[str, ...]
    anchor: str
    text: str
    start: int
    end: int
    head: str  # searched words of title and headings
    body: str
    vector: bytes | None
    title_vector: bytes | None


class CandidateSearch(Protocol):
    """Finds candidates; one for each kind of database."""

    async def find(self, session: AsyncSession, workspace_id: UUID, asked: Asked, vector: Vectors | None) -> set[UUID]:
        """Ids of chunks near to the question's `vector` (width,), in articles with a near title, or with its words.

        Without a vector, by words only.
        """


class SqliteCandidates:
    """By meaning in memory, by words through FTS5, side by side."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._index = KnowledgeIndex(database, embedder)

    async def find(self, session: AsyncSession, workspace_id: UUID, asked: Asked, vector: Vectors | None) -> set[UUID]:
        """As CandidateSearch.find."""
        if vector is None:
            return set(await sqlite.lexical(session, workspace_id, list(asked.rarest()), BY_MEANING))
        index = await self._index.get(workspace_id)
        near, worded = await asyncio.gather(
            asyncio.to_thread(index.chunks.nearest, vector, BY_MEANING),
            sqlite.lexical(session, workspace_id, list(asked.rarest()), BY_WORDS),
        )
        titles = [UUID(id) for id in index.titles.nearest(vector, BY_TITLE)]
        return {UUID(id) for id in near} | set(worded) | await _first_chunks(session, titles)


class PostgresCandidates:
    """By meaning through pgvector, by words through tsvector."""

    def __init__(self, embedder: Embedder) -> None:
        self._model = embedder.name

    async def find(self, session: AsyncSession, workspace_id: UUID, asked: Asked, vector: Vectors | None) -> set[UUID]:
        """As CandidateSearch.find."""
        if vector is None:
            return set(await postgres.lexical(session, workspace_id, asked.rarest(), BY_MEANING))
        exact = asked.chunks <= postgres.EXACT_UP_TO
        near = await postgres.dense(
            session, "chunk", workspace_id, self._model, vector, most=BY_MEANING, exact=exact
        )  # fmt: skip
        titles = await postgres.dense(session, "title", workspace_id, self._model, vector, most=BY_TITLE, exact=exact)
        worded = await postgres.lexical(session, workspace_id, asked.rarest(), BY_WORDS)
        return {*near, *worded} | await _first_chunks(session, titles)


async def load_candidates(
    session: AsyncSession, workspace_id: UUID, embedder: str, ids: Iterable[UUID]
) -> list[Candidate]:
    """The chunks with these ids that belong to the workspace and to articles that are still in their source."""
    rows = await session.execute(
        select(
            Chunk.id, Chunk.article_id, Article.title, Chunk.language, Article.slug, Workspace.slug.label("workspace"),
            Chunk.heading_path, Chunk.anchor, Chunk.text, Chunk.start, Chunk.end, SearchRow.head, SearchRow.body,
            Chunk.embedder, Chunk.vector, Article.embedder.label("title_embedder"), Article.title_vector,
        )
        .join(Article, Article.id == Chunk.article_id)
        .join(Workspace, Workspace.id == Chunk.workspace_id)
        .join(SearchRow, SearchRow.chunk_id == Chunk.id)
        .where(Chunk.workspace_id == workspace_id, Chunk.id.in_(ids), Article.removed_at.is_(None))
    )  # fmt: skip
    return [
        Candidate(
            row.id, row.article_id, row.title, row.language, row.slug, row.workspace,
            tuple(row.heading_path), row.anchor, row.text, row.start, row.end, row.head, row.body,
            row.vector if row.embedder == embedder else None,
            row.title_vector if row.title_embedder == embedder else None,
        )
        for row in rows
    ]  # fmt: skip


async def _first_chunks(session: AsyncSession, articles: Sequence[UUID]) -> set[UUID]:
    first = select(Chunk.id).where(Chunk.article_id.in_(articles), Chunk.position == 0)
    return set((await session.execute(first)).scalars())
