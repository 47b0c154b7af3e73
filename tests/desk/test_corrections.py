"""Somebody at the desk knows better how a visitor felt, or what they wanted."""

import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.moods import ANGRY, HAPPY
from tests.support.site import Site
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient


@pytest.fixture
def visitor(stage: Stage, office: AgentClient) -> Iterator[VisitorClient]:
    """A visitor of the office; in a cluster at another process than its agent."""
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        yield visitor


@pytest.fixture(scope="module")
def shop_agent(site: Site) -> Iterator[AgentClient]:
    """The demo shop's agent: its intents are trained. Signed in once, as sign-ins are limited."""
    with site.agent(server=-1) as agent:
        yield agent


def put(agent: AgentClient, visitor: VisitorClient, message_id: str, **wanted: Any) -> httpx.Response:
    """Correct what `wanted` names: `mood=` or `intent=`."""
    (kind,) = wanted
    path = f"/api/desk/conversations/{visitor.conversation_id}/messages/{message_id}/{kind}"
    return agent.http.put(path, json=wanted)


def corrected(agent: AgentClient, visitor: VisitorClient, message_id: str, **wanted: Any) -> dict[str, Any]:
    return dict(checked(put(agent, visitor, message_id, **wanted)).json())


def read(agent: AgentClient, visitor: VisitorClient) -> list[dict[str, Any]]:
    return list(agent.conversation(visitor.conversation_id)["understandings"])


def test_a_corrected_mood_is_shown_everywhere(office: AgentClient, visitor: VisitorClient) -> None:
    message = visitor.ask(HAPPY)["reply_to"]
    (before,) = read(office, visitor)
    with office.stream() as desk:
        desk.wait_for("ready")
        after = corrected(office, visitor, message, mood="angry")
        assert after == {
            **before,
            "mood": "angry",
            "mood_confidence": 1,
            "corrected": {"mood": True, "intent": False},
        }, "the scores stay as they were read"
        told = desk.wait_for("understanding").data
        assert told == {"conversation_id": visitor.conversation_id, "understanding": after}
        redrawn = desk.wait_for("conversation", lambda row: row["mood"] == "angry").data
    assert read(office, visitor) == [after]
    (row,) = office.inbox()
    assert (row["mood"], row["moods"]) == ("angry", ["angry"])
    assert row == redrawn
    assert row["pressing"] > 0
    inbox = checked(office.http.get("/api/desk/conversations", params={"mood": "angry"})).json()["items"]
    assert inbox == [row]


def test_a_correction_outlasts_later_messages_and_is_told_to_who_was_away(
    office: AgentClient, visitor: VisitorClient
) -> None:
    with office.stream() as desk:
        ready = desk.wait_for("ready")
    message = visitor.ask(HAPPY)["reply_to"]
    corrected(office, visitor, message, mood="confused")
    visitor.ask(ANGRY)
    assert [one["mood"] for one in read(office, visitor)] == ["confused", "angry"]
    (row,) = office.inbox()
    assert (row["mood"], row["moods"]) == ("angry", ["confused", "angry"])
    with office.stream(ready.id) as again:
        first = again.wait_for("understanding").data["understanding"]
    assert (first["message_id"], first["mood"]) == (message, "confused"), "as it stands by now"


def test_an_older_message_changes_the_line_and_not_the_row(office: AgentClient, visitor: VisitorClient) -> None:
    first = visitor.ask(HAPPY)["reply_to"]
    visitor.ask(ANGRY)
    (before,) = office.inbox()
    corrected(office, visitor, first, mood="neutral")
    (row,) = office.inbox()
    assert row == {**before, "moods": ["neutral", "angry"]}


def test_a_correction_can_be_corrected(office: AgentClient, visitor: VisitorClient) -> None:
    message = visitor.ask(ANGRY)["reply_to"]
    for mood in ("happy", "happy", "frustrated"):
        assert corrected(office, visitor, message, mood=mood)["mood"] == mood
    (one,) = read(office, visitor)
    assert (one["mood"], one["corrected"]["mood"]) == ("frustrated", True)
    assert office.inbox()[0]["moods"] == ["frustrated"]


def test_a_corrected_intent_is_shown_and_learnt_from(site: Site, shop_agent: AgentClient) -> None:
    with site.visitor() as visitor:
        visitor.open()
        message = visitor.ask("Order status")["reply_to"]
        after = corrected(shop_agent, visitor, message, intent="refund")
        assert after["intent"] == {"key": "refund", "label": "Refund", "probability": 1}
        assert after["corrected"] == {"mood": False, "intent": True}
        assert [guess["key"] for guess in after["candidates"]] == ["order_status"], "as it was read"
        opened = shop_agent.conversation(visitor.conversation_id)
        assert opened["understandings"] == [after]
        assert opened["conversation"]["intent"] == "refund"
        intents = checked(shop_agent.http.get("/api/desk/intents")).json()["items"]
        (refund,) = [intent for intent in intents if intent["key"] == "refund"]
        texts = checked(shop_agent.http.get(f"/api/desk/intents/{refund['id']}")).json()["texts"]
        assert ("Order status", "correction") in [(one["text"], one["source"]) for one in texts]


def test_a_message_can_turn_out_to_have_no_intent_of_ours(site: Site, shop_agent: AgentClient) -> None:
    with site.visitor() as visitor:
        visitor.open()
        visitor.ask("Refund")
        message = visitor.ask("Order status")["reply_to"]
        assert shop_agent.conversation(visitor.conversation_id)["conversation"]["intent"] == "order_status"
        after = corrected(shop_agent, visitor, message, intent=None)
        assert (after["intent"], after["corrected"]["intent"]) == (None, True)
        row = shop_agent.conversation(visitor.conversation_id)["conversation"]
        assert row["intent"] == "refund", "the last one that was sure"


def test_an_intent_that_there_is_not_is_refused_and_changes_nothing(site: Site, shop_agent: AgentClient) -> None:
    with site.visitor() as visitor:
        visitor.open()
        message = visitor.ask("Order status")["reply_to"]
        refused = put(shop_agent, visitor, message, intent="moon_landing")
        assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
        assert "Choose one of the workspace's intents" in refused.json()["detail"]
        (one,) = read(shop_agent, visitor)
        assert (one["intent"]["key"], one["corrected"]["intent"]) == ("order_status", False)


def test_what_was_not_read_cannot_be_corrected(stage: Stage, office: AgentClient, visitor: VisitorClient) -> None:
    reply = visitor.ask(ANGRY)
    for message_id in (reply["id"], str(uuid.uuid4())):
        for wanted in ({"mood": "happy"}, {"intent": None}):
            refused = put(office, visitor, message_id, **wanted)
            assert refused.status_code == 404
            assert "Only visitors' messages are read" in refused.json()["detail"]
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as other:
        other.open()
        assert put(office, other, reply["reply_to"], mood="happy").status_code == 404, "of another conversation"
    assert read(office, visitor)[0]["corrected"] == {"mood": False, "intent": False}


def test_nobody_corrects_for_another_company(stage: Stage, office: AgentClient, visitor: VisitorClient) -> None:
    message = visitor.ask(ANGRY)["reply_to"]
    with stage.agent() as stranger:
        for wanted in ({"mood": "happy"}, {"intent": None}):
            assert put(stranger, visitor, message, **wanted).status_code == 404
    assert read(office, visitor)[0]["mood"] == "angry"


@pytest.mark.parametrize("mood", ["furious", "", None, 1])
def test_a_mood_that_is_none_is_refused(office: AgentClient, visitor: VisitorClient, mood: object) -> None:
    message = visitor.ask(ANGRY)["reply_to"]
    assert put(office, visitor, message, mood=mood).status_code == 422
    assert read(office, visitor)[0]["mood"] == "angry"
