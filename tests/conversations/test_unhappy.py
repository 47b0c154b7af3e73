"""Unhappy visitors come to a person as the company's rule says, with the real pipeline."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.moods import ANGRY, FRUSTRATED, NEUTRAL
from tests.support.prompter import Prompter
from tests.support.site import KINDS, Kind, SiteMaker
from tests.support.sse import Stream
from tests.support.stage import ROOMY, Stage
from tests.support.visitor import VisitorClient

ALSO_ANGRY = "You are thieves, this is the worst shop ever!"
SORRY = "I understand that this is upsetting, and I am sorry."


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def town(request: pytest.FixtureRequest, site_maker: SiteMaker, prompter: Prompter) -> Iterator[Stage]:
    """A site whose bot is the real one; nobody prompts it."""
    kind: Kind = request.param
    with site_maker.make(kind, **ROOMY) as site:
        yield Stage(site, prompter)


@pytest.fixture
def office(town: Stage) -> Iterator[AgentClient]:
    """The only agent of a company without help pages."""
    neighbour = town.add_workspace()
    with AgentClient(town.site.urls[-1], neighbour.email, neighbour.password) as agent:
        yield agent


def hand_off(office: AgentClient, after: int | None, *moods: str) -> None:
    """Set the rule."""
    path = "/api/desk/understanding"
    rules = checked(office.http.get(path)).json()
    checked(office.http.put(path, json={**rules, "handoff_after": after, "handoff_moods": moods}))


@contextmanager
def arrived(town: Stage, office: AgentClient) -> Iterator[VisitorClient]:
    with VisitorClient(town.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        yield visitor


def states(visitor: VisitorClient, *texts: str) -> list[str]:
    """The conversation's state after each message and the bot's reply to it."""
    found = []
    for text in texts:
        visitor.ask(text)
        found.append(visitor.open()["state"])
    return found


def row(office: AgentClient, visitor: VisitorClient) -> dict[str, Any]:
    return dict(office.conversation(visitor.conversation_id)["conversation"])


def wait_until_read(desk: Stream, message: dict[str, Any]) -> None:
    """The bot does not answer it, so that no reply tells."""
    desk.wait_for("understanding", lambda data: data["understanding"]["message_id"] == message["id"])


def test_at_once(town: Stage, office: AgentClient) -> None:
    hand_off(office, 0, "angry")
    with arrived(town, office) as visitor:
        assert states(visitor, NEUTRAL, FRUSTRATED) == ["bot", "bot"], "frustrated is not angry"
        reply = visitor.ask(ANGRY)
        assert reply["text"].startswith(SORRY)
        assert "passing this conversation to a person" in reply["text"]
        assert visitor.open()["state"] == "waiting"
        assert row(office, visitor)["handoff_reason"] == "the visitor is angry"
        assert office.traces(visitor.conversation_id)[-1]["decision"] == "handoff"
        assert office.inbox("waiting")[0]["id"] == visitor.conversation_id


def test_after_two_in_a_row(town: Stage, office: AgentClient) -> None:
    hand_off(office, 2, "angry")
    with arrived(town, office) as visitor:
        assert states(visitor, ANGRY, NEUTRAL, ANGRY, ALSO_ANGRY) == ["bot", "bot", "bot", "waiting"]
        assert row(office, visitor)["handoff_reason"] == "the visitor is angry, 2 messages in a row"


def test_never(town: Stage, office: AgentClient) -> None:
    hand_off(office, None, "angry", "frustrated")
    with arrived(town, office) as visitor:
        assert states(visitor, ANGRY, ALSO_ANGRY, ANGRY, FRUSTRATED) == ["bot"] * 4


def test_several_moods_count_together(town: Stage, office: AgentClient) -> None:
    hand_off(office, 2, "angry", "frustrated")
    with arrived(town, office) as visitor:
        assert states(visitor, FRUSTRATED, ANGRY) == ["bot", "waiting"]


def test_who_goes_on_with_the_assistant_is_left_alone(town: Stage, office: AgentClient) -> None:
    hand_off(office, 0, "angry")
    with arrived(town, office) as visitor:
        assert states(visitor, ANGRY) == ["waiting"]
        path = f"/api/web/conversations/{visitor.conversation_id}/handoff"
        assert checked(visitor.http.delete(path)).json()["state"] == "bot"
        assert states(visitor, ANGRY, ALSO_ANGRY, NEUTRAL, ANGRY) == ["bot"] * 4
        assert row(office, visitor)["mood"] == "angry", "they are read all the same"
        assert visitor.ask_for_person()["state"] == "waiting", "who asks for a person still gets one"


def test_handed_back_the_count_begins_again(town: Stage, office: AgentClient) -> None:
    hand_off(office, 2, "angry")
    with arrived(town, office) as visitor, office.stream() as desk:
        desk.wait_for("ready")
        assert states(visitor, ANGRY, ALSO_ANGRY) == ["bot", "waiting"]
        office.take_over(visitor.conversation_id)
        wait_until_read(desk, visitor.say(ANGRY))
        office.hand_back(visitor.conversation_id)
        assert states(visitor, ANGRY, ALSO_ANGRY) == ["bot", "waiting"]


def test_handed_back_the_rule_holds_again_for_who_had_gone_on_with_the_assistant(
    town: Stage, office: AgentClient
) -> None:
    hand_off(office, 0, "angry")
    with arrived(town, office) as visitor:
        assert states(visitor, ANGRY) == ["waiting"]
        checked(visitor.http.delete(f"/api/web/conversations/{visitor.conversation_id}/handoff"))
        office.take_over(visitor.conversation_id)
        office.hand_back(visitor.conversation_id)
        assert states(visitor, ANGRY) == ["waiting"]


def test_the_rule_is_each_companys_own(town: Stage, office: AgentClient) -> None:
    hand_off(office, 0, "angry")
    other = town.add_workspace()
    with VisitorClient(town.site.url, other.site_key) as visitor:
        visitor.open()
        assert states(visitor, ANGRY) == ["bot"]


def test_sympathy_is_said_once(town: Stage, office: AgentClient) -> None:
    hand_off(office, None)
    with arrived(town, office) as visitor:
        assert visitor.ask(ANGRY)["text"].startswith(f"{SORRY}\n\n")
        assert SORRY not in visitor.ask(ALSO_ANGRY)["text"]
        assert SORRY not in visitor.ask("thanks")["text"]
