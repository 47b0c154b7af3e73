"""Consent, what is recorded after it, and what a visitor can do about their data."""

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

RULES = {"tracking": True, "notices": {}, "activity_days": 30, "visitor_days": None}
SAID = "My cousin Bilal Sample lives in Murree"


@pytest.fixture(scope="module")
def neighbours(stage: Stage) -> Iterator[tuple[str, AgentClient]]:
    """A company that asks its visitors, and its owner."""
    made = stage.add_workspace()
    with AgentClient(stage.site.urls[-1], made.email, made.password) as owner:
        checked(owner.http.put("/api/desk/privacy", json=RULES))
        yield made.site_key, owner


@pytest.fixture
def visitor(stage: Stage, neighbours: tuple[str, AgentClient]) -> Iterator[VisitorClient]:
    with VisitorClient(stage.site.url, neighbours[0]) as visitor:
        visitor.open()
        yield visitor


def agree(visitor: VisitorClient, tracking: bool = True, **headers: str) -> httpx.Response:
    return visitor.http.put("/api/web/me/consent", json={"tracking": tracking}, headers=headers)


def item(kind: str, **fields: Any) -> dict[str, Any]:
    at = datetime.now(UTC).isoformat()
    return {"kind": kind, "at": at, "page": "/shop?q=secret", "viewport": "phone", **fields}


def click(selector: str = "main > a.buy", **fields: Any) -> dict[str, Any]:
    return item("click", selector=selector, x=0.5, y=0.25, **fields)


def send(visitor: VisitorClient, *items: dict[str, Any], batch: str = "", **headers: str) -> httpx.Response:
    """As a beacon comes: plain text, without the visitor's header."""
    body = {"id": batch or str(uuid.uuid4()), "token": visitor.token, "session": str(uuid.uuid4()), "items": items}
    given = {"Content-Type": "text/plain;charset=UTF-8", **headers}
    return httpx.post(visitor.http.base_url.join("/api/web/activity"), content=json.dumps(body), headers=given)


def exported(visitor: VisitorClient) -> dict[str, Any]:
    answer = checked(visitor.http.get("/api/web/me/export"))
    assert answer.headers["content-disposition"].startswith("attachment")
    return dict(answer.json())


def test_nothing_is_recorded_without_a_yes_and_a_no_deletes_it(visitor: VisitorClient) -> None:
    assert checked(visitor.http.get("/api/web/me/consent")).json()["tracking"] is None
    refused = send(visitor, click())
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    given = checked(agree(visitor)).json()
    assert (given["tracking"], given["notice_version"], given["asked"]) == (True, 0, True)
    assert given["at"]
    assert checked(send(visitor, click(), item("view"))).json() == {"kept": 2}
    assert [(one["kind"], one["page"]) for one in exported(visitor)["activity"]] == [
        ("click", "/shop"),
        ("view", "/shop"),
    ]
    checked(agree(visitor, False))
    told = exported(visitor)
    assert told["activity"] == []
    assert [one["tracking"] for one in told["consents"]] == [True, False], "both answers are the proof"
    assert send(visitor, click()).status_code == 403


def test_a_browser_that_asks_for_privacy_cannot_agree_and_is_not_recorded(visitor: VisitorClient) -> None:
    for signal in ({"Sec-GPC": "1"}, {"DNT": "1"}):
        assert agree(visitor, **signal).status_code == 403
    checked(agree(visitor))
    for signal in ({"Sec-GPC": "1"}, {"DNT": "1"}):
        assert send(visitor, click(), **signal).status_code == 403
    assert checked(agree(visitor, False, DNT="1")).json()["tracking"] is False
    assert exported(visitor)["activity"] == []


def test_a_batch_is_stored_once_and_without_what_could_be_somebodys(stage: Stage, visitor: VisitorClient) -> None:
    checked(agree(visitor))
    with VisitorClient(str(visitor.http.base_url), stage.add_workspace().site_key) as stranger:
        stranger.open()
        theirs = stranger.say("Hello")["id"]
    mine = visitor.say("Hello")["id"]
    batch, items = str(uuid.uuid4()), [
        click(times=4, changed=False),
        click("input[value='4111']"),
        item("read", message_id=mine, ms=900),
        item("read", message_id=theirs, ms=900),
        item("event", name="checkout", props={"step": 2, "email": "a@b.example", "note": "call me please"}),
        item("event", name="Ayesha has bought"),
        item("scroll", depth=0.7, place="widget"),
    ]  # fmt: skip
    assert checked(send(visitor, *items, batch=batch)).json() == {"kept": 4}
    assert checked(send(visitor, *items, batch=batch)).json() == {"kept": 0}
    kept = exported(visitor)["activity"]
    assert sorted(one["kind"] for one in kept) == ["click", "event", "read", "scroll"]
    (event,) = (one for one in kept if one["kind"] == "event")
    assert (event["name"], event["props"]) == ("checkout", {"step": 2})
    (pressed,) = (one for one in kept if one["kind"] == "click")
    assert (pressed["selector"], pressed["x"], pressed["times"], pressed["changed"]) == ("main > a.buy", 0.5, 4, False)


def test_what_is_no_batch_is_refused_in_words(visitor: VisitorClient) -> None:
    checked(agree(visitor))
    assert send(visitor).status_code == 422
    assert send(visitor, *[click()] * 201).status_code == 422
    wrong = send(visitor, click(text="Buy"))
    assert wrong.status_code == 422
    assert "text" in wrong.json()["detail"]
    assert "Buy" not in wrong.text
    assert send(visitor, item("click", selector="a", x=1.5, y=0)).status_code == 422
    url = visitor.http.base_url.join("/api/web/activity")
    assert httpx.post(url, content=b"{").status_code == 422
    assert httpx.post(url, content=b"x" * 70_000).status_code == 413
    visitor.token = "nobody's"
    assert send(visitor, click()).status_code == 401


def test_the_owner_decides_and_sees_how_much_there_is(
    stage: Stage, visitor: VisitorClient, neighbours: tuple[str, AgentClient]
) -> None:
    site_key, owner = neighbours
    before = checked(owner.http.get("/api/desk/privacy")).json()
    checked(agree(visitor))
    checked(send(visitor, click(times=3), click(changed=False), item("view"), item("event", name="checkout")))
    now = checked(owner.http.get("/api/desk/privacy")).json()
    grown = {name: now["recorded"][name] - before["recorded"][name] for name in
             ("clicks", "rage_clicks", "dead_clicks", "page_views", "events", "visitors")}  # fmt: skip
    assert grown == {"clicks": 2, "rage_clicks": 1, "dead_clicks": 1, "page_views": 1, "events": 1, "visitors": 1}
    assert now["answers"]["yes"] == before["answers"]["yes"] + 1

    notices = {
        "en": {"text": "May we count?", "url": "https://www.shop.example/privacy"},
        "ur": {"text": "کیا ہم گنیں؟"},
    }
    told = checked(owner.http.put("/api/desk/privacy", json={**RULES, "notices": notices, "ask_again": True})).json()
    assert told["asks_from"] == told["notice_version"] == before["notice_version"] + 1
    shown = checked(visitor.http.get(f"/api/web/sites/{site_key}/privacy", params={"language": "ur-PK"})).json()
    assert (shown["text"], shown["url"], shown["notice_version"]) == ("کیا ہم گنیں؟", "", told["notice_version"])
    assert checked(visitor.http.get("/api/web/me/consent")).json()["tracking"] is None, "they are asked again"
    assert send(visitor, click()).status_code == 403
    stale = {"tracking": True, "notice_version": told["notice_version"] - 1}
    assert visitor.http.put("/api/web/me/consent", json=stale).status_code == 409
    site = checked(visitor.http.get(f"/api/web/sites/{site_key}", headers={"Accept-Language": "en"})).json()
    assert (site["tracking"], site["privacy_url"]) == ("ask", notices["en"]["url"])

    off = {**RULES, "notices": notices, "tracking": False}
    assert checked(owner.http.put("/api/desk/privacy", json=off)).json()["notice_version"] == told["notice_version"]
    assert agree(visitor).status_code == 409
    checked(owner.http.put("/api/desk/privacy", json={**RULES, "notices": notices}))
    bad = {**RULES, "notices": {"en": {"text": "", "url": "javascript:alert(1)"}}}
    assert owner.http.put("/api/desk/privacy", json=bad).status_code == 422
    assert owner.http.put("/api/desk/privacy", json={**RULES, "activity_days": 0}).status_code == 422
    with stage.add_member("Zainab") as other:
        assert other.http.put("/api/desk/privacy", json=RULES).status_code == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/consent"), ("PUT", "/consent"), ("GET", "/export"), ("DELETE", "")],
)
def test_nobody_without_the_token(stage: Stage, method: str, path: str) -> None:
    for token in ("", "Bearer nobody's"):
        headers = {"Authorization": token} if token else {}
        url = f"{stage.site.url}/api/web/me{path}"
        assert httpx.request(method, url, headers=headers).status_code == 401


def test_the_export_has_everything_and_nobody_elses(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.visitor() as stranger:
        stranger.ask("The neighbour's secret")
        reply = visitor.ask(SAID)
        rating = {"value": "down", "reason": "other", "comment": "It was about Murree"}
        address = f"/api/web/conversations/{visitor.conversation_id}/messages/{reply['id']}/rating"
        checked(visitor.http.put(address, json=rating))
        visitor.leave_email("sample.visitor@example.com")
        told = exported(visitor)
    assert told["contact"][0]["email"] == "sample.visitor@example.com"
    assert [one["id"] for one in told["conversations"]] == [visitor.conversation_id]
    assert {SAID, reply["text"]} <= {one["text"] for one in told["messages"]}
    assert told["ratings"][0]["comment"] == "It was about Murree"
    assert told["what_was_understood"][0]["message_id"] == reply["reply_to"]
    assert "The neighbour's secret" not in json.dumps(told)
    assert stranger.id not in json.dumps(told)
