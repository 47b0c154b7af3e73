"""Imports and articles over the desk's API, at real servers in every set-up."""

import io
import uuid
import zipfile
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.site import Site

LONG = "This page says something that is long enough to be worth keeping."
ENDED = {"done", "failed", "cancelled"}


@pytest.fixture(scope="module")
def agent(site: Site) -> Iterator[AgentClient]:
    """The demo agent, signed in once: sign-ins are limited."""
    with site.agent(server=-1) as agent:
        yield agent


def upload(agent: AgentClient, *files: tuple[str, bytes | str]) -> httpx.Response:
    return agent.http.post("/api/desk/imports", files=[("files", (name, content)) for name, content in files])


def ended(agent: AgentClient, run: dict[str, Any]) -> dict[str, Any]:
    """The import as it ended, followed over the desk's stream."""
    with agent.stream() as stream:
        stream.wait_for("ready")
        now: dict[str, Any] = agent.http.get(f"/api/desk/imports/{run['id']}").json()
        if now["state"] not in ENDED:
            stream.wait_for("import", lambda data: data["id"] == run["id"] and data["state"] in ENDED, timeout=90)
    found: dict[str, Any] = agent.http.get(f"/api/desk/imports/{run['id']}").json()
    return found


def zipped(pages: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in pages.items():
            package.writestr(name, text)
    return out.getvalue()


def test_a_file_is_imported_and_can_be_read_by_everybody(site: Site, agent: AgentClient) -> None:
    name = f"late-{uuid.uuid4().hex[:6]}"
    text = f"# Late parcels {name}\n\n{LONG}\n\n## What to do\n\n1. Wait a day\n2. Call us\n\n<script>alert(1)</script>"
    started = upload(agent, (f"{name}.md", text))
    assert started.status_code == 202, started.text
    run = ended(agent, started.json())
    assert (run["state"], run["error"]) == ("done", None)

    (row,) = agent.http.get("/api/desk/articles", params={"q": name}).json()["items"]
    assert (row["title"], row["language"], row["version"]) == (f"Late parcels {name}", "en", 1)
    article = agent.http.get(f"/api/desk/articles/{row['id']}").json()
    assert [chunk["heading_path"] for chunk in article["chunks"]] == [[], ["What to do"]]
    for chunk in article["chunks"]:
        assert article["markdown"][chunk["start"] : chunk["end"]].strip()
    assert [version["import_id"] for version in article["versions"]] == [run["id"]]

    page = httpx.get(f"{site.url}{article['public_url']}")
    assert page.status_code == 200
    assert '<h2 id="what-to-do">What to do</h2>' in page.text
    assert "alert(1)" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_uploading_one_file_leaves_the_others(agent: AgentClient) -> None:
    names = [f"one-{uuid.uuid4().hex[:6]}" for _ in range(2)]
    for name in names:
        assert ended(agent, upload(agent, (f"{name}.md", f"# {name}\n\n{LONG} {name}")).json())["state"] == "done"
    for name in names:
        assert agent.http.get("/api/desk/articles", params={"q": name}).json()["total"] == 1


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ([("a.exe", b"MZ")], 422),
        ([("a.md", b"")], 422),
        ([("a.zip", b"x"), ("b.md", b"y")], 422),
        ([], 400),
    ],
)
def test_bad_uploads_are_refused_with_a_reason(agent: AgentClient, files: list[tuple[str, bytes]], status: int) -> None:
    answer = upload(agent, *files)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 10


def test_a_broken_archive_fails_in_plain_words(agent: AgentClient) -> None:
    run = ended(agent, upload(agent, (f"{uuid.uuid4().hex}.zip", b"PK\x03\x04 nonsense")).json())
    assert run["state"] == "failed"
    assert "not a .zip file" in run["error"]


def test_private_addresses_are_not_read(agent: AgentClient) -> None:
    started = agent.http.post("/api/desk/imports", json={"url": "http://169.254.169.254/latest/"})
    assert started.status_code == 202
    run = ended(agent, started.json())
    assert run["state"] == "failed"
    assert "private network" in run["error"]


@pytest.mark.parametrize(
    "body", [{"url": "ftp://x.example/"}, {"url": "http://a:b@x.example/"}, {"url": "nonsense url"}, {}]
)
def test_what_is_no_address_is_refused(agent: AgentClient, body: dict[str, str]) -> None:
    assert agent.http.post("/api/desk/imports", json=body).status_code == 422


def test_strangers_reach_nothing(site: Site) -> None:
    for path in ("articles", f"articles/{uuid.uuid4()}", "imports", f"imports/{uuid.uuid4()}"):
        assert httpx.get(f"{site.url}/api/desk/{path}").status_code == 401
    assert httpx.post(f"{site.url}/api/desk/imports", json={"url": "https://shop.example"}).status_code == 401


def test_unknown_ones_are_not_found(agent: AgentClient) -> None:
    assert agent.http.get(f"/api/desk/articles/{uuid.uuid4()}").status_code == 404
    assert agent.http.get(f"/api/desk/imports/{uuid.uuid4()}").status_code == 404
    assert agent.http.post(f"/api/desk/imports/{uuid.uuid4()}/cancellation").status_code == 404
    assert agent.http.get("/api/desk/articles", params={"after": "nonsense"}).status_code == 400


def test_articles_are_listed_page_by_page(agent: AgentClient) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = agent.http.get("/api/desk/articles", params={"limit": 30, **({"after": after} if after else {})}).json()
        seen += [row["id"] for row in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == page["total"] > 60
    assert {"en", "ur"} <= set(page["languages"])
    urdu = agent.http.get("/api/desk/articles", params={"language": "ur", "limit": 200}).json()
    assert {row["language"] for row in urdu["items"]} == {"ur"}


def test_an_import_outlives_the_death_of_its_server(site: Site, agent: AgentClient) -> None:
    """kill -9 in the middle: after the start it goes on by itself, and nothing is there twice."""
    mark = uuid.uuid4().hex[:6]
    pages = {f"help/{n:03}.md": f"# Page {mark} {n}\n\n" + f"{LONG} {n}. " * 30 for n in range(150)}
    with agent.stream() as stream:
        stream.wait_for("ready")
        run = upload(agent, (f"{mark}.zip", zipped(pages))).json()
        stream.wait_for("import", lambda data: data["id"] == run["id"] and data["added"] > 0, timeout=60)
        site.kill()
    site.start()
    agent.move_to(site.urls[-1])
    done = ended(agent, run)
    assert (done["id"], done["state"], done["error"]) == (run["id"], "done", None)
    assert (done["added"], done["changed"], done["unchanged"], done["total"]) == (150, 0, 0, 150)
    assert agent.http.get("/api/desk/articles", params={"q": f"Page {mark}"}).json()["total"] == 150
