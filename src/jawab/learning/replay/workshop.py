"""A copy of what a workspace answers from, in a temporary database, where a change can be tried unseen."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select, update

from jawab.accounts.models import Member, Workspace
from jawab.answering.guidance.models import GuidanceRule
from jawab.db.base import Base
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.db.search.indexing import index_article
from jawab.inference.embedder import Embedder
from jawab.kit.errors import Unprocessable
from jawab.knowledge import queries as articles
from jawab.knowledge.importing import Document, chunk, read_folder
from jawab.knowledge.imports.store import Read, Store
from jawab.knowledge.models import Article, Chunk, KnowledgeVersion, Source
from jawab.knowledge.schemas import ArticleChange, ArticleIn
from jawab.knowledge.writing import Writing
from jawab.learning.replay.change import Change
from jawab.understanding.entities.models import Product, ProductVersion
from jawab.understanding.intents.models import Intent, IntentTraining

COPIED: tuple[type[Base], ...] = (
    Workspace, Source, Article, Chunk, KnowledgeVersion, Product, ProductVersion, Intent, IntentTraining, GuidanceRule,
)  # fmt: skip
_ROWS_A_ROUND = 500
_ARTICLES_A_ROUND = 32


class Workshop:
    """The copy of one workspace."""

    def __init__(self, database: Database, workspace_id: UUID, embedder: Embedder) -> None:
        self.database = database
        self._workspace_id = workspace_id
        self._embedder = embedder

    async def apply(self, change: Change) -> None:
        """Make the change. Raises NotFound, Conflict and Unprocessable as publishing it would."""
        await self._switch(change.guidance_on, on=True)
        await self._switch(change.guidance_off, on=False)
        author = Member(workspace_id=self._workspace_id, name="A replay")
        await publish_articles(Writing(self.database, self._embedder, author), change)

    async def replace_knowledge(self, folder: Path) -> int:
        """Put the articles of a folder in the place of all others; how many there are. Raises Unprocessable."""
        found = await asyncio.to_thread(lambda: [one for one in read_folder(folder) if isinstance(one, Document)])
        read = [Read(document, pieces) for document in found if (pieces := chunk(document.markdown))]
        if not read:
            raise Unprocessable(f"{folder} holds no article that can be read.")
        async with self.database.write() as session:
            gone = [
                article.id for article in await session.scalars(select(Article).where(Article.removed_at.is_(None)))
            ]
            source = Source(workspace_id=self._workspace_id, kind="folder", location=str(folder), name=folder.name)
            session.add(source)
        store = Store(self.database, self._embedder, self._workspace_id, source.id)
        await store.remove(gone)
        for start in range(0, len(read), _ARTICLES_A_ROUND):
            await store.save(read[start : start + _ARTICLES_A_ROUND])
        return len(read)

    async def _switch(self, rules: list[UUID], *, on: bool) -> None:
        async with self.database.write() as session:
            mine = (GuidanceRule.workspace_id == self._workspace_id, GuidanceRule.id.in_(rules))
            await session.execute(update(GuidanceRule).where(*mine).values(active=on))


async def publish_articles(writing: Writing, change: Change) -> None:
    """Write the drafts and take away what is to be removed, here or in the workshop."""
    for draft in change.articles:
        words = draft.model_dump(exclude={"article_id"})
        if draft.article_id is None:
            await writing.create(ArticleIn(**words))
        else:
            async with writing.database.read() as session:
                found = await articles.article_by_id(session, writing.member.workspace_id, draft.article_id)
            version = found[0].version if found else 1  # of none there is: `change` says so
            await writing.change(draft.article_id, ArticleChange(version=version, **words))
    for article_id in change.removed_articles:
        await writing.remove(article_id)


@asynccontextmanager
async def workshop(live: Database, workspace_id: UUID, embedder: Embedder) -> AsyncIterator[Workshop]:
    """The copy, gone afterwards."""
    with TemporaryDirectory(prefix="jawab-replay-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'workshop.db'}")
        try:
            await migrate(database)
            for model in COPIED:
                await _copy(live, database, model.__table__, workspace_id)  # type: ignore[arg-type]
            await _index(database)
            yield Workshop(database, workspace_id, embedder)
        finally:
            await database.close()


async def _copy(live: Database, to: Database, table: Table, workspace_id: UUID) -> None:
    mine = table.c.id if table.name == "workspaces" else table.c.workspace_id
    async with live.read(heavy=True) as session:
        rows = [_row(table, row._mapping) for row in await session.execute(select(table).where(mine == workspace_id))]
    for start in range(0, len(rows), _ROWS_A_ROUND):
        async with to.write() as session:
            await session.execute(insert(table), rows[start : start + _ROWS_A_ROUND])


def _row(table: Table, row: Any) -> dict[str, Any]:
    """A row without what it points to outside the copy."""
    copied = {model.__tablename__ for model in COPIED}
    return {
        column.name: None
        if column.nullable and any(key.column.table.name not in copied for key in column.foreign_keys)
        else row[column.name]
        for column in table.columns
    }


async def _index(database: Database) -> None:
    async with database.write() as session:
        for article in list(await session.scalars(select(Article).where(Article.removed_at.is_(None)))):
            chunks = await session.scalars(select(Chunk).where(Chunk.article_id == article.id).order_by(Chunk.position))
            await index_article(session, article, list(chunks))
