"""Several messages that are one thought get one reply."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.http import checked
from tests.support.prompter import Prompter
from tests.support.site import KINDS, Kind, SiteMaker
from tests.support.stage import Stage, scripted
from tests.support.visitor import VisitorClient


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def patient(request: pytest.FixtureRequest, site_maker: SiteMaker, prompter: Prompter) -> Iterator[Stage]:
    """A scripted site that waits for who has not finished."""
    kind: Kind = request.param
    with site_maker.make(kind, burst_seconds="1.0", **scripted(prompter)) as site:
        yield Stage(site, prompter)


def replies(visitor: VisitorClient) -> list[dict[str, Any]]:
    return [message for message in visitor.messages() if message["author"] == "bot"]


def batch(visitor: VisitorClient, *texts: str) -> list[dict[str, Any]]:
    messages = [{"id": str(uuid.uuid4()), "text": text} for text in texts]
    path = f"/api/web/conversations/{visitor.conversation_id}/message-batches"
    first = checked(visitor.http.post(path, json={"messages": messages})).json()["items"]
    again = checked(visitor.http.post(path, json={"messages": messages})).json()["items"]
    assert again == first
    return list(first)


def test_a_thought_in_three_messages_is_answered_once(patient: Stage) -> None:
    with patient.visitor() as visitor, visitor.stream() as stream:
        visitor.say("hi")
        visitor.say("i ordered a suit")
        last = visitor.say("12345, where is it?")
        reply = stream.wait_for("message", lambda m: m["author"] == "bot").data
        assert reply["text"] == "You said: hi\ni ordered a suit\n12345, where is it?"
        assert reply["reply_to"] == last["id"]
        assert len(replies(visitor)) == 1
        with patient.agent() as agent:
            (trace,) = agent.traces(visitor.conversation_id)
        assert (trace["reply_id"], trace["reply_to"]) == (reply["id"], last["id"])


def test_who_is_seen_typing_is_waited_for(patient: Stage) -> None:
    with patient.visitor() as visitor, visitor.stream() as stream:
        visitor.say("hello")
        stream.wait_for("reply.started")
        checked(visitor.http.post(f"/api/web/conversations/{visitor.conversation_id}/typing"))
        visitor.say("do you ship abroad?")
        reply = stream.wait_for("message", lambda m: m["author"] == "bot").data
        assert reply["text"] == "You said: hello\ndo you ship abroad?"


def test_a_greeting_alone_is_answered_after_a_moment(patient: Stage) -> None:
    with patient.visitor() as visitor:
        assert visitor.ask("hello")["text"] == "You said: hello"


def test_what_came_in_one_request_is_answered_once_with_an_answer_to_each_question(patient: Stage) -> None:
    with patient.visitor() as visitor, visitor.stream() as stream:
        sent = batch(visitor, "How do I return a parcel?", "and for kettles?", "Which payment methods do you accept?")
        assert [message["text"] for message in sent][1] == "and for kettles?"
        reply = stream.wait_for("message", lambda m: m["author"] == "bot").data
        assert reply["text"] == (
            "You said: How do I return a parcel?\nand for kettles?\n\nYou said: Which payment methods do you accept?"
        )
        assert reply["reply_to"] == sent[-1]["id"]
        assert len(replies(visitor)) == 1


def test_what_is_written_while_the_answer_comes_is_answered_with_it(patient: Stage) -> None:
    with patient.visitor() as visitor, visitor.stream() as stream:
        visitor.say("hold: how long does a refund take?")
        held = patient.prompter.take(visitor.conversation_id)
        held.delta(0, "Once ")
        stream.wait_for("reply.delta")
        visitor.say("to my card")
        held.wait_until_closed()
        again = patient.prompter.take(visitor.conversation_id)
        assert again.text == "hold: how long does a refund take?\nto my card"
        again.delta(0, "To your card")
        seen = stream.wait_for("reply.delta", lambda d: d["text"]).data
        assert (seen["at"], seen["text"]) == (0, "To your card")
        again.reply("To your card, five days")
        stream.wait_for("message", lambda m: m["text"] == "To your card, five days")
        assert [reply["text"] for reply in replies(visitor)] == ["To your card, five days"]


def test_a_batch_is_stored_whole_or_not_at_all(patient: Stage) -> None:
    with patient.visitor() as visitor:
        messages = [{"id": str(uuid.uuid4()), "text": text} for text in ("fine", "x" * 5_000)]
        path = f"/api/web/conversations/{visitor.conversation_id}/message-batches"
        assert visitor.http.post(path, json={"messages": messages}).status_code == 413
        assert visitor.http.post(path, json={"messages": []}).status_code == 422
        assert visitor.messages() == []
