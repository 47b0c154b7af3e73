"""Valkey holds the only copy of nothing: wiped or away, everything is stored, answered and shown all the same."""

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.sse import Stream
from tests.support.stage import Stage
from tests.support.valkey import ValkeyServer
from tests.support.visitor import VisitorClient


@pytest.fixture
def cluster(stage: Stage) -> Stage:
    """The stage with two processes."""
    if stage.site.kind != "cluster":
        pytest.skip("has no Valkey")
    return stage


def at_the_other_process(stage: Stage, visitor: VisitorClient) -> tuple[httpx.Client, str]:
    client = httpx.Client(base_url=stage.site.urls[1], headers=visitor.http.headers, timeout=30)
    return client, f"/api/web/conversations/{visitor.conversation_id}/stream"


def test_wiped_in_the_middle_of_a_reply(cluster: Stage, valkey: ValkeyServer) -> None:
    with cluster.visitor() as visitor:
        client, path = at_the_other_process(cluster, visitor)
        with client, Stream(client, path) as stream:
            visitor.say("hold: tell me")
            held = cluster.prompter.take(visitor.conversation_id)
            held.delta(0, "Once ")
            stream.wait_for("reply.delta")
            valkey.wipe()
            held.delta(5, "upon ")
            stream.wait_for("reply.delta")
            held.reply("Once upon a time")
            stream.wait_for("message", lambda m: m["text"] == "Once upon a time")
            assert [e.id for e in stream.events if e.durable] == ["1", "2"]


def test_away_in_the_middle_of_a_reply_and_for_the_next_message(cluster: Stage, valkey: ValkeyServer) -> None:
    with cluster.visitor() as visitor, cluster.agent() as agent:
        client, path = at_the_other_process(cluster, visitor)
        with client, Stream(client, path) as stream:
            visitor.say("hold: tell me")
            held = cluster.prompter.take(visitor.conversation_id)
            held.delta(0, "Once ")
            stream.wait_for("reply.delta")
            valkey.pause()
            try:
                held.reply("Once upon a time")
                visitor.say("and then?")
                assert client.get(path.replace("stream", "messages")).status_code == 200
                assert visitor.open()["person_available"] is False
                assert agent.conversation(visitor.conversation_id)["messages"]
            finally:
                valkey.resume()
            stream.wait_for("message", lambda m: m["text"] == "You said: and then?", timeout=40)
            kept = [(e.id, e.data["text"]) for e in stream.events if e.durable]
            assert [id for id, _ in kept] == ["1", "2", "3", "4"]
            assert sorted(text for _, text in kept) == sorted(
                ["hold: tell me", "Once upon a time", "and then?", "You said: and then?"]
            )
        with visitor.stream() as again:
            visitor.ask("live again?")
            again.wait_for("message", lambda m: m["text"] == "You said: live again?")


def test_agents_are_there_again_after_it_was_away(cluster: Stage, valkey: ValkeyServer) -> None:
    with cluster.visitor() as visitor, cluster.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        valkey.pause()
        valkey.resume()
        visitor.say("hold: wake")
        desk.wait_for("message", lambda m: m["message"]["text"] == "hold: wake", timeout=40)
        cluster.prompter.take(visitor.conversation_id).reply("ok")
        assert available(visitor, agent)


def available(visitor: VisitorClient, agent: AgentClient) -> bool:
    """Whether the agent is seen within the time of a few requests: presence is told again on connecting."""
    return any(visitor.open()["person_available"] for _ in range(300))
