"""From the bot to a person and back: never silent, with the truth about who is there."""

from typing import Any

import pytest

from tests.support.sse import Stream
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient


def notices(visitor: VisitorClient) -> list[str]:
    return [m["text"] for m in visitor.messages() if m["kind"] == "notice"]


def wait_until_available(visitor: VisitorClient, available: bool) -> None:
    """An agent counts as there as soon as their stream is open, which the server learns a moment later."""
    for _ in range(200):
        if visitor.open()["person_available"] is available:
            return
    raise AssertionError(f"person_available did not become {available}")


def test_nobody_there(stage: Stage) -> None:
    with stage.visitor() as visitor:
        assert visitor.open()["person_available"] is False
        assert visitor.ask_for_person()["state"] == "waiting"
        assert len(notices(visitor)) == 1
        assert "Nobody is here" in notices(visitor)[0]
        assert visitor.ask_for_person()["state"] == "waiting"
        assert len(notices(visitor)) == 1, "asking twice says nothing twice"
        given = visitor.leave_email("ayesha@shop.pk")
        assert given["email_given"] is True
        assert "e-mail" in notices(visitor)[1]
        visitor.leave_email("ayesha@shop.pk")
        assert len(notices(visitor)) == 2
        with stage.agent() as agent:
            conversation = agent.conversation(visitor.conversation_id)["conversation"]
            assert conversation["contact"]["email"] == "ayesha@shop.pk"
            assert conversation["handoff_reason"] == "the visitor asked for a person"


def test_somebody_there(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        wait_until_available(visitor, True)
        site = visitor.http.get(f"/api/web/sites/{stage.site.demo.site_key}").json()
        assert site["person_available"] is True
        with visitor.stream() as stream:
            visitor.ask_for_person()
            assert stream.wait_for("state").data == {
                "state": "waiting",
                "agent_name": None,
                "person_available": True,
            }
            assert "asked a person" in stream.wait_for("message").data["text"]
            row = desk.wait_for(
                "conversation", lambda c: c["id"] == visitor.conversation_id and c["state"] == "waiting"
            )
            assert row.data["waiting_since"]
    with stage.visitor() as visitor:
        wait_until_available(visitor, False)


def test_an_agent_who_takes_no_conversations_is_not_there(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        wait_until_available(visitor, True)
        agent.available(False)
        try:
            assert visitor.open()["person_available"] is False
            visitor.ask_for_person()
            assert "Nobody is here" in notices(visitor)[0]
        finally:
            agent.available(True)
        assert visitor.open()["person_available"] is True
        assert agent.http.get("/api/desk/session").json()["member"]["available"] is True


def test_asking_in_words_is_asking(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream:
        visitor.say("person please")
        stream.wait_for("message", lambda m: m["author"] == "bot")
        assert stream.wait_for("state").data["state"] == "waiting"
        assert stream.wait_for("message").data["kind"] == "notice"


@pytest.mark.parametrize(
    ("language", "word"), [("ur", "سوال"), ("ur-Latn", "mehfooz"), ("ur-PK", "سوال"), ("fi", "kept")]
)
def test_notices_are_in_the_conversations_language(stage: Stage, language: str, word: str) -> None:
    with stage.site.visitor() as visitor:
        visitor.open(language=language)
        visitor.ask_for_person()
        assert word in notices(visitor)[0]


def test_who_gives_up_waiting_is_answered_by_the_bot(stage: Stage) -> None:
    with stage.visitor() as visitor:
        path = f"/api/web/conversations/{visitor.conversation_id}/handoff"
        refused = visitor.http.delete(path)
        assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
        visitor.ask_for_person()
        assert visitor.http.delete(path).json()["state"] == "bot"
        assert len(notices(visitor)) == 2
        assert visitor.ask("hello")["text"] == "You said: hello"


def test_the_bot_is_silent_while_a_person_is_awaited(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        visitor.ask_for_person()
        visitor.say("hold: is anybody here?")
        agent.say(visitor.conversation_id, "Yes")
        visitor.say("hold: good")
        agent.hand_back(visitor.conversation_id)
        assert visitor.ask("hello bot")["text"] == "You said: hello bot"
        assert not stage.prompter.is_asked(visitor.conversation_id)
        assert [m["author"] for m in visitor.messages() if m["kind"] != "notice"] == [
            "visitor",
            "agent",
            "visitor",
            "visitor",
            "bot",
        ]


def test_no_address_is_taken_in_a_closed_conversation(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        agent.close_conversation(visitor.conversation_id)
        path = f"/api/web/conversations/{visitor.conversation_id}/email"
        answer = visitor.http.put(path, json={"email": "ayesha@shop.pk"})
        assert answer.status_code == 409
        assert "Write a message" in answer.json()["detail"]


def test_another_agent_may_take_over(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as sana, stage.add_member("Bilal") as bilal:
        sana.take_over(visitor.conversation_id)
        bilal.say(visitor.conversation_id, "I know this one")
        shown: dict[str, Any] = visitor.open()
        assert (shown["state"], shown["agent_name"]) == ("human", "Bilal")
        assert [name.split()[0] for name in notices(visitor)] == ["Sana", "Bilal"]
        assert visitor.conversation_id not in [row["id"] for row in sana.inbox("mine")]
        assert visitor.conversation_id in [row["id"] for row in bilal.inbox("mine")]


def test_the_visitor_is_seen_typing_at_the_desk_and_not_by_themselves(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        stream: Stream
        with visitor.stream() as stream:
            visitor.http.post(f"/api/web/conversations/{visitor.conversation_id}/typing").raise_for_status()
            seen = desk.wait_for("typing", lambda t: t["conversation_id"] == visitor.conversation_id)
            assert seen.data["author"] == "visitor"
            visitor.say("hold: end")
            stream.wait_for("message")
            assert [e.name for e in stream.events if e.name == "typing"] == []
            stage.prompter.take(visitor.conversation_id).reply("end")
