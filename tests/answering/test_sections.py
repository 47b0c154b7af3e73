"""The Markdown behind passages, read back from articles on both databases."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.answering.sections import StoredSections
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.inference.fake import FakeEmbedder
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.knowledge.models import Article, Source
from jawab.knowledge.models import Chunk as StoredChunk
from tests.answering.knowledge import Chunk

assert tables.metadata.tables
MARKDOWN = "Opening 😀 words.\n\n## Steps\n\n1. One\n2. Two\n\nMore steps text.\n\n## Ende\n\nشکریہ\n"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    made = Database(database_url)
    await migrate(made)
    yield made
    await made.close()


async def store(database: Database) -> tuple[UUID, list[Chunk]]:
    """An article of four chunks, two of them under one heading; gives its workspace and the passages."""
    workspace, source, page, model = new_id(), new_id(), new_id(), FakeEmbedder()
    pieces = [("", "Opening 😀 words."), ("steps", "1. One\n2. Two"), ("steps", "More steps text."), ("ende", "شکریہ")]
    vectors = await model.embed([text for _, text in pieces])
    passages = []
    async with database.write() as session:
        session.add(Workspace(id=workspace, name="w", slug="w", site_key="w"))
        await session.flush()
        session.add(Source(id=source, workspace_id=workspace, kind="folder", location="x", name="x"))
        await session.flush()
        session.add(
            Article(
                id=page, workspace_id=workspace, source_id=source, path="a.md", slug="a", language="en", title="A",
                markdown=MARKDOWN, digest="d", updated_at=now(),
            )
        )  # fmt: skip
        await session.flush()
        for position, (anchor, text) in enumerate(pieces):
            start = MARKDOWN.index(text)
            chunk = StoredChunk(
                id=new_id(), workspace_id=workspace, article_id=page, position=position, heading_path=[anchor],
                anchor=anchor, start=start, end=start + len(text), text="plain", language="en", digest="d",
                embedder=model.name, vector=vectors[position].astype("<f4").tobytes(),
            )  # fmt: skip
            session.add(chunk)
            passages.append(Chunk("A", "plain", anchor=anchor, chunk_id=chunk.id, article_id=page))
    return workspace, passages


async def test_markdown_of_passages_in_their_order(database: Database) -> None:
    workspace, passages = await store(database)
    gone = Chunk("gone", "its own text")
    texts = await StoredSections(database).markdown(workspace, [passages[3], gone, passages[0]])
    assert texts == ["شکریہ", "its own text", "Opening 😀 words."]


async def test_other_workspaces_see_nothing(database: Database) -> None:
    _, passages = await store(database)
    assert await StoredSections(database).markdown(new_id(), passages[:1]) == ["plain"]
    alone = await StoredSections(database).of_article(new_id(), passages[0], "fake")
    assert [section.markdown for section in alone] == ["plain"]


async def test_article_by_headings(database: Database) -> None:
    workspace, passages = await store(database)
    sections = await StoredSections(database).of_article(workspace, passages[0], "fake")
    assert [section.anchor for section in sections] == ["", "steps", "ende"]
    assert sections[1].markdown == "1. One\n2. Two\n\nMore steps text."
    assert [len(section.vectors) for section in sections] == [1, 2, 1]
    assert sections[0].vectors[0].shape == (256,)
    other = await StoredSections(database).of_article(workspace, passages[0], "another model")
    assert [len(section.vectors) for section in other] == [0, 0, 0]
