"""The contact's card at the desk fills with what visitors say of themselves."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

PAKISTAN = {
    "intent_threshold": 0.7, "handoff_moods": [], "handoff_after": None,
    "region": "PK", "time_zone": "Asia/Karachi", "patterns": [],
}  # fmt: skip


@pytest.fixture
def office(stage: Stage) -> Iterator[AgentClient]:
    """The agent of a company in Pakistan."""
    neighbour = stage.add_workspace()
    with AgentClient(stage.site.urls[-1], neighbour.email, neighbour.password) as agent:
        checked(agent.http.put("/api/desk/understanding", json=PAKISTAN))
        yield agent


@pytest.fixture
def visitor(stage: Stage, office: AgentClient) -> Iterator[VisitorClient]:
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        yield visitor


def card(office: AgentClient, visitor: VisitorClient) -> tuple[Any, Any, Any]:
    """Name, e-mail address and telephone number of the contact, the same in the inbox and the conversation."""
    contact = office.conversation(visitor.conversation_id)["conversation"]["contact"]
    assert [row["contact"] for row in office.inbox()] == [contact]
    return contact["name"], contact["email"], contact["phone"]


def named(office: AgentClient, visitor: VisitorClient) -> list[tuple[str, str]]:
    """What the card lists that the visitor named."""
    return [(one["type"], one["value"]) for one in office.conversation(visitor.conversation_id)["mentions"]]


def test_the_card_fills_and_is_never_written_over(office: AgentClient, visitor: VisitorClient) -> None:
    visitor.ask("hello")
    assert card(office, visitor) == (None, None, None)
    visitor.ask("my name is Zarmina Quillfeather")
    assert card(office, visitor) == ("Zarmina Quillfeather", None, None)
    visitor.ask("write to zarmina@quill.example or call 0300 1234567")
    filled = ("Zarmina Quillfeather", "zarmina@quill.example", "+923001234567")
    assert card(office, visitor) == filled
    visitor.ask("my name is Bilal Ahmed, write to bilal@quill.example or call 0301 7654321")
    assert card(office, visitor) == filled
    assert ("EMAIL", "bilal@quill.example") in named(office, visitor), "and yet it is listed"


def test_an_address_that_was_left_stays(office: AgentClient, visitor: VisitorClient) -> None:
    visitor.leave_email("left@quill.example")
    with office.stream() as desk:
        desk.wait_for("ready")
        message = visitor.say("or write to zarmina@quill.example")
        desk.wait_for("understanding", lambda data: data["understanding"]["message_id"] == message["id"])
    assert card(office, visitor)[1] == "left@quill.example"


def test_an_address_that_is_left_counts_for_more_than_one_in_passing(
    office: AgentClient, visitor: VisitorClient
) -> None:
    visitor.ask("write to zarmina@quill.example")
    visitor.leave_email("left@quill.example")
    assert card(office, visitor)[1] == "left@quill.example"


def test_the_name_of_somebody_else_is_not_the_visitors(office: AgentClient, visitor: VisitorClient) -> None:
    visitor.ask("Dr. Khan told Bilal Ahmed to write")
    assert card(office, visitor)[0] is None
    assert ("PERSON", "Bilal Ahmed") in named(office, visitor)


def test_what_was_named_last_stands_last_and_once(office: AgentClient, visitor: VisitorClient) -> None:
    visitor.ask("order GN-1111111")
    visitor.ask("order GN-2222222")
    visitor.ask("order GN-1111111")
    assert named(office, visitor) == [("ORDER", "GN-2222222"), ("ORDER", "GN-1111111")]


def test_cards_are_not_mixed_up(stage: Stage, office: AgentClient, visitor: VisitorClient) -> None:
    visitor.ask("my name is Zarmina Quillfeather")
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as other:
        other.open()
        other.ask("hello")
        opened = office.conversation(other.conversation_id)
    assert (opened["mentions"], opened["conversation"]["contact"]["name"]) == ([], None)
