"""What is read out of visitors' messages: shown at the desk, told on its stream, and never to the visitor."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from jawab.assembly import opened
from jawab.events.models import Event
from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.moods import ANGRY, FRUSTRATED, HAPPY, NEUTRAL
from tests.support.sse import Stream
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

NAMES = "🙏🙏 order GN-7364519, write to zarmina@quill.example"
MOODS = {"happy", "neutral", "confused", "frustrated", "angry"}
THE_DESKS = {
    "mood", "moods", "mood_scores", "mood_confidence", "urgency", "urgency_reason", "intent", "candidates", "entities",
    "understanding", "understandings", "mentions", "pressing", "unhappy_in_row", "out_of_scope", "corrected",
}  # fmt: skip


@pytest.fixture
def visitor(stage: Stage, office: AgentClient) -> Iterator[VisitorClient]:
    """A visitor of the office; in a cluster at another process than its agent."""
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        yield visitor


def read(office: AgentClient, visitor: VisitorClient) -> list[dict[str, Any]]:
    """What was read of the visitor's messages, as their conversation shows it."""
    return list(office.conversation(visitor.conversation_id)["understandings"])


def told(desk: Stream, message: dict[str, Any]) -> dict[str, Any]:
    """What the desk's stream tells of a message."""
    event = desk.wait_for("understanding", lambda data: data["understanding"]["message_id"] == message["id"])
    assert event.durable
    return dict(event.data)


def test_an_angry_message_is_read(office: AgentClient, visitor: VisitorClient) -> None:
    text = f"{ANGRY} {NAMES}"
    reply = visitor.ask(text)
    (one,) = read(office, visitor)
    assert one["message_id"] == reply["reply_to"]
    assert (one["language"], one["mood"], one["urgency"]) == ("en", "angry", "high")
    assert one["urgency_reason"] == "speaks of fraud or theft"
    assert one["mood_scores"].keys() == MOODS
    assert sum(one["mood_scores"].values()) == pytest.approx(1, abs=0.001)
    assert one["mood_scores"]["angry"] == max(one["mood_scores"].values()) == one["mood_confidence"] > 0.5
    found = [(entity["type"], entity["text"], entity["value"]) for entity in one["entities"]]
    assert found == [
        ("ORDER", "GN-7364519", "GN-7364519"),
        ("EMAIL", "zarmina@quill.example", "zarmina@quill.example"),
    ]
    assert all(text[entity["start"] : entity["end"]] == entity["text"] for entity in one["entities"])
    assert one["corrected"] == {"mood": False, "intent": False}
    assert (one["intent"], one["candidates"], one["intent_version"]) == (None, [], None), "this office has no intents"
    assert one["ms"] > 0


def test_the_inbox_row_shows_how_the_visitor_feels(office: AgentClient, visitor: VisitorClient) -> None:
    visitor.ask(HAPPY)
    (row,) = office.inbox()
    assert (row["mood"], row["moods"], row["urgency"], row["pressing"]) == ("happy", ["happy"], "low", 0)
    visitor.ask(ANGRY)
    (row,) = office.inbox()
    assert (row["mood"], row["moods"], row["urgency"]) == ("angry", ["happy", "angry"], "high")
    assert row["pressing"] > 0
    for _ in range(12):
        visitor.ask(NEUTRAL)
    (row,) = office.inbox()
    assert (row["mood"], row["moods"]) == ("neutral", ["neutral"] * 12), "only the last twelve"


def test_only_what_visitors_write_is_read(office: AgentClient, visitor: VisitorClient) -> None:
    reply = visitor.ask(NEUTRAL)
    office.say(visitor.conversation_id, ANGRY)
    opened = office.conversation(visitor.conversation_id)
    assert [one["message_id"] for one in opened["understandings"]] == [reply["reply_to"]]
    assert opened["conversation"]["mood"] == "neutral"


def test_the_desk_is_told_at_once_and_again_after_a_pause(office: AgentClient, visitor: VisitorClient) -> None:
    with office.stream() as desk:
        ready = desk.wait_for("ready")
        message = visitor.say(ANGRY)
        live = told(desk, message)
        row = desk.wait_for("conversation", lambda row: row["mood"] == "angry").data
        assert row["id"] == visitor.conversation_id
    assert live == {"conversation_id": visitor.conversation_id, "understanding": read(office, visitor)[0]}
    later = visitor.ask(FRUSTRATED)
    with office.stream(ready.id) as again:
        assert told(again, message) == live
        assert told(again, {"id": later["reply_to"]})["understanding"]["mood"] == "frustrated"
        seen = [event.data["understanding"]["message_id"] for event in again.events if event.name == "understanding"]
    assert len(seen) == len(set(seen)), "nothing twice"


def test_messages_are_read_while_a_person_is_awaited_and_has_the_conversation(
    office: AgentClient, visitor: VisitorClient
) -> None:
    visitor.ask_for_person()
    with office.stream() as desk:
        desk.wait_for("ready")
        awaited = visitor.say(FRUSTRATED)
        assert told(desk, awaited)["understanding"]["mood"] == "frustrated"
        office.take_over(visitor.conversation_id)
        had = visitor.say(ANGRY)
        assert told(desk, had)["understanding"]["mood"] == "angry"
    assert [one["message_id"] for one in read(office, visitor)] == [awaited["id"], had["id"]]
    (row,) = office.inbox("mine")
    assert (row["mood"], row["moods"]) == ("angry", ["frustrated", "angry"])
    assert [m["author"] for m in visitor.messages() if m["kind"] != "notice"] == ["visitor", "visitor"], "no bot"


def test_a_turn_that_is_tried_again_is_read_once(stage: Stage, office: AgentClient, visitor: VisitorClient) -> None:
    visitor.say(f"hold: {ANGRY}")
    stage.prompter.take(visitor.conversation_id).fail()
    with visitor.stream() as stream:
        stage.prompter.take(visitor.conversation_id).reply("I am sorry")
        stream.wait_for("message", lambda m: m["author"] == "bot")
    assert len(read(office, visitor)) == 1
    assert office.inbox()[0]["moods"] == ["angry"]


def test_a_turn_that_stops_and_goes_on_is_read_once(stage: Stage, office: AgentClient, visitor: VisitorClient) -> None:
    with visitor.stream() as stream:
        visitor.say(f"hold: {ANGRY}")
        held = stage.prompter.take(visitor.conversation_id)
        held.delta(0, "Once ")
        stream.wait_for("reply.delta")
    held.wait_until_closed()
    with visitor.stream() as stream:
        stage.prompter.take(visitor.conversation_id).reply("I am sorry")
        stream.wait_for("message", lambda m: m["author"] == "bot")
    assert len(read(office, visitor)) == 1
    assert office.inbox()[0]["moods"] == ["angry"]


def test_the_log_has_facts_and_no_words(stage: Stage, office: AgentClient, visitor: VisitorClient) -> None:
    message = visitor.ask(f"{ANGRY} {NAMES}, my name is Zarmina Quillfeather")["reply_to"]
    checked(office.http.put(_mood_of(visitor, message), json={"mood": "frustrated"}))
    events = asyncio.run(_events(stage, visitor.conversation_id))
    (understood,) = [event.data for event in events if event.kind == "message.understood"]
    assert understood["message_id"] == message
    assert (understood["mood"], understood["urgency"], understood["language"]) == ("angry", "high", "en")
    assert understood["entity_types"] == ["EMAIL", "ORDER", "PERSON"]
    (corrected,) = [event.data for event in events if event.kind == "message.corrected"]
    assert corrected == {"message_id": message, "kind": "mood", "was": "angry", "value": "frustrated"}
    written = json.dumps([event.data for event in events]).casefold()
    for word in ("liars", "thieves", "7364519", "zarmina", "quill", "fraud", "money"):
        assert word not in written


def test_the_visitor_is_shown_none_of_it(office: AgentClient, visitor: VisitorClient) -> None:
    with visitor.stream() as stream:
        first = visitor.ask(f"{ANGRY} {NAMES}")
        stream.wait_for("message", lambda m: m["id"] == first["id"])
        checked(office.http.put(_mood_of(visitor, first["reply_to"]), json={"mood": "frustrated"}))
        office.say(visitor.conversation_id, "I am Sana")
        stream.wait_for("message", lambda m: m["author"] == "agent")
    with visitor.stream("0") as again:
        again.wait_for("message", lambda m: m["author"] == "agent")
    events = [*stream.events, *again.events]
    assert {event.name for event in events} <= {"message", "state", "reply.started", "reply.delta", "reply.ended"}
    path = f"/api/web/conversations/{visitor.conversation_id}"
    answers = [checked(visitor.http.get(one)).json() for one in ("/api/web/conversations", path, f"{path}/messages")]
    shown = _keys([visitor.open(), answers, [event.data for event in events]])
    assert {"text", "state", "language"} <= shown
    assert not shown & THE_DESKS
    assert visitor.http.get(f"/api/desk/conversations/{visitor.conversation_id}").status_code == 401


def _mood_of(visitor: VisitorClient, message_id: str) -> str:
    return f"/api/desk/conversations/{visitor.conversation_id}/messages/{message_id}/mood"


def _keys(value: Any) -> set[str]:
    """All names of fields in a JSON value."""
    if isinstance(value, dict):
        return set(value) | _keys(list(value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


async def _events(stage: Stage, conversation_id: str) -> list[Event]:
    """The conversation's events, as they stand in the log."""
    async with opened(stage.settings) as (database, _), database.read() as session:
        found = await session.scalars(select(Event).where(Event.conversation_id == UUID(conversation_id)))
        return list(found)
