"""The vectors of each workspace in memory, for databases that cannot search them. Follows `knowledge_versions`."""

import asyncio
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import String, Table, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import select

from jawab.db.engine import Database
from jawab.inference.embedder import Embedder
from jawab.knowledge.models import Article, Chunk, KnowledgeVersion
from jawab.knowledge.vectors import VectorIndex

MOST_BYTES = 1024**3  # of vectors in memory; the workspaces that were not asked for longest go first
ROWS_A_READ = 2_000


@dataclass(frozen=True, slots=True)
class WorkspaceIndex:
    """The vectors of a workspace as they were at a version of its knowledge."""

    version: int
    chunks: VectorIndex
    titles: VectorIndex

    @property
    def bytes(self) -> int:
        """Memory that the vectors take."""
        return self.chunks.bytes + self.titles.bytes


class KnowledgeIndex:
    """Gives the up-to-date index of a workspace; when its knowledge changed, only what is new is read."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._database = database
        self._embedder = embedder
        self._loaded: OrderedDict[UUID, WorkspaceIndex] = OrderedDict()
        self._turn: defaultdict[UUID, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def get(self, workspace_id: UUID) -> WorkspaceIndex:
        """The index as of the newest version; loads or refreshes it first when needed."""
        async with self._database.read() as session:
            version = await current_version(session, workspace_id)
        known = self._loaded.get(workspace_id)
        if known is None or known.version != version:
            async with self._turn[workspace_id]:
                known = await self._refreshed(workspace_id, version)
        self._loaded[workspace_id] = known
        self._loaded.move_to_end(workspace_id)
        self._forget_oldest()
        return known

    async def _refreshed(self, workspace_id: UUID, version: int) -> WorkspaceIndex:
        known = self._loaded.get(workspace_id)
        if known is not None and known.version >= version:
            return known  # somebody else did it while we waited for our turn
        async with self._database.read(heavy=True) as session:
            version = await current_version(session, workspace_id)  # this session's snapshot may be newer
            chunks = await self._part(session, workspace_id, Chunk.__table__, "vector", known.chunks if known else None)
            # an article keeps its id when its title changes, so titles are read anew
            titles = await self._part(session, workspace_id, Article.__table__, "title_vector", None)
        return WorkspaceIndex(version, chunks, titles)

    async def _part(
        self, session: AsyncSession, workspace_id: UUID, table: Any, column: str, old: VectorIndex | None
    ) -> VectorIndex:
        """The index of a table's vectors, made from the old one by what came and went."""
        key = type_coerce(table.c.id, String)  # as stored: a hundred thousand UUID objects would be slow to make
        ours = (table.c.workspace_id == workspace_id) & (table.c.embedder == self._embedder.name)
        ids = set((await session.execute(select(key).where(ours))).scalars())
        old = old or VectorIndex([], np.empty((0, self._embedder.width), dtype=np.float32))
        had = set(old.ids)
        new = sorted(ids - had)
        if not new and len(ids) == len(had):
            return old
        vectors = await self._read(session, table, column, new)
        return await asyncio.to_thread(old.changed, had - ids, list(vectors), np.array(list(vectors.values())))

    async def _read(self, session: AsyncSession, table: Table, column: str, ids: list[str]) -> dict[str, np.ndarray]:
        key, vectors = type_coerce(table.c.id, String), {}
        for start in range(0, len(ids), ROWS_A_READ):
            wanted = key.in_(ids[start : start + ROWS_A_READ]) & table.c[column].is_not(None)
            rows = select(key, table.c[column]).where(wanted)
            for id, raw in await session.execute(rows):
                vectors[id] = np.frombuffer(raw, dtype="<f4")
        return vectors

    def _forget_oldest(self) -> None:
        total = sum(index.bytes for index in self._loaded.values())
        while total > MOST_BYTES and len(self._loaded) > 1:
            total -= self._loaded.popitem(last=False)[1].bytes


async def current_version(session: AsyncSession, workspace_id: UUID) -> int:
    """The number of the workspace's knowledge, 0 when it has none yet."""
    number = select(KnowledgeVersion.number).where(KnowledgeVersion.workspace_id == workspace_id)
    return (await session.execute(number)).scalar_one_or_none() or 0
