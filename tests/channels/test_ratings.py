"""Visitors say what they think of replies."""

import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient


@pytest.fixture
def visitor(stage: Stage) -> Iterator[VisitorClient]:
    with stage.visitor() as visitor:
        yield visitor


def path(visitor: VisitorClient, message_id: str) -> str:
    return f"/api/web/conversations/{visitor.conversation_id}/messages/{message_id}/rating"


def rate(visitor: VisitorClient, message_id: str, **rating: Any) -> httpx.Response:
    return visitor.http.put(path(visitor, message_id), json=rating)


def rating_of(visitor: VisitorClient, message_id: str) -> str | None:
    return next(message["rating"] for message in visitor.messages() if message["id"] == message_id)


def test_a_rating_is_kept_changed_and_taken_back(stage: Stage, visitor: VisitorClient) -> None:
    reply = visitor.ask("Do you deliver to Murree?")["id"]
    assert rating_of(visitor, reply) is None
    with stage.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        down = rate(visitor, reply, value="down", reason="wrong", comment="Murree is closed in winter")
        assert checked(down).json() == {"value": "down", "reason": "wrong"}
        told = desk.wait_for("rating", lambda data: data["message_id"] == reply).data
        assert (told["conversation_id"], told["value"], told["reason"]) == (visitor.conversation_id, "down", "wrong")
        assert "comment" not in told, "words are told to nobody but who looks at the reply"
        checked(rate(visitor, reply, value="up"))
        assert rating_of(visitor, reply) == "up"
        (shown,) = (m for m in agent.conversation(visitor.conversation_id)["messages"] if m["id"] == reply)
        assert shown["rating"] == "up"
    for _ in range(2):
        assert visitor.http.delete(path(visitor, reply)).status_code == 204
        assert rating_of(visitor, reply) is None


def test_the_same_rating_again_tells_nobody_again(stage: Stage, visitor: VisitorClient) -> None:
    reply = visitor.ask("What do you think?")["id"]
    with stage.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        for value in ("down", "down", "down", "up"):
            checked(rate(visitor, reply, value=value))
        mine = [desk.wait_for("rating", lambda data: data["message_id"] == reply).data["value"] for _ in range(2)]
    assert mine == ["down", "up"]


def test_a_rating_is_there_for_who_comes_back_by_stream(visitor: VisitorClient) -> None:
    reply = visitor.ask("Am I remembered?")["id"]
    checked(rate(visitor, reply, value="up"))
    with visitor.stream("0") as stream:
        assert stream.wait_for("message", lambda m: m["id"] == reply).data["rating"] == "up"


def test_only_the_bots_answers_are_rated(visitor: VisitorClient) -> None:
    reply = visitor.ask("Which messages can be rated?")
    for message in (reply["reply_to"], *(m["id"] for m in visitor.messages() if m["author"] != "bot")):
        refused = rate(visitor, message, value="up")
        assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    visitor.ask_for_person()
    notice = visitor.messages()[-1]
    assert notice["kind"] == "notice"
    assert rate(visitor, notice["id"], value="up").status_code == 409


def test_nobody_elses_reply_is_rated(stage: Stage, visitor: VisitorClient) -> None:
    reply = visitor.ask("Is this mine?")["id"]
    with stage.visitor(server=-1) as stranger:
        own = stranger.ask("And this?")["id"]
        for conversation, message in ((visitor.conversation_id, reply), (stranger.conversation_id, reply)):
            address = f"/api/web/conversations/{conversation}/messages/{message}/rating"
            assert stranger.http.put(address, json={"value": "down"}).status_code == 404
            assert stranger.http.delete(address).status_code == 404
        assert rate(visitor, own, value="down").status_code == 404
    assert rate(visitor, str(uuid.uuid4()), value="down").status_code == 404
    assert rating_of(visitor, reply) is None


@pytest.mark.parametrize(
    "rating",
    [{}, {"value": "sideways"}, {"value": "down", "reason": "rude"}, {"value": "up", "comment": "x" * 1001},
     {"value": "up", "comment": "a\x00b"}],
    ids=["nothing", "no such value", "no such reason", "too long", "NUL"],
)  # fmt: skip
def test_what_is_no_rating_is_refused_in_words(visitor: VisitorClient, rating: dict[str, Any]) -> None:
    refused = visitor.http.put(path(visitor, str(uuid.uuid4())), json=rating)
    assert refused.status_code == 422
    assert refused.json()["detail"]
