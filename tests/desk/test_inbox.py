"""The inbox: its views, counts and pages, and one conversation with what the bot saw."""

from base64 import urlsafe_b64encode
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.sse import Stream
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

VIEWS = ["open", "waiting", "mine", "bot", "closed"]


def visitors(stage: Stage, office: AgentClient, number: int, stack: ExitStack) -> list[VisitorClient]:
    """Visitors of the office who have each said one word and been answered."""
    found = []
    for n in range(number):
        visitor = stack.enter_context(VisitorClient(stage.site.url, office.workspace["site_key"]))
        visitor.open()
        visitor.ask(f"word {n}")
        found.append(visitor)
    return found


def page(office: AgentClient, view: str, **params: Any) -> dict[str, Any]:
    return dict(checked(office.http.get("/api/desk/conversations", params={"view": view, **params})).json())


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def test_views_and_counts_follow_what_happens(stage: Stage, office: AgentClient) -> None:
    with ExitStack() as stack:
        bot, waiting, mine, closed = visitors(stage, office, 4, stack)
        waiting.ask_for_person()
        office.take_over(mine.conversation_id)
        office.close_conversation(closed.conversation_id)
        views = {view: page(office, view) for view in VIEWS}
        assert {view: ids(found["items"]) for view, found in views.items()} == {
            "open": [mine.conversation_id, waiting.conversation_id, bot.conversation_id],
            "waiting": [waiting.conversation_id],
            "mine": [mine.conversation_id],
            "bot": [bot.conversation_id],
            "closed": [closed.conversation_id],
        }
        counts = {"open": 3, "waiting": 1, "mine": 1, "bot": 1, "closed": 1}
        assert [found["counts"] for found in views.values()] == [counts] * 5
        closed.say("hold: again")
        assert page(office, "closed")["counts"] == {**counts, "open": 4, "bot": 2, "closed": 0}
        stage.prompter.take(closed.conversation_id).reply("ok")


def test_a_row_tells_what_there_is(stage: Stage, office: AgentClient) -> None:
    with ExitStack() as stack:
        (visitor,) = visitors(stage, office, 1, stack)
        visitor.ask("  میرا آرڈر\n\nکہاں ہے؟ " + "بہت " * 100)
        visitor.leave_email("ayesha@shop.pk")
        (row,) = page(office, "waiting")["items"]
        assert row["contact"]["email"] == "ayesha@shop.pk"
        said = [one for one in office.conversation(visitor.conversation_id)["messages"] if one["author"] != "system"]
        assert (row["last_author"], row["preview"]) == ("bot", " ".join(said[-1]["text"].split())[:140])
        assert (row["assignee"], row["state"], row["channel"]) == (None, "waiting", "web")
        office.say(visitor.conversation_id, "میں\n\nدیکھتی ہوں " + "x" * 400)
        (row,) = page(office, "mine")["items"]
        assert row["preview"] == ("میں دیکھتی ہوں " + "x" * 400)[:140]
        assert row["assignee"] == {"id": office.member["id"], "name": "Neighbour"}
        assert (row["waiting_since"], row["last_author"]) == (None, "agent")


def test_who_waits_longest_comes_first_also_when_they_write_more(stage: Stage, office: AgentClient) -> None:
    with ExitStack() as stack:
        people = visitors(stage, office, 4, stack)
        for visitor in people:
            visitor.ask_for_person()
        people[0].say("Hello? I am still here")
        order = [visitor.conversation_id for visitor in people]
        assert ids(page(office, "waiting")["items"]) == order
        first = page(office, "waiting", limit=3)
        assert ids(first["items"] + page(office, "waiting", limit=3, after=first["next"])["items"]) == order


def test_pages_double_nothing_and_lose_nobody_who_kept_still_while_others_write(
    stage: Stage, office: AgentClient
) -> None:
    with ExitStack() as stack:
        people = visitors(stage, office, 9, stack)
        seen: list[str] = []
        after = None
        for busy in (people[0], people[8], people[1], None):
            found = page(office, "open", limit=3, **({"after": after} if after else {}))
            seen += ids(found["items"])
            after = found["next"]
            if after is None:
                break
            if busy:
                busy.ask("me again")
        assert after is None
        assert len(seen) == len(set(seen))
        still = {visitor.conversation_id for visitor in people[2:8]}
        assert still <= set(seen)


@pytest.mark.parametrize(
    "after", ["x", "%00", "MjAyNi0wMS0wMVQwMDowMDowMHx4", "bm9uZQ==", "MDAwMS0wMS0wMVQwMDowMDowMCsyMzo1OXww"]
)
def test_a_page_that_is_none_is_refused(office: AgentClient, after: str) -> None:
    answer = office.http.get("/api/desk/conversations", params={"after": after})
    assert answer.status_code == 400
    assert "Leave `after` out" in answer.json()["detail"]


def test_a_place_that_no_list_has_is_refused_before_it_reaches_the_database(office: AgentClient) -> None:
    nobody = UUID(int=0)
    for place in [
        f"0001-01-01T00:00:00+23:59|{nobody}|0",
        f"9999-12-31T23:59:59-23:59|{nobody}|0",
        f"2026-01-01T00:00:00|{nobody}|0",
        f"2026-01-01T00:00:00+00:00|{nobody}|{10**30}",
        f"2026-01-01T00:00:00+00:00|{nobody}|-1",
    ]:
        params = {"sort": "urgency", "after": urlsafe_b64encode(place.encode()).decode()}
        assert office.http.get("/api/desk/conversations", params=params).status_code == 400


@pytest.mark.parametrize("params", [{"view": "all"}, {"limit": "0"}, {"limit": "101"}, {"limit": "1e3"}])
def test_a_view_that_is_none_is_refused(office: AgentClient, params: dict[str, str]) -> None:
    assert office.http.get("/api/desk/conversations", params=params).status_code == 422


def test_a_conversation_is_read_back_to_its_beginning(stage: Stage, office: AgentClient) -> None:
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        stage.fill(visitor, 130, office.workspace["site_key"])
        newest = office.conversation(visitor.conversation_id)
        assert [m["text"] for m in newest["messages"]] == [str(n) for n in range(30, 130)]
        assert newest["more"] is True
        path = f"/api/desk/conversations/{visitor.conversation_id}"
        oldest = checked(office.http.get(path, params={"before": newest["messages"][0]["seq"]})).json()
        assert ([m["text"] for m in oldest["messages"]], oldest["more"]) == ([str(n) for n in range(30)], False)


def test_what_the_bot_saw_is_there_for_each_of_its_replies(stage: Stage, office: AgentClient) -> None:
    with ExitStack() as stack:
        (visitor,) = visitors(stage, office, 1, stack)
        reply = visitor.ask("again")
        traces = office.traces(visitor.conversation_id)
        assert [trace["decision"] for trace in traces] == ["answer", "answer"]
        assert (traces[1]["reply_id"], traces[1]["reply_to"]) == (reply["id"], reply["reply_to"])
        visitor.say("hold: none of this")
        held = stage.prompter.take(visitor.conversation_id)
        office.take_over(visitor.conversation_id)
        held.wait_until_closed()
        assert len(office.traces(visitor.conversation_id)) == 2


def test_an_agents_words_have_bounds(stage: Stage, office: AgentClient) -> None:
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        path = f"/api/desk/conversations/{visitor.conversation_id}/messages"
        for text, status in [("x" * 20_001, 413), ("", 422), ("a\x00", 422), (None, 422)]:
            answer = office.http.post(path, json={"id": visitor.conversation_id, "text": text})
            assert answer.status_code == status
        assert visitor.messages() == []


def streamed(stream: Stream, visitor: VisitorClient) -> list[tuple[str, Any]]:
    """The texts and states of one conversation that a desk stream brought."""
    found: list[tuple[str, Any]] = []
    for event in stream.events:
        if event.name == "message" and event.data["conversation_id"] == visitor.conversation_id:
            found.append(("message", event.data["message"]["seq"]))
        elif event.name == "conversation" and event.data["id"] == visitor.conversation_id:
            found.append(("row", event.data["last_seq"]))
    return found


def test_the_desks_stream_is_live(stage: Stage, office: AgentClient) -> None:
    with ExitStack() as stack, office.stream() as desk:
        desk.wait_for("ready")
        (visitor,) = visitors(stage, office, 1, stack)
        visitor.ask_for_person()
        row = desk.wait_for("conversation", lambda c: c["state"] == "waiting" and c["last_seq"] == 4).data
        assert row == page(office, "waiting")["items"][0]
        assert [n for kind, n in streamed(desk, visitor) if kind == "message"] == [1, 2, 4]


def test_the_desks_stream_resumes_without_loss_or_doubles(stage: Stage, office: AgentClient) -> None:
    with ExitStack() as stack:
        with office.stream() as desk:
            desk.wait_for("ready")
            visitor, other = visitors(stage, office, 2, stack)
            desk.wait_for("message", lambda m: m["message"]["text"] == "You said: word 1")
        every_id = sorted({int(event.id) for event in desk.events if event.id})
        visitor.ask("while you were away")
        office.close_conversation(other.conversation_id)
        whole = [e.data["message"]["id"] for e in desk.events if e.name == "message"]
        for last in every_id:
            before = [e.data["message"]["id"] for e in desk.events if e.name == "message" and int(e.id) <= last]
            with office.stream(last) as again:
                again.wait_for("message", lambda m: m["message"]["text"].startswith("This conversation is closed"))
                again.wait_for("conversation", lambda c: c["id"] == other.conversation_id and c["state"] == "closed")
                after = [e.data["message"]["id"] for e in again.events if e.name == "message"]
            assert (before + after)[: len(whole)] == whole
            assert len(before + after) == len(set(before + after)) == len(whole) + 3


def test_a_desk_that_was_away_for_long_loads_afresh(stage: Stage, office: AgentClient) -> None:
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        with office.stream() as desk:
            ready = desk.wait_for("ready")
        stage.fill(visitor, 250, office.workspace["site_key"])
        with office.stream(ready.id) as desk:
            reset = desk.wait_for("reset")
            assert int(reset.id) >= int(ready.id) + 250
            visitor.say("hold: and now")
            desk.wait_for("message", lambda m: m["message"]["text"] == "hold: and now")
            assert [e.name for e in desk.events if e.name == "message"] == ["message"]
            stage.prompter.take(visitor.conversation_id).reply("ok")


def test_a_desk_from_a_future_that_was_lost_loads_afresh(office: AgentClient) -> None:
    with office.stream(10**15) as desk:
        desk.wait_for("reset")


@pytest.mark.parametrize("last", [b"x", b"-1", b"1.5", b"1" * 19, b"\xb2"])
def test_a_desk_stream_id_that_is_none_is_refused(office: AgentClient, last: bytes) -> None:
    answer = office.http.get("/api/desk/stream", headers={b"Last-Event-ID": last})
    assert answer.status_code == 400
