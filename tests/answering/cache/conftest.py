"""A workspace with its answer cache, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from jawab import tables
from jawab.answering.cache.store import StoredAnswers
from jawab.answering.types import Asking, Citation, Keepable
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.evals.corpus import new_workspace
from jawab.inference.embedder import Embedder
from jawab.inference.fake import FakeEmbedder
from jawab.kit.ids import new_id
from jawab.knowledge.queries import raise_knowledge_version
from jawab.privacy.keys import Keyring
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from tests.support.postgres import ON_POSTGRES

assert tables.metadata.tables
KEY = bytes(range(7, 39))


@dataclass
class Desk:
    """Two processes, each with its own cache over the same database."""

    database: Database
    workspace_id: UUID
    embedder: Embedder
    here: StoredAnswers
    there: StoredAnswers

    async def asking(self, text: str, language: str = "en", variant: str = "") -> Asking:
        understood = await Reader(self.embedder).read(Incoming(self.workspace_id, text, language))
        return Asking(self.workspace_id, text, language, understood.entities, understood.read, variant)

    async def keep(self, text: str, answer: str, *, reply_id: UUID | None = None, **asked: str) -> None:
        """Answer a question at one process, as the pipeline does."""
        asking = await self.asking(text, **asked)
        looked = await self.here.get(asking)
        citation = Citation(1, new_id(), "Refunds", "When", "/help/refunds", answer)
        await self.here.keep(Keepable(asking, answer, [citation], looked.knowledge), reply_id)

    async def answer(self, text: str, **asked: str) -> str | None:
        """What the other process answers from the cache."""
        hit = (await self.there.get(await self.asking(text, **asked))).hit
        return hit.text if hit else None

    async def edit_an_article(self) -> None:
        async with self.database.write() as session:
            await raise_knowledge_version(session, self.workspace_id)


def a_desk(database: Database, workspace_id: UUID, embedder: Embedder) -> Desk:
    here, there = (StoredAnswers(database, Keyring(KEY), embedder) for _ in range(2))
    return Desk(database, workspace_id, embedder, here, there)


@pytest.fixture(scope="module", params=["sqlite", ON_POSTGRES])
def filled_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with all tables, for a module: each test has a workspace of its own."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('cache') / 'jawab.db'}"
    if request.param == "postgres":
        postgres = request.getfixturevalue("postgres")
        url = postgres.url(postgres.create_database())
    asyncio.run(_migrated(url))
    return url


async def _migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


@pytest.fixture
async def desk(filled_url: str) -> AsyncIterator[Desk]:
    database = Database(filled_url)
    desk = a_desk(database, await a_workspace(database), FakeEmbedder())
    try:
        yield desk
    finally:
        await desk.here.close()
        await desk.there.close()
        await database.close()


async def a_workspace(database: Database) -> UUID:
    return await new_workspace(database, f"shop-{new_id().hex}")
