"""Imports: incremental, with versions, and nothing done twice."""

import asyncio

import pytest
from sqlalchemy import func, select

from jawab.db.search.tables import SearchRow
from jawab.events.models import Event
from jawab.jobs import locks
from jawab.kit.errors import Conflict, NotFound
from jawab.knowledge import queries
from jawab.knowledge.imports import requests
from jawab.knowledge.imports.requests import request_folder, request_site
from jawab.knowledge.imports.run import run_import
from jawab.knowledge.index import KnowledgeIndex
from jawab.knowledge.models import ArticleVersion, Import, Media
from tests.knowledge.conftest import Library

LONG = "This page says something that is long enough to be worth keeping."
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def counts(run: Import) -> tuple[str, int, int, int, int]:
    return run.state, run.added, run.changed, run.unchanged, run.removed


async def test_a_folder_becomes_articles_with_passages_pictures_and_events(library: Library) -> None:
    library.write(
        {
            "en/orders/track.md": f"---\ntitle: Track it\n---\n{LONG}\n\n## Steps\n\n1. Open\n2. Press ![b](b.png)",
            "en/orders/b.png": PNG,
            "en/empty.md": "",
        }
    )
    run = await library.import_folder()
    assert counts(run) == ("done", 1, 0, 0, 0)
    assert (run.total, run.done) == (2, 2)
    assert run.skipped == [{"path": "en/empty.md", "reason": "empty"}]
    article = (await library.articles())["en/orders/track.md"]
    assert (article.title, article.slug, article.language, article.category) == (
        "Track it",
        "orders/track",
        "en",
        "orders",
    )
    first, second = await library.chunks(article)
    assert (first.text, second.heading_path, second.anchor) == (LONG, ["Steps"], "steps")
    assert article.markdown[second.start : second.end].startswith("1. Open")
    assert first.vector is not None
    assert len(first.vector) == 4 * library.embedder.width
    async with library.parts.database.read() as session:
        assert (await session.scalars(select(Media.content_type))).all() == ["image/png"]
        assert await session.scalar(select(func.count()).select_from(SearchRow)) == 2
        kinds = (await session.scalars(select(Event.kind).order_by(Event.id))).all()
        states = [event.data["state"] for event in await session.scalars(select(Event).order_by(Event.id))]
    assert set(kinds) == {"import.progress"}
    assert states[0] == "queued"
    assert states[-1] == "done"


async def test_unchanged_pages_and_passages_are_never_embedded_again(library: Library) -> None:
    library.write(
        {"a.md": f"{LONG} a\n\n## One\n\nFirst part here.\n\n## Two\n\nSecond part here.", "b.md": f"{LONG} b"}
    )
    assert counts(await library.import_folder()) == ("done", 2, 0, 0, 0)
    version = await library.version()

    assert counts(await library.import_folder()) == ("done", 0, 0, 2, 0)
    assert library.embedder.texts == []
    assert await library.version() == version

    library.write({"a.md": f"{LONG} a\n\n## One\n\nFirst part is new.\n\n## Two\n\nSecond part here."})
    assert counts(await library.import_folder()) == ("done", 0, 1, 1, 0)
    assert library.embedder.texts == ["A", "A › One\nFirst part is new."]
    assert await library.version() > version
    article = (await library.articles())["a.md"]
    assert article.version == 2
    assert [chunk.text for chunk in await library.chunks(article)][1:] == ["First part is new.", "Second part here."]
    async with library.parts.database.read() as session:
        kept = await queries.versions_of(session, library.workspace.id, article.id)
    assert [one.number for one in kept] == [2, 1]
    assert "First part here." in kept[1].markdown


async def test_a_moved_page_keeps_its_vectors(library: Library) -> None:
    library.write({"old/page.md": LONG, "other.md": f"{LONG} other"})
    await library.import_folder()
    (library.folder / "old" / "page.md").rename(library.folder / "page.md")
    assert counts(await library.import_folder()) == ("done", 1, 0, 1, 1)
    assert library.embedder.texts == ["Page"]  # its title; the passage came from before
    articles = await library.articles()
    assert articles["old/page.md"].removed_at is not None
    assert await library.chunks(articles["old/page.md"]) == []
    assert len(await library.chunks(articles["page.md"])) == 1


async def test_a_page_that_comes_back_is_found_again(library: Library) -> None:
    library.write({"a.md": LONG, "b.md": f"{LONG} b"})
    await library.import_folder()
    (library.folder / "a.md").unlink()
    assert counts(await library.import_folder()) == ("done", 0, 0, 1, 1)
    library.write({"a.md": LONG})
    assert counts(await library.import_folder()) == ("done", 0, 1, 1, 0)
    article = (await library.articles())["a.md"]
    assert article.removed_at is None
    assert len(await library.chunks(article)) == 1


async def test_a_folder_that_became_empty_takes_nothing_away(library: Library) -> None:
    library.write({"a.md": LONG})
    await library.import_folder()
    (library.folder / "a.md").unlink()
    run = await library.import_folder()
    assert run.state == "failed"
    assert run.error is not None
    assert "nothing was changed" in run.error
    assert (await library.articles())["a.md"].removed_at is None


async def test_addresses_are_unique_and_stay(library: Library) -> None:
    library.write({"A b.md": f"{LONG} 1", "a-b.md": f"{LONG} 2"})
    await library.import_folder()
    before = {path: article.slug for path, article in (await library.articles()).items()}
    assert before == {"A b.md": "a-b", "a-b.md": "a-b-2"}
    library.write({"A b.md": f"# Another title\n\n{LONG} 3"})
    await library.import_folder()
    assert {path: article.slug for path, article in (await library.articles()).items()} == before


async def test_what_a_broken_import_stored_counts_as_its_own(library: Library) -> None:
    """The process dies after some articles: the same import, run again, ends as if it had never died."""
    library.write({f"{n:02}.md": f"{LONG} number {n}" for n in range(20)})
    run, _ = await request_folder(library.parts, library.workspace.id, library.folder)

    def die(seen: Import) -> None:
        if seen.done == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await run_import(library.parts, library.workspace.id, run.id, die)
    stored = len(await library.articles())
    assert 0 < stored < 20
    library.embedder.texts.clear()
    again, _ = await request_folder(library.parts, library.workspace.id, library.folder)
    assert again.id == run.id
    ended = await run_import(library.parts, library.workspace.id, run.id)
    assert counts(ended) == ("done", 20, 0, 0, 0)
    assert len(library.embedder.texts) == 2 * (20 - stored)
    async with library.parts.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(ArticleVersion)) == 20


async def test_a_cancelled_import_keeps_what_it_has(library: Library) -> None:
    library.write({f"{n:02}.md": f"{LONG} number {n}" for n in range(30)})
    run, _ = await request_folder(library.parts, library.workspace.id, library.folder)
    stopped = False

    def stop(seen: Import) -> None:
        nonlocal stopped
        if seen.done >= 10 and not stopped:
            stopped = True
            tasks.append(asyncio.ensure_future(requests.cancel(library.parts, library.workspace.id, run.id)))

    tasks: list[asyncio.Future[object]] = []
    ended = await run_import(library.parts, library.workspace.id, run.id, stop)
    await asyncio.gather(*tasks)
    assert ended.state == "cancelled"
    assert 0 < len(await library.articles()) <= 30
    assert (await run_import(library.parts, library.workspace.id, run.id)).state == "cancelled"
    assert counts(await library.import_folder())[0] == "done"


async def test_only_one_import_of_a_source_at_a_time(library: Library) -> None:
    library.write({"a.md": LONG})
    run, source = await request_folder(library.parts, library.workspace.id, library.folder)
    async with locks.hold(library.parts.database, library.parts.settings.data_dir, f"import:{source.id}") as lock:
        assert lock is not None
        assert await lock.still_held()
        with pytest.raises(Conflict, match="running"):
            await run_import(library.parts, library.workspace.id, run.id)
    assert (await run_import(library.parts, library.workspace.id, run.id)).state == "done"


async def test_a_site_is_not_queued_twice(library: Library) -> None:
    await request_site(library.parts, library.workspace.id, "https://shop.example/help")
    with pytest.raises(Conflict, match="being imported"):
        await request_site(library.parts, library.workspace.id, "https://shop.example/help?utm_source=x")


async def test_imports_of_others_are_not_reached(library: Library) -> None:
    library.write({"a.md": LONG})
    run = await library.import_folder()
    with pytest.raises(NotFound):
        await run_import(library.parts, run.id, run.id)
    with pytest.raises(NotFound):
        await requests.cancel(library.parts, run.id, run.id)


async def test_texts_that_the_embedder_does_not_read_have_no_vector(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library.embedder, "reads", str.isascii)
    library.write({"a.md": "آپ چودہ دن میں کوئی بھی چیز واپس کر سکتے ہیں۔ رقم پانچ دن میں ملتی ہے۔"})
    await library.import_folder()
    (chunk,) = await library.chunks((await library.articles())["a.md"])
    assert (chunk.vector, chunk.embedder, chunk.language) == (None, None, "ur")
    assert counts(await library.import_folder()) == ("done", 0, 0, 1, 0)


async def test_another_model_embeds_everything_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.write({"a.md": LONG})
    await library.import_folder()
    monkeypatch.setattr(library.embedder, "name", "other")
    assert counts(await library.import_folder()) == ("done", 0, 1, 0, 0)
    (chunk,) = await library.chunks((await library.articles())["a.md"])
    assert chunk.embedder == "other"


async def test_a_running_server_finds_an_article_by_its_new_title(library: Library) -> None:
    if library.parts.database.dialect != "sqlite":
        pytest.skip("PostgreSQL keeps the vectors itself")
    index = KnowledgeIndex(library.parts.database, library.embedder)
    library.write({"a.md": f"# Umbrellas\n\n{LONG}"})
    await library.import_folder()
    before = (await index.get(library.workspace.id)).titles
    library.write({"a.md": f"# Parasols\n\n{LONG}"})
    await library.import_folder()
    after = (await index.get(library.workspace.id)).titles
    (wanted,) = await library.embedder.embed(["Parasols"])
    assert before.ids == after.ids
    assert (after._vectors @ wanted)[0] > 0.99 > (before._vectors @ wanted)[0]
