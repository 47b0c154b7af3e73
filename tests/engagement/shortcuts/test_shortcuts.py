"""The owner makes shortcuts, and visitors are offered those that fit."""

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
import yaml

from jawab.assembly import opened
from jawab.conversations.models import Conversation
from jawab.demo.shortcuts import FILE
from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

NEVER = {"days": [0, 1, 2, 3, 4, 5, 6], "begin": "00:00", "end": "00:00", "outside": True}


@pytest.fixture
def office(stage: Stage) -> Iterator[AgentClient]:
    """The only agent of a company of its own."""
    neighbour = stage.add_workspace()
    with AgentClient(stage.site.urls[-1], neighbour.email, neighbour.password) as agent:
        yield agent


def make(office: AgentClient, label: str, **fields: Any) -> dict[str, Any]:
    new = {"kind": "email", "words": {"en": {"label": label}}, **fields}
    return dict(checked(office.http.post("/api/desk/shortcuts", json=new)).json())


def offered(office: AgentClient, language: str = "en") -> list[dict[str, Any]]:
    path = f"/api/web/sites/{office.workspace['site_key']}"
    return list(checked(office.http.get(path, headers={"Accept-Language": language})).json()["shortcuts"])


def labels(shown: list[dict[str, Any]]) -> list[str]:
    return [one["label"] for one in shown]


def test_they_come_in_the_owners_order_until_one_is_pressed_more(office: AgentClient) -> None:
    made = [make(office, label)["id"] for label in ("First", "Second", "Third")]
    checked(office.http.patch(f"/api/desk/shortcuts/{made[2]}", json={"position": 1}))
    assert labels(offered(office)) == ["First", "Third", "Second"]
    uses = f"/api/web/sites/{office.workspace['site_key']}/shortcut-uses"
    for _ in range(30):
        told = {"shown": made, "pressed": [made[1], str(uuid4())]}
        assert office.http.post(uses, json=told).status_code == 204
    assert labels(offered(office)) == ["Second", "First", "Third"]
    rows = checked(office.http.get("/api/desk/shortcuts")).json()["items"]
    figures = {row["words"]["en"]["label"]: (row["shown"], row["pressed"], row["rank"]) for row in rows}
    assert figures == {"First": (30, 0, 2), "Third": (30, 0, 3), "Second": (30, 30, 1)}


def test_nobody_counts_for_another_company(stage: Stage, office: AgentClient) -> None:
    mine = make(office, "Mine")["id"]
    other = f"/api/web/sites/{stage.site.demo.site_key}/shortcut-uses"
    assert office.http.post(other, json={"shown": [mine], "pressed": [mine]}).status_code == 204
    (row,) = checked(office.http.get("/api/desk/shortcuts")).json()["items"]
    assert (row["shown"], row["pressed"]) == (0, 0)
    with stage.agent() as agent:
        for method, path in (("PATCH", mine), ("DELETE", mine)):
            assert agent.http.request(method, f"/api/desk/shortcuts/{path}", json={}).status_code == 404


def test_words_and_rules_by_language_and_hours(office: AgentClient) -> None:
    words = {"en": {"label": "Prices", "question": "What does it cost?"},
             "ur": {"label": "نرخ", "question": "کتنے کا ہے؟"}}  # fmt: skip
    make(office, "", kind="pricing", words=words)
    make(office, "Urdu only", conditions={"languages": ["ur"]})
    make(office, "Closed", conditions={"hours": NEVER})
    make(office, "Off", active=False)
    make(office, "On a page", conditions={"page": "/checkout*", "visitors": "returning", "intents": ["refund"]})
    english, urdu = offered(office), offered(office, "ur-PK")
    assert labels(english) == ["Prices", "On a page"]
    assert (english[0]["action"], english[0]["question"], english[0]["language"]) == ("ask", "What does it cost?", "en")
    assert labels(urdu) == ["نرخ", "Urdu only", "On a page"]
    assert (urdu[0]["question"], urdu[0]["language"]) == ("کتنے کا ہے؟", "ur")
    last = english[1]
    assert (last["page"], last["visitors"], last["by_intent"]) == ("/checkout*", "returning", True)


def test_one_for_an_intent_is_offered_once_that_is_what_the_visitor_wants(stage: Stage, office: AgentClient) -> None:
    always, refund = make(office, "Always")["id"], make(office, "Refund", conditions={"intents": ["refund"]})["id"]
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        path = f"/api/web/conversations/{visitor.conversation_id}/shortcuts"
        assert checked(visitor.http.get(path)).json()["items"] == [always]
        asyncio.run(_want(stage, visitor, "refund"))
        assert checked(visitor.http.get(path)).json()["items"] == [always, refund]


async def _want(stage: Stage, visitor: VisitorClient, intent: str) -> None:
    async with opened(stage.settings) as (database, _), database.write() as session:
        conversation = await session.get_one(Conversation, UUID(visitor.conversation_id))
        conversation.intent = intent


USELESS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "link"}, "address"),
    ({"kind": "link", "url": "javascript:alert(1)"}, "http"),
    ({"kind": "question"}, "question"),
    ({"kind": "compare"}, "question"),
    ({"words": {}}, "words"),
    ({"words": {"en": {"label": " "}}}, "label"),
    ({"times": {"days": [0], "begin": "09:00", "end": "10:00"}}, "call-back"),
    ({"conditions": {"page": "checkout"}}, "slash"),
]


def test_one_that_could_do_nothing_is_refused_in_words(office: AgentClient) -> None:
    made = f"/api/desk/shortcuts/{make(office, 'Write')['id']}"
    for fields, said in USELESS:
        new = {"kind": "email", "words": {"en": {"label": "Write"}}, **fields}
        refused = office.http.post("/api/desk/shortcuts", json=new)
        assert (refused.status_code, said in refused.json()["detail"]) == (422, True), fields
        assert office.http.patch(made, json=fields).status_code == 422, fields
    assert office.http.delete(made).status_code == 204
    assert office.http.delete(made).status_code == 404


def test_the_demo_shop_speaks_three_languages(stage: Stage) -> None:
    path = f"{stage.site.url}/api/web/sites/{stage.site.demo.site_key}"
    for language in ("en", "ur", "ar"):
        shown = checked(httpx.get(path, headers={"Accept-Language": language})).json()["shortcuts"]
        made = {one["words"][language]["label"] for one in yaml.safe_load(FILE.read_text("utf-8"))}
        assert {one["label"] for one in shown if one["language"] == language} >= made
