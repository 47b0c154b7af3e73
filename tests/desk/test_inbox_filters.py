"""The inbox by mood, urgency, intent and language, and with what needs a person soonest first."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.moods import ANGRY, OF_MOOD
from tests.support.site import Site
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient


@pytest.fixture
def people(stage: Stage, office: AgentClient) -> Iterator[ExitStack]:
    """Closes the visitors of the office that `arrive` opens with it."""
    with ExitStack() as stack:
        yield stack


def arrive(stage: Stage, office: AgentClient, people: ExitStack, moods: Sequence[str]) -> list[VisitorClient]:
    """One visitor for each mood, who has said so and been answered."""
    found = []
    for mood in moods:
        visitor = people.enter_context(VisitorClient(stage.site.url, office.workspace["site_key"]))
        visitor.open()
        visitor.ask(OF_MOOD[mood])
        found.append(visitor)
    return found


def page(office: AgentClient, **params: Any) -> dict[str, Any]:
    return dict(checked(office.http.get("/api/desk/conversations", params=params)).json())


def ids(office: AgentClient, **params: Any) -> list[str]:
    return [row["id"] for row in page(office, **params)["items"]]


def through_all_pages(office: AgentClient, **params: Any) -> list[dict[str, Any]]:
    """The rows of every page; there are several."""
    rows, pages, after = [], 0, {}
    while True:
        found = page(office, **params, **after)
        rows += found["items"]
        pages += 1
        if found["next"] is None:
            assert pages > 2, "the list should take several pages"
            return rows
        after = {"after": found["next"]}


def test_each_filter_keeps_what_it_names_and_they_combine(stage: Stage, office: AgentClient, people: ExitStack) -> None:
    angry, frustrated, happy = arrive(stage, office, people, ["angry", "frustrated", "happy"])
    assert ids(office, mood="angry") == [angry.conversation_id]
    assert ids(office, mood=["angry", "frustrated"]) == [frustrated.conversation_id, angry.conversation_id]
    assert ids(office, mood="confused") == []
    assert ids(office, urgency="high") == [frustrated.conversation_id, angry.conversation_id]
    assert ids(office, urgency="low") == [happy.conversation_id]
    assert ids(office, urgency="high", mood="frustrated") == [frustrated.conversation_id]
    assert ids(office, urgency="low", mood="frustrated") == []
    office.take_over(angry.conversation_id)
    assert ids(office, mood=["angry", "frustrated"], view="mine") == [angry.conversation_id]
    assert page(office, mood="confused")["counts"]["open"] == 3, "the counts are those of the views"


def test_conversations_by_their_language(stage: Stage, office: AgentClient, people: ExitStack) -> None:
    english, urdu = arrive(stage, office, people, ["neutral", "neutral"])
    with urdu.stream() as stream:
        urdu.say("hold: میرا آرڈر کہاں ہے")
        stage.prompter.take(urdu.conversation_id).reply("جلد", language="ur")
        stream.wait_for("message", lambda m: m["text"] == "جلد")
    assert ids(office, language="ur") == [urdu.conversation_id]
    assert ids(office, language="en") == [english.conversation_id]
    assert ids(office, language="ur-Latn") == []


def test_conversations_by_what_is_wanted(site: Site) -> None:
    """In the demo shop, whose intents are trained; a message that is an intent's own name surely has it."""
    with site.visitor() as visitor, site.agent(server=-1) as agent:
        visitor.open()
        visitor.ask("Order status")
        (one,) = agent.conversation(visitor.conversation_id)["understandings"]
        assert (one["intent"]["key"], one["intent"]["probability"]) == ("order_status", 1)
        (row,) = page(agent, intent="order_status")["items"]
        assert (row["id"], row["intent"]) == (visitor.conversation_id, "order_status")
        assert ids(agent, intent="refund") == []


def test_the_most_pressing_come_first_and_then_the_newest(stage: Stage, office: AgentClient, people: ExitStack) -> None:
    moods = ["angry", "happy", "frustrated", "neutral", "angry"]
    found = dict(zip(range(5), arrive(stage, office, people, moods), strict=True))
    order = [found[n].conversation_id for n in (4, 0, 2, 3, 1)]
    assert ids(office, sort="urgency") == order
    assert ids(office) == [found[n].conversation_id for n in (4, 3, 2, 1, 0)]
    found[1].ask(ANGRY)
    assert ids(office, sort="urgency") == [order[4], *order[:4]]


def test_who_presses_most_comes_first_among_those_who_wait(
    stage: Stage, office: AgentClient, people: ExitStack
) -> None:
    calm, angry = arrive(stage, office, people, ["neutral", "angry"])
    calm.ask_for_person()
    angry.ask_for_person()
    assert ids(office, view="waiting") == [calm.conversation_id, angry.conversation_id]
    assert ids(office, view="waiting", sort="urgency") == [angry.conversation_id, calm.conversation_id]


def test_pages_by_urgency_double_and_lose_nobody(stage: Stage, office: AgentClient, people: ExitStack) -> None:
    """More conversations of the same rank than a page holds, so that pages end within a rank and between two."""
    arrive(stage, office, people, ["angry"] * 4 + ["happy"] * 4 + ["frustrated"] * 3)
    rows = page(office)["items"]
    assert len(rows) == 11
    expected = sorted(rows, key=lambda row: (row["pressing"], row["last_message_at"]), reverse=True)
    assert [row["mood"] for row in expected] == ["angry"] * 4 + ["frustrated"] * 3 + ["happy"] * 4
    assert through_all_pages(office, sort="urgency", limit=3) == expected
    assert through_all_pages(office, sort="urgency", limit=2, mood=["angry", "happy"]) == [
        row for row in expected if row["mood"] != "frustrated"
    ]


@pytest.mark.parametrize(
    "params",
    [
        {"mood": "furious"},
        {"mood": ["angry"] * 6},
        {"urgency": "very"},
        {"sort": "oldest"},
        {"intent": "x" * 101},
        {"language": "x" * 36},
    ],
)
def test_a_filter_that_is_none_is_refused(office: AgentClient, params: dict[str, Any]) -> None:
    answer = office.http.get("/api/desk/conversations", params=params)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
