"""Chunks that may answer a question, found by meaning and by words, with all that the ranking looks at."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.search import postgres, sqlite
from jawab.db.search.tables import SearchRow
from jawab.inference.embedder import Embedder, Vectors
from jawab.knowledge.asked import Asked
from jawab.knowledge.index import KnowledgeIndex
from jawab.knowledge.models import Article, Chunk

BY_MEANING, BY_TITLE, BY_WORDS = 24, 8, 12  # how many are looked at closely; 40, 12, 24 found no more


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


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: chunks, and articles by their title, whose first chunk then stands for them."""

    chunks: set[UUID]
    titles: Sequence[UUID] = ()


class CandidateSearch(Protocol):
    """Finds candidates; one for each kind of database."""

    async def find(self, session: AsyncSession, workspace_id: UUID, asked: Asked, vector: Vectors | None) -> Hits:
        """Chunks near to the question's `vector` (width,) or with its words, and articles with a near title.

        Without a vector, by words only.
        """


class SqliteCandidates:
    """By meaning in memory, by words through FTS5, side by side."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._index = KnowledgeIndex(database, embedder)

    async def find(self, session: AsyncSession, workspace_id: UUID, asked: Asked, vector: Vectors | None) -> Hits:
        """As CandidateSearch.find."""
        if vector is None:
            return Hits(set(await sqlite.lexical(session, workspace_id, list(asked.rarest()), BY_MEANING)))
        index = await self._index.get(workspace_id)
        near, worded = await asyncio.gather(
            index.chunks.nearest_aside(vector, BY_MEANING),
            sqlite.lexical(session, workspace_id, list(asked.rarest()), BY_WORDS),
        )
        titles = await index.titles.nearest_aside(vector, BY_TITLE)
        return Hits({UUID(id) for id in near}.union(worded), [UUID(id) for id in titles])


class PostgresCandidates:
    """By meaning through pgvector, by words through tsvector."""

    def __init__(self, embedder: Embedder) -> None:
        self._model = embedder.name

    async def find(self, session: AsyncSession, workspace_id: UUID, asked: Asked, vector: Vectors | None) -> Hits:
        """As CandidateSearch.find."""
        if vector is None:
            return Hits(set(await postgres.lexical(session, workspace_id, asked.rarest(), BY_MEANING)))
        exact = asked.chunks <= postgres.EXACT_UP_TO
        near = await postgres.dense(
            session, "chunk", workspace_id, self._model, vector, most=BY_MEANING, exact=exact
        )  # fmt: skip
        titles = await postgres.dense(session, "title", workspace_id, self._model, vector, most=BY_TITLE, exact=exact)
        worded = await postgres.lexical(session, workspace_id, asked.rarest(), BY_WORDS)
        return Hits({*near, *worded}, titles)


async def load_candidates(session: AsyncSession, workspace_id: UUID, embedder: str, hits: Hits) -> list[Candidate]:
    """The chunks that were hit, where they belong to the workspace and to articles that are still in their source."""
    first_of_titles = select(Chunk.id).where(Chunk.article_id.in_(hits.titles), Chunk.position == 0)
    ids = hits.chunks.union((await session.execute(first_of_titles)).scalars())
    # Written so that it cannot be looked up: SQLite would choose the index of the workspace, which is all its chunks.
    ours = case((Chunk.workspace_id == workspace_id, 1), else_=0) == 1
    rows = await session.execute(
        select(
            Chunk.id, Chunk.article_id, Article.title, Chunk.language, Article.slug, Workspace.slug.label("workspace"),
            Chunk.heading_path, Chunk.anchor, Chunk.text, Chunk.start, Chunk.end, SearchRow.head, SearchRow.body,
            Chunk.embedder, Chunk.vector, Article.embedder.label("title_embedder"), Article.title_vector,
        )
        .join(Article, Article.id == Chunk.article_id)
        .join(Workspace, Workspace.id == Chunk.workspace_id)
        .join(SearchRow, SearchRow.chunk_id == Chunk.id)
        .where(Chunk.id.in_(ids), ours, Article.removed_at.is_(None))
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
