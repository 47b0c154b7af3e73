"""pgvector: the approximate search, which only large workspaces reach, finds what the exact one finds."""

import numpy as np

from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.db.search import postgres
from jawab.evals.corpus import Page, fill, new_workspace
from jawab.inference.embedder import Vectors
from jawab.settings import Settings
from tests.knowledge.test_vectors import topics


class Drawn:
    """Gives vectors around topics, of the width that the index is made for."""

    name = "drawn"
    width = postgres.INDEXED_WIDTH

    def __init__(self) -> None:
        self._left = iter(topics(800))

    async def embed(self, texts: list[str]) -> Vectors:
        return np.array([next(self._left) for _ in texts], dtype=np.float32)


async def test_the_hnsw_index_finds_what_is_nearest(postgres_url: str) -> None:
    database = Database(Settings(database_url=postgres_url).database)
    await migrate(database)
    embedder = Drawn()
    mine, other = await new_workspace(database, "mine"), await new_workspace(database, "other")
    pages = [Page(f"{i}", f"Title {i}", f"Text {i}") for i in range(120)]
    for workspace in (mine, other):
        await fill(database, embedder, workspace, pages)  # type: ignore[arg-type]
    found, all_of_them = 0, 0
    async with database.read(heavy=True) as session:
        for question in topics(20, seed=3):
            near = [
                set(await postgres.dense(session, "chunk", mine, "drawn", question, most=20, exact=exact))
                for exact in (True, False)
            ]
            assert len(near[1]) == 20
            found += len(near[0] & near[1])
            all_of_them += len(near[0])
        assert await postgres.dense(session, "chunk", mine, "another", topics(1)[0], most=5, exact=False) == []
    assert found / all_of_them > 0.95
    await database.close()
