"""The bot's turns: every message is answered once, whatever happens to visitor, agent or server in between."""

import httpx
import pytest

from tests.support.prompter import Held
from tests.support.sse import Stream
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient


def begin(stage: Stage, visitor: VisitorClient, stream: Stream, text: str = "hold: tell me") -> Held:
    """Ask, and have the bot begin its reply with "Once "."""
    visitor.say(text)
    held = stage.prompter.take(visitor.conversation_id)
    held.delta(0, "Once ")
    stream.wait_for("reply.delta", lambda d: d["text"] == "Once ")
    return held


def said_by_bot(visitor: VisitorClient) -> list[str]:
    return [m["text"] for m in visitor.messages() if m["author"] == "bot"]


def test_a_visitor_who_leaves_stops_the_work_and_finds_it_going_on_when_back(stage: Stage) -> None:
    with stage.visitor() as visitor:
        with visitor.stream() as stream:
            held = begin(stage, visitor, stream)
        held.wait_until_closed()
        assert said_by_bot(visitor) == []
        with visitor.stream(stream.events[-1].id) as stream:
            again = stage.prompter.take(visitor.conversation_id)
            assert again.text == "hold: tell me"
            again.delta(0, "Once ")
            again.reply("Once upon a time")
            stream.wait_for("reply.started")
            assert stream.wait_for("reply.delta").data["at"] == 0
            stream.wait_for("message", lambda m: m["text"] == "Once upon a time")
        assert said_by_bot(visitor) == ["Once upon a time"]


def test_a_short_break_stops_nothing(stage: Stage) -> None:
    with stage.visitor() as visitor:
        with visitor.stream() as stream:
            held = begin(stage, visitor, stream)
        with visitor.stream(stream.events[-1].id) as stream:
            held.delta(5, "upon ")
            assert stream.wait_for("reply.delta").data == {
                "reply_id": stream.events[-1].data["reply_id"],
                "at": 5,
                "text": "upon ",
            }
            held.reply("Once upon a time")
            stream.wait_for("message", lambda m: m["text"] == "Once upon a time")


def test_who_leaves_one_of_two_tabs_has_not_left(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stays:
        with visitor.stream() as leaves:
            held = begin(stage, visitor, leaves)
        stays.wait_for("reply.delta")
        with pytest.raises(AssertionError, match="nobody cancelled"):
            held.wait_until_closed(timeout=4)
        held.reply("Once")
        stays.wait_for("message", lambda m: m["text"] == "Once")


def test_messages_that_waited_while_the_visitor_was_away_are_answered_together(stage: Stage) -> None:
    with stage.visitor() as visitor:
        with visitor.stream() as stream:
            held = begin(stage, visitor, stream, "hold: first")
            visitor.say("second")
            held.wait_until_closed()
            held = stage.prompter.take(visitor.conversation_id)
            assert held.text == "hold: first\nsecond"
        held.wait_until_closed()
        third = visitor.say("third")  # writing is coming back, too
        held = stage.prompter.take(visitor.conversation_id)
        while held.text != "hold: first\nsecond\nthird":  # it may have begun before the third was stored
            held = stage.prompter.take(visitor.conversation_id)
        held.reply("To all three")
        with visitor.stream() as stream:
            stream.wait_for("message", lambda m: m["text"] == "To all three" and m["reply_to"] == third["id"])
        assert said_by_bot(visitor) == ["To all three"]


def test_many_messages_at_once_are_all_answered_in_order(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream:
        asked = [visitor.say(str(number)) for number in range(30)]
        stream.wait_for("message", lambda m: m["reply_to"] == asked[-1]["id"])
        replies = [e.data for e in stream.events if e.name == "message" and e.data["author"] == "bot"]
        answered = [line for reply in replies for line in reply["text"].removeprefix("You said: ").split("\n")]
        assert answered == [str(number) for number in range(30)]
        ends = [reply["text"].splitlines()[-1].removeprefix("You said: ") for reply in replies]
        assert [reply["reply_to"] for reply in replies] == [asked[int(end)]["id"] for end in ends]


def test_the_bot_is_told_what_was_said_before_and_no_more(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        for number in range(6):
            visitor.ask(str(number))
        agent.say(visitor.conversation_id, "I am Sana")
        agent.hand_back(visitor.conversation_id)
        visitor.say("hold: now")
        held = stage.prompter.take(visitor.conversation_id)
        earlier = [pair for n in range(6) for pair in (["visitor", str(n)], ["bot", f"You said: {n}"])]
        assert held.history == [*earlier, ["agent", "I am Sana"]][-10:]
        held.reply("ok")


def test_an_agent_who_takes_over_silences_the_bot_in_the_middle_of_a_word(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream, stage.agent() as agent:
        held = begin(stage, visitor, stream)
        reply_id = stream.events[-1].data["reply_id"]
        visitor.say("hold: this too")
        held.wait_until_closed()
        held = stage.prompter.take(visitor.conversation_id)
        agent.take_over(visitor.conversation_id)
        held.wait_until_closed()
        assert stream.wait_for("reply.dropped").data == {"reply_id": reply_id}
        visitor.say("hold: this is for the agent")
        agent.say(visitor.conversation_id, "I am here")
        stream.wait_for("message", lambda m: m["text"] == "I am here")
        agent.hand_back(visitor.conversation_id)
        assert visitor.ask("hello bot")["text"] == "You said: hello bot"
        assert said_by_bot(visitor) == ["You said: hello bot"]
        assert not stage.prompter.is_asked(visitor.conversation_id)


def test_a_turn_that_the_visitor_left_is_not_taken_up_while_a_person_answers(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        with visitor.stream() as stream:
            held = begin(stage, visitor, stream)
        held.wait_until_closed()
        agent.take_over(visitor.conversation_id)
        with visitor.stream() as stream:
            agent.say(visitor.conversation_id, "I am here")
            stream.wait_for("message", lambda m: m["text"] == "I am here")
            agent.hand_back(visitor.conversation_id)
            visitor.say("hello bot")
            stream.wait_for("message", lambda m: m["text"] == "You said: hello bot")
            assert not [e.name for e in stream.events if e.name == "reply.delta" and e.data["text"] == "Once "]


def test_a_bot_that_breaks_down_again_and_again_brings_a_person(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream:
        visitor.say("hold: break")
        for _ in range(3):
            stage.prompter.take(visitor.conversation_id).fail()
            stream.wait_for("reply.dropped")
        assert stream.wait_for("state").data["state"] == "waiting"
        assert stream.wait_for("message").data["kind"] == "notice"
        assert said_by_bot(visitor) == []


def test_a_bot_that_breaks_down_once_answers_the_second_time(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream:
        held = begin(stage, visitor, stream)
        held.fail()
        stream.wait_for("reply.dropped")
        stage.prompter.take(visitor.conversation_id).reply("Sorry, once upon a time")
        stream.wait_for("message", lambda m: m["text"] == "Sorry, once upon a time")
        assert said_by_bot(visitor) == ["Sorry, once upon a time"]


@pytest.mark.parametrize("how", ["restart", "kill"])
def test_a_server_that_ends_in_the_middle_of_a_reply_finishes_it_once_it_is_back(stage: Stage, how: str) -> None:
    with stage.visitor() as visitor:
        with visitor.stream() as stream:
            held = begin(stage, visitor, stream)
            last = stream.events[-1].id
            if how == "kill":
                stage.site.kill()
                stage.site.start()
            else:
                stage.site.restart()
            stream.wait_until_ended()
        held.wait_until_closed()
        with visitor.stream(last) as stream:
            again = stage.prompter.take(visitor.conversation_id, timeout=40)
            again.delta(0, "Once ")
            again.reply("Once upon a time")
            stream.wait_for("message", lambda m: m["text"] == "Once upon a time")
            assert [e.name for e in stream.events if e.durable] == ["message"]
        assert said_by_bot(visitor) == ["Once upon a time"]


def test_another_process_takes_over_from_one_that_died(stage: Stage) -> None:
    if stage.site.kind != "cluster":
        pytest.skip("one process has nobody to take over")
    with stage.visitor(server=0) as visitor:
        path = f"/api/web/conversations/{visitor.conversation_id}/stream"
        with (
            httpx.Client(base_url=stage.site.urls[1], headers=visitor.http.headers) as other,
            Stream(other, path) as stream,
        ):
            begin(stage, visitor, stream)
            stage.site.servers[0].kill()
            try:
                again = stage.prompter.take(visitor.conversation_id, timeout=60)
                again.reply("Once upon a time")
                stream.wait_for("message", lambda m: m["text"] == "Once upon a time")
            finally:
                stage.site.servers[0].start()
        assert said_by_bot(visitor) == ["Once upon a time"]
