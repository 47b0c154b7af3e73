"""Invitations through the HTTP API: written at the desk, delivered to pages, and counted without anybody's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

SIZES: dict[str, Any] = {
    "name": "Sizes",
    "trigger": {"on": "time", "seconds": 20},
    "conditions": {"page": "/products/*"},
    "actions": [{"kind": "ask"}],
    "texts": {
        "en": {"text": "Questions about size?", "buttons": [{"label": "How do sizes run?"}]},
        "ur": {"text": "سائز کے بارے میں سوال؟", "buttons": [{"label": "سائز", "question": "سائز کیسے ہیں؟"}]},
    },
}


@pytest.fixture
def agent(stage: Stage) -> Iterator[AgentClient]:
    with stage.agent() as agent:
        yield agent


@contextmanager
def invited(agent: AgentClient, **fields: Any) -> Iterator[dict[str, Any]]:
    """An invitation that is there while the block runs."""
    made = checked(agent.http.post("/api/desk/invitations", json=SIZES | fields)).json()
    try:
        yield made
    finally:
        agent.http.delete(f"/api/desk/invitations/{made['id']}")


def listed(agent: AgentClient, id: str) -> dict[str, Any]:
    items = checked(agent.http.get("/api/desk/invitations")).json()["items"]
    return next(item for item in items if item["id"] == id)


def delivered(stage: Stage, id: str, language: str = "en") -> dict[str, Any] | None:
    """As a page gets it."""
    address = f"{stage.site.url}/api/web/sites/{stage.site.demo.site_key}/engagement"
    answer = checked(httpx.get(address, params={"language": language}))
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    return next((item for item in answer.json()["invitations"] if item["id"] == id), None)


def tell(stage: Stage, id: str, arm: str, *what: str, **fields: Any) -> httpx.Response:
    """As a browser's beacon does: as plain text."""
    told = {"edition": 1, "arm": arm, "what": what} | fields
    address = f"{stage.site.url}/api/web/sites/{stage.site.demo.site_key}/invitations/{id}/outcomes"
    return httpx.request("POST", address, json=told, headers={"Content-Type": "text/plain;charset=UTF-8"})


def test_a_page_gets_it_in_its_language_while_it_is_on(stage: Stage, agent: AgentClient) -> None:
    with invited(agent) as made:
        english = delivered(stage, made["id"])
        assert english
        assert (english["text"], english["language"]) == ("Questions about size?", "en")
        assert english["buttons"][0]["question"] == "How do sizes run?"  # the label, where nothing else is written
        urdu = delivered(stage, made["id"], "ur-PK")
        assert urdu
        assert (urdu["language"], urdu["buttons"][0]["question"]) == ("ur", "سائز کیسے ہیں؟")
        other = delivered(stage, made["id"], "fi")
        assert other
        assert other["language"] == "en"
        checked(agent.http.patch(f"/api/desk/invitations/{made['id']}", json={"active": False}))
        assert delivered(stage, made["id"]) is None


def test_one_for_some_languages_is_not_delivered_to_others(stage: Stage, agent: AgentClient) -> None:
    with invited(agent, conditions={"languages": ["ur"]}) as made:
        assert delivered(stage, made["id"], "en-GB") is None
        assert delivered(stage, made["id"], "ur") is not None


def test_what_came_of_it_is_counted_in_both_arms(stage: Stage, agent: AgentClient) -> None:
    with invited(agent) as made:
        for told in [("due", "shown"), ("due", "shown"), ("pressed",), ("conversation",), ("dismissed",)]:
            assert tell(stage, made["id"], "shown", *told).status_code == 204
        assert tell(stage, made["id"], "held_out", "due").status_code == 204
        figures = listed(agent, made["id"])["figures"]
        zero = {"visitors": 0, "shown": 0, "pressed": 0, "dismissed": 0, "conversations": 0, "goals": 0}
        counted = {"visitors": 2, "shown": 2, "pressed": 1, "dismissed": 1, "conversations": 1}
        assert figures["shown"] == zero | counted
        assert figures["held_out"] == zero | {"visitors": 1}
        assert figures["conversations"] is None  # too few yet


def test_a_change_of_what_is_measured_begins_anew_and_a_new_name_does_not(stage: Stage, agent: AgentClient) -> None:
    with invited(agent) as made:
        address = f"/api/desk/invitations/{made['id']}"
        assert tell(stage, made["id"], "shown", "due", "shown").status_code == 204
        renamed = checked(agent.http.patch(address, json={"name": "Which size", "position": 0})).json()
        assert (renamed["position"], renamed["figures"]["shown"]["visitors"]) == (0, 1)
        changed = checked(agent.http.patch(address, json={"hold_out": 30})).json()
        assert changed["figures"]["shown"]["visitors"] == 0
        assert changed["figures"]["since"] > made["figures"]["since"]
        # A page that was opened before tells of the edition that it has.
        assert tell(stage, made["id"], "shown", "pressed").status_code == 204
        assert tell(stage, made["id"], "shown", "due", edition=2).status_code == 204
        shown = listed(agent, made["id"])["figures"]["shown"]
        assert (shown["visitors"], shown["pressed"]) == (1, 0)


def test_what_cannot_have_been_is_not_counted(stage: Stage, agent: AgentClient) -> None:
    with invited(agent) as made:
        assert tell(stage, made["id"], "shown", "due", "bought").status_code == 422
        assert tell(stage, made["id"], "shown").status_code == 422
        assert tell(stage, made["id"], "both", "due").status_code == 422
        assert tell(stage, made["id"], "held_out", "due", "shown").status_code == 422
        not_yet = tell(stage, made["id"], "shown", "due", edition=2)
        assert (not_yet.status_code, "edition 1" in not_yet.json()["detail"]) == (422, True)
        figures = listed(agent, made["id"])["figures"]
        assert figures["shown"]["visitors"] == figures["held_out"]["visitors"] == 0


def test_another_companys_invitation_is_neither_seen_nor_counted_nor_changed(stage: Stage, agent: AgentClient) -> None:
    other = stage.add_workspace()
    with invited(agent) as made, AgentClient(stage.site.url, other.email, other.password) as stranger:
        body = {"edition": 1, "arm": "shown", "what": ["due"]}
        address = f"{stage.site.url}/api/web/sites/{other.site_key}/invitations/{made['id']}/outcomes"
        assert httpx.post(address, json=body).status_code == 404
        theirs = checked(httpx.get(f"{stage.site.url}/api/web/sites/{other.site_key}/engagement")).json()
        assert theirs["invitations"] == []
        path = f"/api/desk/invitations/{made['id']}"
        assert stranger.http.patch(path, json={"name": "Mine"}).status_code == 404
        assert stranger.http.delete(path).status_code == 404
        assert stranger.http.get("/api/desk/invitations").json()["items"] == []
        assert listed(agent, made["id"])["name"] == "Sizes"
    assert tell(stage, str(uuid4()), "shown", "due").status_code == 404


def test_manners_hold_for_all_and_are_delivered(stage: Stage) -> None:
    other = stage.add_workspace()
    with AgentClient(stage.site.url, other.email, other.password) as agent:
        assert agent.http.get("/api/desk/invitations").json()["manners"] == {"pause_minutes": 5, "quiet_days": 7}
        for minutes in (30, 20):
            wanted = {"pause_minutes": minutes, "quiet_days": 14}
            assert checked(agent.http.put("/api/desk/invitations/manners", json=wanted)).json() == wanted
        told = checked(httpx.get(f"{stage.site.url}/api/web/sites/{other.site_key}/engagement")).json()
        assert told["manners"] == {"pause_minutes": 20, "quiet_days": 14, "time_zone": "UTC"}
        refused = agent.http.put("/api/desk/invitations/manners", json={"pause_minutes": -1})
        assert refused.status_code == 422


def test_nobody_changes_invitations_without_signing_in(stage: Stage) -> None:
    with VisitorClient(stage.site.url, stage.site.demo.site_key) as visitor:
        assert visitor.http.get("/api/desk/invitations").status_code == 401
        assert visitor.http.post("/api/desk/invitations", json=SIZES).status_code in (401, 403)
