"""The visitor's stream: what is kept comes once and in order from any place on; what is being written goes on."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest

from jawab.events.log import PAGE
from tests.support.prompter import Held
from tests.support.sse import Event, Stream
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

PIECES = ["Your ", "order ", "left ", "our store ", "آج ", "today."]


class Screen:
    """What a client shows that does as docs/api.md says."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.kept: list[tuple[str, Any]] = []
        self.writing: dict[str, str] = {}
        self.see(events)

    def see(self, events: Iterable[Event]) -> None:
        for event in events:
            data = event.data
            if event.durable:
                self.kept.append((event.id, data.get("text") or data.get("state")))
                self.writing.pop(data.get("id", ""), None)
            elif event.name == "reply.started":
                self.writing[data["reply_id"]] = ""
            elif event.name == "reply.delta":
                shown = self.writing[data["reply_id"]]
                assert data["at"] <= len(shown), "a piece was lost"
                self.writing[data["reply_id"]] = shown[: data["at"]] + data["text"]
            elif event.name == "reply.dropped":
                self.writing.pop(data["reply_id"], None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Screen) and (self.kept, self.writing) == (other.kept, other.writing)

    def __repr__(self) -> str:
        return f"{self.kept} {self.writing}"


@contextmanager
def other_tab(stage: Stage, visitor: VisitorClient, last_event_id: str | None = None) -> Iterator[Stream]:
    """The same visitor's stream at the last server process."""
    path = f"/api/web/conversations/{visitor.conversation_id}/stream"
    with (
        httpx.Client(base_url=stage.site.urls[-1], headers=visitor.http.headers) as tab,
        Stream(tab, path, last_event_id) as stream,
    ):
        yield stream


def write(held: Held, stream: Stream, pieces: list[str] = PIECES) -> str:
    """Have the bot write these pieces, and wait until they came."""
    text = ""
    for piece in pieces:
        held.delta(len(text), piece)
        text += piece
    stream.wait_for("reply.delta", lambda d: d["at"] + len(d["text"]) == len(text))
    return text


def test_everything_comes_in_order_and_live(stage: Stage) -> None:
    with stage.visitor() as visitor, other_tab(stage, visitor) as stream:
        asked = visitor.say("hold: hello")
        held = stage.prompter.take(visitor.conversation_id)
        text = write(held, stream)
        held.reply(text, language="ur", citations=[])
        reply = stream.wait_for("message", lambda m: m["author"] == "bot")
        assert [e.name for e in stream.events] == ["message", "reply.started", *["reply.delta"] * 6, "message"]
        started = stream.events[1].data
        assert started["reply_to"] == reply.data["reply_to"] == asked["id"]
        assert reply.data["id"] == started["reply_id"]
        assert (reply.data["text"], reply.data["dir"], reply.data["kind"]) == (text, "rtl", "answer")
        assert [e.id for e in stream.events if e.durable] == ["1", "2"]


def test_resuming_anywhere_in_a_reply_loses_and_doubles_nothing(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as whole, ExitStack() as tabs:
        visitor.ask("first")
        visitor.say("hold: long")
        held = stage.prompter.take(visitor.conversation_id)
        text = write(held, whole)
        before = list(whole.events)
        ids = [None, *[event.id for event in before]]
        cut = [tabs.enter_context(other_tab(stage, visitor, last)) for last in ids]
        held.delta(len(text), " Bye.")
        for tab in [*cut, whole]:
            tab.wait_for("reply.delta", lambda d: d["text"] == " Bye.")
        now = Screen(whole.events)
        assert now.writing == {before[-1].data["reply_id"]: f"{text} Bye."}
        for place, tab in enumerate(cut):
            screen = Screen(before[:place])
            screen.see(tab.events)
            assert screen == now, f"resumed after {ids[place]}"
        held.reply(f"{text} Bye.")
        for place, tab in enumerate(cut):
            tab.wait_for("message", lambda m: m["text"] == f"{text} Bye.")
            screen = Screen(before[:place])
            screen.see(tab.events)
            assert screen.kept == [("1", "first"), ("2", "You said: first"), ("3", "hold: long"), ("4", f"{text} Bye.")]
            assert screen.writing == {}


def test_no_piece_comes_of_a_reply_that_is_finished(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as whole:
        visitor.say("hold: long")
        held = stage.prompter.take(visitor.conversation_id)
        held.reply(write(held, whole))
        whole.wait_for("message", lambda m: m["author"] == "bot")
        visitor.ask("last")
        for event in list(whole.events):
            with other_tab(stage, visitor, event.id) as tab:
                seq = int(event.id.split(".")[0])
                if seq < 4:
                    tab.wait_for("message", lambda m: m["text"] == "You said: last")
                assert [e.id for e in tab.events if e.durable] == [str(n) for n in range(seq + 1, 5)]
                assert [e.name for e in tab.events if not e.durable] == []


def test_pieces_left_by_a_process_that_died_are_not_shown(stage: Stage) -> None:
    """As after a kill between the reply's commit and the end of its pieces: only Valkey keeps anything then."""
    if stage.site.kind != "cluster":
        pytest.skip("pieces in memory die with their process")
    with stage.visitor() as visitor, visitor.stream() as whole:
        visitor.say("hold: long")
        held = stage.prompter.take(visitor.conversation_id)
        text = write(held, whole)
        key = f"jawab:pieces:reply:{visitor.conversation_id}"
        left = stage.valkey.lrange(key, 0, -1)
        assert len(left) == 7
        held.reply(text)
        whole.wait_for("message", lambda m: m["author"] == "bot")
        stage.valkey.rpush(key, *left)
        with other_tab(stage, visitor, "1") as tab:
            tab.wait_for("message", lambda m: m["author"] == "bot")
            visitor.ask("next")
            tab.wait_for("message", lambda m: m["text"] == "You said: next")
            first = {e.data["reply_id"] for e in tab.events if not e.durable}
            assert whole.events[1].data["reply_id"] not in first


def test_two_tabs_show_the_same(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as one, other_tab(stage, visitor) as two:
        for text in ["a", "b", "c"]:
            visitor.ask(text)
        for tab in (one, two):
            tab.wait_for("message", lambda m: m["text"] == "You said: c")
        assert Screen(one.events) == Screen(two.events)
        assert [e.id for e in one.events if e.durable] == ["1", "2", "3", "4", "5", "6"]


def test_what_the_agent_does_arrives(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream, stage.agent() as agent:
        agent.take_over(visitor.conversation_id)
        taken = stream.wait_for("state")
        assert taken.data == {"state": "human", "agent_name": "Sana", "person_available": False}
        assert "Sana" in stream.wait_for("message").data["text"]
        agent.http.post(f"/api/desk/conversations/{visitor.conversation_id}/typing").raise_for_status()
        assert stream.wait_for("typing").data == {"author": "agent", "name": "Sana"}
        agent.say(visitor.conversation_id, "السلام علیکم")
        said = stream.wait_for("message").data
        assert (said["author"], said["author_name"], said["text"]) == ("agent", "Sana", "السلام علیکم")
        agent.close_conversation(visitor.conversation_id)
        assert stream.wait_for("state").data["state"] == "closed"
        kept = [e for e in stream.events if e.durable]
        with other_tab(stage, visitor, "0") as again:
            visitor.say("end")
            again.wait_for("message", lambda m: m["text"] == "end")
            assert [e for e in again.events if e.durable][: len(kept)] == kept


@pytest.mark.parametrize(
    "last", ["x", "-1", "1.2", "1.zzzzzzzz.1", "99999999999", "1.00000000.99999999", "١", "1 ", "\x7f"]
)
def test_an_id_that_is_none_is_refused(stage: Stage, last: str) -> None:
    with stage.visitor() as visitor:
        path = f"/api/web/conversations/{visitor.conversation_id}/stream"
        answer = visitor.http.get(path, params={"after": last})
        assert answer.status_code == 400
        assert "Leave it out" in answer.json()["detail"]


def test_an_id_of_a_future_that_was_lost_reads_from_the_beginning(stage: Stage) -> None:
    """After a restore from a back-up clients come with ids that do not exist any more."""
    with stage.visitor() as visitor:
        visitor.ask("a")
        with visitor.stream(999_999_999) as stream:
            stream.wait_for("message", lambda m: m["text"] == "You said: a")
            visitor.ask("b")
            stream.wait_for("message", lambda m: m["text"] == "You said: b")


def test_a_long_conversation_is_read_whole(stage: Stage) -> None:
    """Longer than a page of the log."""
    with stage.visitor() as visitor:
        stage.fill(visitor, PAGE + 20)
        last = visitor.say("end")
        with other_tab(stage, visitor) as stream:
            stream.wait_for("message", lambda m: m["text"] == "end")
            kept = [e.id for e in stream.events if e.durable]
            assert kept[: last["seq"]] == [str(n) for n in range(1, last["seq"] + 1)]
