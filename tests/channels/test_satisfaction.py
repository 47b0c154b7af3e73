"""Visitors say how they were served."""

from typing import Any

import pytest

from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient


def path(visitor: VisitorClient) -> str:
    return f"/api/web/conversations/{visitor.conversation_id}/satisfaction"


def score_of(visitor: VisitorClient) -> int | None:
    found: int | None = checked(visitor.http.get(path(visitor).removesuffix("/satisfaction"))).json()["satisfaction"]
    return found


def test_it_is_kept_changed_shown_at_the_desk_and_taken_back(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        early = visitor.http.put(path(visitor), json={"score": 5})
        assert (early.status_code, early.json()["code"]) == (409, "conflict")
        visitor.ask("Is anybody there?")
        visitor.say("Thank you")
        given = checked(visitor.http.put(path(visitor), json={"score": 2, "comment": "It took long"})).json()
        assert (given["score"], given["comment"]) == (2, "It took long")
        told = desk.wait_for("satisfaction", lambda data: data["conversation_id"] == visitor.conversation_id).data
        assert told == {"conversation_id": visitor.conversation_id, "score": 2, "was": None}
        opened = agent.conversation(visitor.conversation_id)
        assert (opened["conversation"]["satisfaction"], opened["satisfaction"]["comment"]) == (2, "It took long")

        for _ in range(2):  # the same again is told to nobody
            checked(visitor.http.put(path(visitor), json={"score": 4}))
        for _ in range(2):
            assert visitor.http.delete(path(visitor)).status_code == 204
        mine = [desk.wait_for("satisfaction").data for _ in range(2)]
        assert [(one["was"], one["score"]) for one in mine] == [(2, 4), (4, None)]
        assert score_of(visitor) is None
        assert agent.conversation(visitor.conversation_id)["satisfaction"] is None


@pytest.mark.parametrize(
    "wanted",
    [{}, {"score": 0}, {"score": 6}, {"score": 4.5}, {"score": "5"}, {"score": True},
     {"score": 3, "comment": "x" * 1001}, {"score": 3, "comment": "a\x00b"}],
)  # fmt: skip
def test_what_is_no_score_is_refused_in_words(stage: Stage, wanted: dict[str, Any]) -> None:
    with stage.visitor() as visitor:
        visitor.ask("And this?")
        refused = visitor.http.put(path(visitor), json=wanted)
        assert refused.status_code == 422
        assert refused.json()["detail"]
        assert score_of(visitor) is None
