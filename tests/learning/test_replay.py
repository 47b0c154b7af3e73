"""A change is tried on past questions, compared with how it is, and published from there."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.site import KINDS, Kind, Site, SiteMaker

KNOWN = "What does the warranty cover?"
NEW = "Do you paint murals on walls?"
MURALS = (
    "We paint murals on walls in Karachi and Lahore. A mural on a wall takes three days.\n\n"
    "## Murals on walls\n\nYes, we paint murals on walls. A mural costs PKR 9,000 a square metre."
)


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def shop(request: pytest.FixtureRequest, site_maker: SiteMaker) -> Iterator[Site]:
    kind: Kind = request.param
    with site_maker.make(kind) as site:
        yield site


@pytest.fixture
def agent(shop: Site) -> Iterator[AgentClient]:
    with shop.agent() as agent:
        yield agent


def replayed(agent: AgentClient, change: dict[str, Any], **asked: Any) -> dict[str, Any]:
    """A replay, when it is through."""
    with agent.stream() as stream:
        made = checked(agent.http.post("/api/desk/replays", json={"change": change, "asked": asked})).json()
        ended = lambda data: data["id"] == made["id"] and data["state"] in ("done", "failed")  # noqa: E731
        return dict(stream.wait_for("replay", ended, timeout=120).data)


def items(agent: AgentClient, replay: dict[str, Any], **query: Any) -> list[dict[str, Any]]:
    return list(checked(agent.http.get(f"/api/desk/replays/{replay['id']}/items", params=query)).json()["items"])


def test_a_new_article_is_tried_and_published(shop: Site, agent: AgentClient) -> None:
    with shop.visitor() as visitor:
        visitor.open()
        visitor.ask(KNOWN)
        before = visitor.ask(NEW)
        assert before["kind"] != "answer"
        change = {"articles": [{"title": "Murals on walls", "markdown": MURALS}]}
        replay = replayed(agent, change)
        assert (replay["state"], replay["figures"]["n"]) == ("done", 2)
        assert replay["figures"]["changed"]["answered"] == replay["figures"]["now"]["answered"] + 1
        (item,) = [one for one in items(agent, replay) if one["question"] == NEW]
        assert (item["difference"], item["said"]) == ("kind", before["text"])
        assert item["changed"]["titles"] == ["Murals on walls"]
        assert {one["question"] for one in items(agent, replay, differing=False)} == {KNOWN, NEW}
        assert visitor.ask(f"{NEW} Please tell.")["kind"] != "answer"  # nothing has changed yet
        done = checked(agent.http.post(f"/api/desk/replays/{replay['id']}/publication")).json()
        assert done["state"] == "published"
        assert visitor.ask(NEW)["citations"][0]["title"] == "Murals on walls"
        assert agent.http.post(f"/api/desk/replays/{replay['id']}/publication").status_code == 409


def test_a_threshold_is_tried_on_questions_of_ones_own(agent: AgentClient) -> None:
    replay = replayed(agent, {"answer_threshold": 0.0}, questions=[KNOWN])
    assert replay["figures"]["now"]["answered"] == 0
    assert replay["figures"]["changed"]["answered"] == 1
    (item,) = items(agent, replay)
    assert "at least 0.00" in item["changed"]["reason"]
    checked(agent.http.post(f"/api/desk/replays/{replay['id']}/publication"))
    rules = checked(agent.http.get("/api/desk/understanding")).json()
    assert rules["answer_threshold"] == 0.0
    checked(agent.http.put("/api/desk/understanding", json={**rules, "answer_threshold": None}))


def test_what_cannot_be_tried_is_said(agent: AgentClient) -> None:
    assert agent.http.post("/api/desk/replays", json={"change": {}}).status_code == 422
    no_model = agent.http.post("/api/desk/replays", json={"change": {"llm": "nobody:knows"}})
    assert no_model.status_code == 422
    assert "write one of" in no_model.json()["detail"]
    gone = {"articles": [{"article_id": "0198a000-0000-7000-8000-000000000000", "title": "x", "markdown": "y"}]}
    failed = replayed(agent, gone, questions=[KNOWN])
    assert (failed["state"], failed["error"]) == ("failed", "There is no such article.")
    assert agent.http.get("/api/desk/replays/0198a000-0000-7000-8000-000000000000").status_code == 404


def test_the_words_go_with_the_visitor(shop: Site, agent: AgentClient) -> None:
    """Sealed under the contact's key, so that nobody can read them once that is gone."""
    with shop.visitor() as visitor:
        visitor.open()
        visitor.ask("Where is the Zarminagul shop?")
        replayed(agent, {"answer_threshold": 0.9})
    if shop.kind == "sqlite":
        raw = b"".join(path.read_bytes() for path in shop.data_dir.glob("jawab.db*"))
        assert b"Zarminagul" not in raw


def test_on_the_terminal(shop: Site, tmp_path: Path) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text(json.dumps({"question": NEW}) + "\n")
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "murals.md").write_text(f"# Murals on walls\n\n{MURALS}\n")
    began = time.monotonic()
    done = shop.command("replay", "--questions", str(asked), "--kb", str(pages), "--answer-threshold", "0", "--json")
    assert time.monotonic() - began < 120
    told = json.loads(done.stdout)
    assert told["figures"]["n"] == 1
    assert told["items"][0]["changed"]["titles"] == ["Murals on walls"]
