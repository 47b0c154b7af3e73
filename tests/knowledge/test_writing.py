"""Articles that are written and changed at the desk, over HTTP."""

import uuid
from pathlib import Path
from typing import Any

import httpx

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.site import Site
from tests.support.visitor import VisitorClient

PATH = "/api/desk/articles"
WRAPPING = {
    "title": "Gift wrapping",
    "language": "en",
    "category": "Orders",
    "markdown": "We wrap every gift in handmade paper for 250 rupees.\n\n## Cards\n\nA handwritten card is free.",
}


def written(agent: AgentClient, **more: Any) -> dict[str, Any]:
    return dict(checked(agent.http.post(PATH, json={**WRAPPING, **more})).json())


def test_an_article_is_written_answered_from_changed_and_removed(
    agent: AgentClient, visitor: VisitorClient, site: Site
) -> None:
    made = written(agent, title="Quokka wrapping")
    assert (made["source_kind"], made["version"], made["category"]) == ("desk", 1, "Orders")
    assert made["edited_by"] == made["versions"][0]["author"] == agent.member["name"]
    assert [chunk["heading_path"] for chunk in made["chunks"]] == [[], ["Cards"]]
    assert "250 rupees" in httpx.get(site.url + made["public_url"]).text
    answer = visitor.ask("quokka wrapping cards")
    assert made["id"] in {citation["article_id"] for citation in answer["citations"]}, answer

    changed = checked(
        agent.http.patch(f"{PATH}/{made['id']}", json={"version": 1, "markdown": "Quokka wrapping costs 300 rupees."})
    ).json()
    assert (changed["version"], changed["title"]) == (2, "Quokka wrapping")
    assert changed["public_url"] == made["public_url"]
    assert [version["number"] for version in changed["versions"]] == [2, 1]

    assert agent.http.delete(f"{PATH}/{made['id']}").status_code == 204
    gone = checked(agent.http.get(f"{PATH}/{made['id']}")).json()
    assert gone["removed_at"]
    assert gone["chunks"] == []
    assert made["id"] not in {row["id"] for row in agent.http.get(PATH, params={"q": "Quokka"}).json()["items"]}
    assert agent.http.delete(f"{PATH}/{made['id']}").status_code == 204, "removing again is harmless"
    late = agent.http.patch(f"{PATH}/{made['id']}", json={"version": 2, "title": "Late"})
    assert late.status_code == 409
    assert "removed" in late.json()["detail"]


def test_who_was_slower_is_told_and_nothing_is_lost(agent: AgentClient) -> None:
    made = written(agent)
    first = agent.http.patch(f"{PATH}/{made['id']}", json={"version": 1, "title": "Wrapping of gifts"})
    second = agent.http.patch(f"{PATH}/{made['id']}", json={"version": 1, "title": "Another"})
    assert (first.status_code, second.status_code) == (200, 409)
    assert "open the article again" in second.json()["detail"]
    assert agent.http.get(f"{PATH}/{made['id']}").json()["title"] == "Wrapping of gifts"


def test_an_article_of_the_same_name_gets_an_address_of_its_own(agent: AgentClient) -> None:
    one, other = (
        written(agent, title="تحفے کی پیکنگ", language="ur"),
        written(agent, title="تحفے کی پیکنگ", language="ur"),
    )
    assert one["public_url"] != other["public_url"]
    assert one["public_url"].startswith("/help/gulnar/ur/")


def test_what_was_changed_by_hand_stays_until_its_source_changes(
    agent: AgentClient, site: Site, tmp_path: Path
) -> None:
    page = tmp_path / "looms" / "looms.md"
    page.parent.mkdir()
    page.write_text("# Mending looms\n\nWe mend looms on Mondays.\n")
    site.command("import", str(page.parent), "--workspace", "gulnar")
    (row,) = agent.http.get(PATH, params={"q": "Mending looms"}).json()["items"]
    changed = checked(
        agent.http.patch(f"{PATH}/{row['id']}", json={"version": 1, "markdown": "We mend looms on Tuesdays."})
    ).json()
    assert (changed["source_kind"], changed["edited_by"]) == ("folder", agent.member["name"])
    site.command("import", str(page.parent), "--workspace", "gulnar")
    assert "Tuesdays" in agent.http.get(f"{PATH}/{row['id']}").json()["markdown"]
    page.write_text("# Mending looms\n\nWe mend looms on Wednesdays.\n")
    site.command("import", str(page.parent), "--workspace", "gulnar")
    after = agent.http.get(f"{PATH}/{row['id']}").json()
    assert "Wednesdays" in after["markdown"]
    assert after["edited_by"] is None
    assert [version["author"] for version in after["versions"]] == [None, agent.member["name"], None]


def test_an_article_longer_than_other_requests_is_taken(agent: AgentClient) -> None:
    made = written(agent, markdown="A sentence about looms that is said again. " * 3_000)
    assert made["words"] > 20_000
    assert agent.http.delete(f"{PATH}/{made['id']}").status_code == 204


WRONG = [
    ({"title": "   "}, "title"),
    ({"markdown": ""}, "markdown"),
    ({"markdown": "a\x00b"}, "NUL"),
    ({"language": "klingonish"}, "language code"),
    ({"markdown": "![](picture.png)"}, "at least one sentence"),
    ({"markdown": "x" * 200_001}, "200000"),
]


def test_what_is_no_article_is_refused_with_a_reason(agent: AgentClient) -> None:
    for wrong, said in WRONG:
        answer = agent.http.post(PATH, json={**WRAPPING, **wrong})
        assert answer.status_code == 422, wrong
        assert said in answer.json()["detail"]
    assert agent.http.patch(f"{PATH}/{uuid.uuid4()}", json={"version": 1}).status_code == 422
    assert agent.http.patch(f"{PATH}/{uuid.uuid4()}", json={"version": 1, "title": "x"}).status_code == 404


def test_strangers_and_other_companies_write_nothing(agent: AgentClient, site: Site) -> None:
    made = written(agent)
    assert httpx.post(site.url + PATH, json=WRAPPING).status_code == 401
    assert httpx.delete(f"{site.url}{PATH}/{made['id']}").status_code == 401
    assert agent.http.delete(f"{PATH}/{uuid.uuid4()}").status_code == 404
