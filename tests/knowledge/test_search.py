"""Finding passages, on both databases: by meaning, by words, for one workspace, and as articles come and go."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update

from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.db.search.indexing import remove_chunks
from jawab.db.search.tables import SearchRow, SearchTerm
from jawab.evals.corpus import Page, fill, new_workspace
from jawab.inference.fake import FakeEmbedder
from jawab.knowledge.models import Article, Chunk, KnowledgeVersion
from jawab.knowledge.search import KnowledgeSearch, Passage
from jawab.settings import Settings

PAGES = [
    Page("refunds", "When you get your money back", "Refunds take five days.\n\n## By card\n\nTo the same card."),
    Page("password", "Change your password", "Open *Settings* and choose **Password**. Codes expire after 10 minutes."),
    Page("delivery", "Delivery to Lahore", "Parcels to Lahore take two days; elsewhere up to 5 days."),
    Page("ur/refunds", "رقم کی واپسی", "رقم پانچ دن میں واپس کی جاتی ہے۔", "ur"),
]


class Shy(FakeEmbedder):
    """Reads English only, as MiniLM does."""

    def reads(self, text: str) -> bool:
        return text.isascii()


@dataclass
class Shelf:
    database: Database
    workspace: UUID
    search: KnowledgeSearch

    async def find(self, text: str, **options: object) -> list[Passage]:
        vector = (await Shy().embed([text]))[0]
        return await self.search.find(options.pop("workspace", self.workspace), text, vector, **options)  # type: ignore[arg-type]

    async def changed(self) -> None:
        """What every import does last."""
        async with self.database.write() as session:
            await session.execute(update(KnowledgeVersion).values(number=KnowledgeVersion.number + 1))


@pytest.fixture
async def shelf(database_url: str) -> AsyncIterator[Shelf]:
    database = Database(Settings(database_url=database_url).database)
    await migrate(database)
    workspace = await new_workspace(database, "shop")
    async with database.write() as session:
        session.add(KnowledgeVersion(workspace_id=workspace, number=1))
    await fill(database, Shy(), workspace, PAGES)
    yield Shelf(database, workspace, KnowledgeSearch(database, Shy()))
    await database.close()


async def test_the_best_passage_comes_first_and_tells_where_it_stands(shelf: Shelf) -> None:
    best, *others = await shelf.find("how can I change my password?")
    assert (best.title, best.slug, best.url) == ("Change your password", "password", "/help/shop/en/password")
    assert best.text == "Open Settings and choose Password. Codes expire after 10 minutes."
    assert PAGES[1].markdown[best.start : best.end] == PAGES[1].markdown
    assert all(other.score <= best.score for other in others)
    assert 0 < best.score <= 1
    assert best.lexical == 1


async def test_a_section_is_cited_with_its_anchor(shelf: Shelf) -> None:
    found = await shelf.find("refunds to the same card")
    section = next(passage for passage in found if passage.heading_path == ("By card",))
    assert section.url == "/help/shop/en/refunds#by-card"


async def test_misspelt_words_are_understood(shelf: Shelf) -> None:
    for text in ("change my pasword", "CHANGE MY PASSWORDS", "change passwort"):
        assert (await shelf.find(text))[0].slug == "password", text


async def test_urdu_is_found_by_its_words(shelf: Shelf) -> None:
    for text in ("رقم واپس کب ملے گی", "رقم واپسي"):
        assert [passage.slug for passage in await shelf.find(text)] == ["ur/refunds"], text


async def test_odd_questions_never_fail(shelf: Shelf) -> None:
    for text in ("", "?", "the", "' OR 1=1 --", '"', "a" * 4000, "\x00", "\ud83d", "*", "NEAR(a b)", "word " * 900):
        assert isinstance(await shelf.find(text), list), text


async def test_limits(shelf: Shelf) -> None:
    assert len(await shelf.find("refunds password delivery", limit=2)) == 2
    found = await shelf.find("refunds card", most_of_an_article=1)
    assert len({passage.article_id for passage in found}) == len(found)


async def test_other_workspaces_are_never_seen(shelf: Shelf) -> None:
    other = await new_workspace(shelf.database, "other")
    assert await shelf.find("change my password", workspace=other) == []
    await fill(shelf.database, Shy(), other, [Page("secret", "Secret password", "The password is swordfish.")])
    assert {passage.slug for passage in await shelf.find("password swordfish")} <= {page.path for page in PAGES}
    assert [passage.slug for passage in await shelf.find("password swordfish", workspace=other)] == ["secret"]


async def test_new_articles_are_found_and_removed_ones_are_not(shelf: Shelf) -> None:
    assert "gifts" not in {passage.slug for passage in await shelf.find("gift cards")}
    await fill(shelf.database, Shy(), shelf.workspace, [Page("gifts", "Gift cards", "Gift cards never expire.")])
    await shelf.changed()
    assert (await shelf.find("gift cards"))[0].slug == "gifts"
    async with shelf.database.write() as session:
        article = (await session.execute(select(Article).where(Article.slug == "gifts"))).scalar_one()
        chunks = (await session.execute(select(Chunk.id).where(Chunk.article_id == article.id))).scalars().all()
        await remove_chunks(session, shelf.workspace, chunks)
        await session.execute(delete(Chunk).where(Chunk.id.in_(chunks)))
    await shelf.changed()
    assert "gifts" not in {passage.slug for passage in await shelf.find("gift cards")}


async def test_counts_of_words_follow_the_chunks(shelf: Shelf) -> None:
    async def counts() -> dict[str, int]:
        async with shelf.database.read() as session:
            return dict((await session.execute(select(SearchTerm.term, SearchTerm.chunks))).all())

    before = await counts()
    assert before["lahor"] == 1
    assert before["day"] == 2
    async with shelf.database.write() as session:
        rows = (await session.execute(select(SearchRow.chunk_id).where(SearchRow.body.contains("lahor")))).scalars()
        await remove_chunks(session, shelf.workspace, list(rows))
    after = await counts()
    assert "lahor" not in after
    assert (after["day"], after[""]) == (1, before[""] - 1)


async def test_vectors_of_another_model_are_not_compared(shelf: Shelf) -> None:
    async with shelf.database.write() as session:
        await session.execute(update(Chunk).values(embedder="another"))
        await session.execute(update(Article).values(embedder="another"))
    await shelf.changed()
    found = await shelf.find("change my password")
    assert found[0].slug == "password"
    assert found[0].dense == 0
