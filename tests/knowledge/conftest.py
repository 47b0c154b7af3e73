"""A workspace to import into, on both databases, with an embedder that counts what it is given."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.inference.embedder import Vectors
from jawab.inference.fake import FakeEmbedder
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.imports.requests import request_folder, request_site
from jawab.knowledge.imports.run import run_import
from jawab.knowledge.models import Article, Chunk, Import, KnowledgeVersion
from jawab.settings import Settings

assert tables.metadata.tables


class CountingEmbedder(FakeEmbedder):
    """Remembers every text that it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return await super().embed(texts)


@dataclass
class Library:
    """A workspace and what tests do with it."""

    parts: ImportParts
    workspace: Workspace
    embedder: CountingEmbedder
    folder: Path
    last: Import | None = field(default=None)

    def write(self, files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    async def import_folder(self) -> Import:
        self.embedder.texts.clear()
        run, _ = await request_folder(self.parts, self.workspace.id, self.folder)
        return await run_import(self.parts, self.workspace.id, run.id)

    async def import_site(self, url: str) -> Import:
        self.embedder.texts.clear()
        run, _ = await request_site(self.parts, self.workspace.id, url)
        return await run_import(self.parts, self.workspace.id, run.id)

    async def articles(self) -> dict[str, Article]:
        async with self.parts.database.read() as session:
            found = await session.scalars(select(Article).where(Article.workspace_id == self.workspace.id))
            return {article.path: article for article in found}

    async def chunks(self, article: Article) -> list[Chunk]:
        async with self.parts.database.read() as session:
            found = await session.scalars(
                select(Chunk).where(Chunk.article_id == article.id).order_by(Chunk.position)
            )  # fmt: skip
            return list(found)

    async def version(self) -> int:
        async with self.parts.database.read() as session:
            query = select(KnowledgeVersion.number).where(KnowledgeVersion.workspace_id == self.workspace.id)
            return await session.scalar(query) or 0


@pytest.fixture
def import_settings(tmp_path: Path, database_url: str) -> Settings:
    """Settings that allow imports from loopback, without pauses."""
    url = "" if database_url.startswith("sqlite") else database_url
    return Settings(
        data_dir=tmp_path,
        database_url=url,
        import_allow_networks=["127.0.0.1/32"],
        import_pause_seconds=0,
        embedder="fake",
    )


@pytest.fixture
async def library(import_settings: Settings, tmp_path: Path) -> AsyncIterator[Library]:
    database = Database(import_settings.database)
    await migrate(database)
    async with database.write() as session:
        workspace = Workspace(slug="acme", name="Acme", site_key="key")
        session.add(workspace)
    folder = tmp_path / "help"
    folder.mkdir()
    embedder = CountingEmbedder()
    yield Library(ImportParts(database, embedder, import_settings), workspace, embedder, folder)
    await database.close()
