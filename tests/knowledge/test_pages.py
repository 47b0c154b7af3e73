"""The public help centre, and articles as safe HTML."""

from collections.abc import AsyncIterator
from types import SimpleNamespace

import httpx
import pytest
from fastapi import FastAPI
from lxml.html import fragments_fromstring

from jawab.kit import problems
from jawab.knowledge import pages
from jawab.knowledge.importing import chunk
from jawab.knowledge.render import Targets, render
from jawab.knowledge.search import KnowledgeSearch
from tests.knowledge.conftest import Library

LONG = "This page says something that is long enough to be worth keeping."
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
TABLE = "## Costs\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n![p](p.png) ![s](s.svg)"
LINKS = "[late](../late.md#costs), [gone](../no.md)."
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
async def visitor(library: Library) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who reads the help centre."""
    library.write(
        {
            "en/orders/track.md": f"# Track <i>it</i>\n\n{LONG} See {LINKS}\n\n{TABLE}",
            "en/orders/p.png": PNG,
            "en/orders/s.svg": SVG,
            "en/late.md": f"# Late\n\n{LONG} {EVIL}\n\n## Costs\n\nNothing.",
            "ur/late.md": "# دیر سے\n\nآپ چودہ دن میں کوئی بھی چیز واپس کر سکتے ہیں۔",
        }
    )
    assert (await library.import_folder()).state == "done"
    app = FastAPI()
    problems.install(app)
    app.include_router(pages.router)
    search = KnowledgeSearch(library.parts.database, library.embedder)
    core = SimpleNamespace(database=library.parts.database)
    app.state.context = SimpleNamespace(core=core, embedder=library.embedder, search=search)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://help.test") as client:
        yield client


async def test_an_article_is_shown_with_its_links_and_pictures(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/help/acme/en/orders/track")
    assert page.status_code == 200
    assert '<h1 dir="auto">Track it</h1>' in page.text
    assert '<a href="/help/acme/en/late#costs" rel="noopener noreferrer">late</a>, gone.' in page.text
    assert '<h2 id="costs">Costs</h2>' in page.text
    assert page.text.count('src="/help/acme/media/') == 2
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


async def test_pictures_are_served_so_that_they_run_nothing(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/help/acme/en/orders/track")
    addresses = [part.split('"')[0] for part in page.text.split('src="')[1:] if "media" in part[:40]]
    kinds = set()
    for address in addresses:
        picture = await visitor.get(address)
        kinds.add(picture.headers["content-type"])
        assert picture.headers["content-security-policy"].endswith("sandbox")
        again = await visitor.get(address, headers={"if-none-match": picture.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert kinds == {"image/png", "image/svg+xml"}


async def test_html_in_articles_is_made_safe(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/help/acme/en/late")
    assert "alert(1)" not in page.text
    assert "onerror" not in page.text


async def test_urdu_runs_from_right_to_left_and_knows_its_translation(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/help/acme/ur/late")
    assert '<html lang="ur" dir="rtl">' in page.text
    assert 'hreflang="en" href="/help/acme/en/late"' in page.text
    assert "تلاش کریں" in page.text


async def test_the_front_page_leads_to_the_readers_language(visitor: httpx.AsyncClient) -> None:
    to = await visitor.get("/help/acme?q=late", headers={"accept-language": "ur-PK,ur;q=0.9,en;q=0.8"})
    assert (to.status_code, to.headers["location"]) == (302, "/help/acme/ur?q=late")
    contents = await visitor.get("/help/acme/en")
    assert contents.text.index("Orders") < contents.text.index("More articles")
    assert 'href="/help/acme/en/orders/track"' in contents.text


async def test_the_search_finds_each_article_once(visitor: httpx.AsyncClient) -> None:
    found = await visitor.get("/help/acme/en", params={"q": "costs when late"})
    assert found.text.count('href="/help/acme/en/late') == 1
    odd = await visitor.get("/help/acme/en", params={"q": "<b>\"'</b>"})
    assert odd.status_code == 200
    assert '<b>"' not in odd.text


async def test_what_is_not_there_says_so(visitor: httpx.AsyncClient) -> None:
    missing = await visitor.get("/help/acme/en/nothing/here")
    assert missing.status_code == 404
    assert "This page is not here" in missing.text
    assert (await visitor.get("/help/nobody")).status_code == 404
    assert (await visitor.get("/help/acme/media/01a20946-1547-7654-83fa-f7f26afb6bb8")).status_code == 404


async def test_a_removed_article_stays_for_old_citations(visitor: httpx.AsyncClient, library: Library) -> None:
    (library.folder / "en/late.md").unlink()
    await library.import_folder()
    page = await visitor.get("/help/acme/en/late")
    assert page.status_code == 200
    assert "no longer part of the help centre" in page.text
    assert 'href="/help/acme/en/late"' not in (await visitor.get("/help/acme/en")).text


def test_ids_of_headings_are_the_anchors_of_passages() -> None:
    two = "## Two & three"
    markdown = f"# One\n\nText a.\n\n{two}\n\nText b.\n\n> {two}\n\n{two}\n\nText c.\n\n## قیمت\n\nText d."
    html = render(markdown, Targets()).html
    anchors = [piece.anchor for piece in chunk(markdown)]
    assert anchors == ["one", "two-three", "two-three-1", "قیمت"]
    assert all(f'id="{anchor}"' in html for anchor in anchors)
    assert "<h1" not in html


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](javascript:alert(1))",
        "<a href='javascript:alert(1)'>x</a>",
        "<img src='https://spy.example/x.png'>",
        "![x](https://spy.example/x.png)",
        "<iframe src='https://x.example'></iframe>",
        "<style>body{display:none}</style>",
        "<form action='https://x.example'><input></form>",
        '<a href="article:x" onclick="alert(1)">x</a>',
        "<svg onload=alert(1)>",
        "<a href='data:text/html,x'>x</a>",
        "[x](data:text/html;base64,AAAA)",
        "<base href='//x'>",
        "<meta http-equiv=refresh content='0;url=//x'>",
        '<p style="position:fixed">x</p>',
        "<math><mi href='javascript:1'>",
    ],
)
def test_nothing_that_runs_or_calls_out_gets_through(markdown: str) -> None:
    for element in fragments_fromstring(f"<p></p>{render(markdown, Targets()).html}"):
        for part in element.iter() if not isinstance(element, str) else ():
            assert part.tag in {"p", "a", "img"}
            assert set(part.attrib) <= {"rel"}
