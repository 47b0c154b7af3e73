"""What was acknowledged stays, is answered, and is seen once and in order, whatever happens to the servers."""

import uuid

import pytest

from tests.support.agent import AgentClient
from tests.support.site import Site, SiteMaker
from tests.support.sse import Stream
from tests.support.valkey import ValkeyServer
from tests.support.visitor import VisitorClient

LEASE_AND_WATCH = 40
"""Seconds within which another process has answered for one that was killed (a lease of 20, looked at every 4)."""


pytestmark = [pytest.mark.site, pytest.mark.timeout(300)]


def seqs(stream: Stream) -> list[int]:
    return [int(event.id) for event in stream.events if event.durable]


def test_acknowledged_messages_survive_kills_in_order_and_once(site: Site, visitor: VisitorClient) -> None:
    ids = [str(uuid.uuid4()) for _ in range(2)]
    for number, message_id in enumerate(ids):
        visitor.say(f"message {number}", message_id)
        site.kill()
        site.start()
        visitor.move_to(site.url)
        visitor.say(f"message {number}", message_id)  # as a client does that did not hear the answer
    kept = [message["client_id"] for message in visitor.messages() if message["author"] == "visitor"]
    assert kept == ids


def test_question_asked_just_before_a_kill_is_answered_once(site: Site, visitor: VisitorClient) -> None:
    asked = visitor.say("How do I return something?")
    site.kill()
    site.start()
    visitor.move_to(site.url)
    with visitor.stream(last_event_id=0) as stream:
        stream.wait_for("message", lambda message: message["reply_to"] == asked["id"], timeout=LEASE_AND_WATCH)
    replies = [message for message in visitor.messages() if message["reply_to"] == asked["id"]]
    assert [reply["author"] for reply in replies] == ["bot"]


def test_stream_resumes_after_a_restart_with_nothing_lost_or_doubled(site: Site, visitor: VisitorClient) -> None:
    first = visitor.stream(last_event_id=0)
    visitor.say("one")
    first.wait_for("message", lambda message: message["text"] == "one")
    site.restart()
    first.wait_until_ended()
    first.close()
    visitor.move_to(site.url)
    visitor.say("two")
    with visitor.stream(last_event_id=first.last_id) as second:
        second.wait_for("message", lambda message: message["text"] == "two")
        together = seqs(first) + seqs(second)
    assert together == list(range(1, len(together) + 1))


def test_stream_resumes_at_another_process(site: Site, visitor: VisitorClient, agent: AgentClient) -> None:
    with visitor.stream(last_event_id=0) as here:
        visitor.say("hello")
        here.wait_for("message", lambda message: message["text"] == "hello")
        agent.take_over(visitor.conversation_id)
        here.wait_for("state", lambda state: state["state"] == "human")
    visitor.move_to(site.urls[-1])
    agent.say(visitor.conversation_id, "Sana here")
    with visitor.stream(last_event_id=here.last_id) as there:
        there.wait_for("message", lambda message: message["text"] == "Sana here")
        together = seqs(here) + seqs(there)
    assert together == list(range(1, len(together) + 1))


def test_another_process_answers_for_one_that_was_killed(site_maker: SiteMaker) -> None:
    with site_maker.make("cluster") as site, site.visitor(server=0) as visitor:
        visitor.open()
        asked = visitor.say("Do you deliver to Lahore?")
        site.servers[0].kill()
        visitor.move_to(site.urls[1])
        with visitor.stream(last_event_id=0) as stream:
            stream.wait_for("message", lambda message: message["reply_to"] == asked["id"], timeout=LEASE_AND_WATCH)
        assert [m["author"] for m in visitor.messages()] == ["visitor", "bot"]


def test_live_streams_go_on_after_valkey_forgot_everything(site_maker: SiteMaker, valkey: ValkeyServer) -> None:
    with site_maker.make("cluster") as site, site.visitor(server=0) as visitor, site.agent(server=1) as agent:
        visitor.open()
        with visitor.stream(last_event_id=0) as stream:
            valkey.wipe()
            agent.take_over(visitor.conversation_id)
            agent.say(visitor.conversation_id, "still here")
            stream.wait_for("message", lambda message: message["text"] == "still here")
