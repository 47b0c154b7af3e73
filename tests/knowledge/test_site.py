"""Importing sites: by sitemap or links, politely, and only what changed the second time."""

import gzip
from collections.abc import AsyncIterator

import pytest

from jawab.knowledge.models import Import
from tests.knowledge.conftest import Library
from tests.knowledge.pdfs import pdf
from tests.support.web import Asked, Page, Web, redirect, web

LONG = "This page says something that is long enough to be worth keeping."
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def html(title: str, body: str, head: str = "") -> Page:
    menu = '<nav><a href="/help/">Help</a> <a href="/help/a">A</a> <a href="/shop">Shop</a></nav>'
    return Page(
        f'<html lang="en"><head><title>{title} | Gulnar</title>{head}</head><body>{menu}<main>{body}</main></body>'
    )


def sitemap(*addresses: str) -> Page:
    entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return Page(f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')


def reasons(run: Import) -> dict[str, str]:
    return {one["path"]: one["reason"] for one in run.skipped}


@pytest.fixture
async def site() -> AsyncIterator[Web]:
    async with web() as running:
        running.pages["/help/"] = html("Help", f"<h1>Help</h1><p>{LONG} home</p>")
        running.pages["/help/a"] = html(
            "A",
            f'<h1>Page A</h1><p>{LONG} <a href="/help/b?utm_source=x#how">to b</a></p><img src="/i/a.png" alt="pic">',
        )
        running.pages["/help/b?"] = running.pages["/help/b"] = html("B", f"<h1>Page B</h1><h2>How</h2><p>{LONG} b</p>")
        running.pages["/i/a.png"] = Page(PNG, headers={"content-type": "image/png"})
        yield running


async def test_links_are_followed_within_the_part_that_was_named(library: Library, site: Web) -> None:
    run = await library.import_site(f"{site.url}/help/")
    assert (run.state, run.added, run.error) == ("done", 3, None)
    articles = await library.articles()
    assert set(articles) == {"/help/", "/help/a", "/help/b"}
    page = articles["/help/a"]
    assert (page.title, page.slug, page.origin_url) == ("Page A", "help/a", f"{site.url}/help/a")
    assert page.markdown == f"{LONG} [to b](article:/help/b#how)\n\n![pic](media:{site.url}/i/a.png)"
    assert "/shop" not in site.paths()
    assert site.paths().count("/help/b") == 1


async def test_a_sitemap_is_used_and_nothing_else_is_followed(library: Library, site: Web) -> None:
    site.pages["/robots.txt"] = Page(f"User-agent: *\nSitemap: {site.url}/maps.xml\n")
    index = f'<sitemapindex xmlns="x"><sitemap><loc>{site.url}/map.xml.gz</loc></sitemap></sitemapindex>'
    site.pages["/maps.xml"] = Page(index)
    packed = gzip.compress(str(sitemap(f"{site.url}/help/a", "https://elsewhere.example/help/x").body).encode())
    site.pages["/map.xml.gz"] = Page(packed, headers={"content-type": "application/gzip"})
    run = await library.import_site(f"{site.url}/help/")
    assert run.state == "done"
    assert set(await library.articles()) == {"/help/", "/help/a"}


async def test_a_sitemap_may_be_named_itself(library: Library, site: Web) -> None:
    site.pages["/m.xml"] = sitemap(f"{site.url}/help/b")
    await library.import_site(f"{site.url}/m.xml")
    assert set(await library.articles()) == {"/help/b"}


async def test_one_page_may_be_named(library: Library, site: Web) -> None:
    site.pages["/help/one.html"] = html("One", f"<p>{LONG} one</p>")
    await library.import_site(f"{site.url}/help/one.html")
    assert set(await library.articles()) == {"/help/one.html"}


async def test_what_is_left_out_is_told(library: Library, site: Web) -> None:
    site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /help/private\n")
    names = ["private", "gone", "moved", "away", "hidden", "twin", "canon", "data", "broken", "guide.pdf"]
    site.pages["/help/"] = html(
        "Help", f"<p>{LONG}</p>" + "".join(f'<a href="/help/{name}">{name} </a>' for name in names)
    )
    site.pages["/help/moved"] = redirect("/help/a")
    site.pages["/help/away"] = redirect("/shop")
    site.pages["/help/hidden"] = html("H", f"<p>{LONG} h</p>", '<meta name="robots" content="noindex">')
    site.pages["/help/twin"] = html("T", f"<p>{LONG} twin</p>")
    site.pages["/help/canon"] = html("C", f"<p>{LONG} c</p>", '<link rel="canonical" href="/help/b">')
    site.pages["/help/data"] = Page("{}", headers={"content-type": "application/json"})
    site.pages["/help/broken"] = Page("x", status=500)
    site.pages["/help/a"] = html("A", f"<p>{LONG} twin</p>")
    site.pages["/help/guide.pdf"] = Page(pdf([[(11, f"{LONG} pdf")]]), headers={"content-type": "application/pdf"})
    run = await library.import_site(f"{site.url}/help/")
    assert run.state == "done"
    told = reasons(run)
    twins = {told.pop("/help/twin", "the same text as /help/a"), told.pop("/help/a", "the same text as /help/twin")}
    assert twins == {"the same text as /help/a", "the same text as /help/twin"}
    assert told == {
        "/help/private": "the site's robots.txt asks not to read it",
        "/help/gone": "not found (404)",
        "/help/moved": "sends on to /help/a",
        "/help/away": "sends on to an address outside of the part that is imported",
        "/help/hidden": "asks not to be indexed",
        "/help/canon": "another address of /help/b",
        "/help/data": "not a page (application/json)",
        "/help/broken": "the server failed to answer (500)",
    }
    assert "/help/guide.pdf" in await library.articles()
    assert "/help/private" not in site.paths()


async def test_the_second_import_asks_only_what_changed(library: Library, site: Web) -> None:
    def tagged(page: Page, tag: str) -> None:
        def answer(asked: Asked) -> Page:
            same = asked.headers.get("if-none-match") == tag
            return Page(status=304) if same else Page(page.body, headers={**page.headers, "etag": tag})

        site.pages[path] = answer

    for path in ("/help/", "/help/a", "/help/b"):
        page = site.pages[path]
        assert isinstance(page, Page)
        tagged(page, f'"{path}"')
    await library.import_site(f"{site.url}/help/")
    site.asked.clear()
    path = "/help/b"
    tagged(html("B", f"<h1>Page B</h1><p>{LONG} is new</p>"), '"new"')
    run = await library.import_site(f"{site.url}/help/")
    assert (run.state, run.added, run.changed, run.unchanged, run.removed) == ("done", 0, 1, 2, 0)
    assert library.embedder.texts == ["Page B", f"Page B\n{LONG} is new"]
    assert "/i/a.png" not in site.paths()


async def test_only_pages_that_are_really_gone_are_taken_away(library: Library, site: Web) -> None:
    await library.import_site(f"{site.url}/help/")
    site.pages["/help/a"] = Page("x", status=500)
    site.pages["/help/b"] = Page("x", status=404)
    run = await library.import_site(f"{site.url}/help/")
    assert (run.state, run.unchanged, run.removed) == ("done", 1, 1)
    gone = {path for path, article in (await library.articles()).items() if article.removed_at}
    assert gone == {"/help/b"}


async def test_the_number_of_pages_is_bounded_and_nothing_is_taken_away_then(
    library: Library, site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    await library.import_site(f"{site.url}/help/")
    monkeypatch.setattr(library.parts.settings, "import_max_pages", 2)
    run = await library.import_site(f"{site.url}/help/")
    assert (run.state, run.removed) == ("done", 0)
    assert any("more than 2 pages" in reason for reason in reasons(run).values())


async def test_a_site_in_the_private_network_is_refused(library: Library) -> None:
    run = await library.import_site("http://10.0.0.8/help/")
    assert run.state == "failed"
    assert run.error is not None
    assert "private network" in run.error


async def test_a_page_that_sends_on_into_the_private_network_is_refused(library: Library, site: Web) -> None:
    site.pages["/help/a"] = redirect("http://10.0.0.8/")
    run = await library.import_site(f"{site.url}/help/")
    assert "private network" in reasons(run)["/help/a"]


async def test_a_busy_server_is_asked_again_later(library: Library, site: Web) -> None:
    page = site.pages["/help/b"]
    assert isinstance(page, Page)
    answers = [Page("busy", 503), page]
    site.pages["/help/b"] = lambda _: answers.pop(0)
    await library.import_site(f"{site.url}/help/")
    assert "/help/b" in await library.articles()


async def test_a_site_that_fails_to_give_its_rules_is_left_alone(library: Library, site: Web) -> None:
    site.pages["/robots.txt"] = Page("x", status=500)
    run = await library.import_site(f"{site.url}/help/")
    assert run.state == "failed"
    assert site.paths() == ["/robots.txt", "/sitemap.xml"]
