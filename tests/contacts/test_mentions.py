"""What visitors name in passing: kept under their own key, and on their card where it is empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jawab.contacts import details, mentions
from jawab.contacts.models import Contact
from jawab.inference.fake import FakeEmbedder
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer, Unreadable, new_key
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from jawab.understanding.rules import Rules
from jawab.understanding.types import Entity, EntityType

KEPT: set[EntityType] = {"PERSON", "EMAIL", "PHONE", "ORDER", "TICKET", "PLACE", "PRODUCT"}
NOT_KEPT: set[EntityType] = {"DATE", "MONEY", "ACTION", "URL"}


@pytest.fixture
def sealer() -> Sealer:
    return Sealer(new_key())


def visitor() -> Contact:
    return Contact(id=new_id(), workspace_id=new_id(), wrapped_key=b"")


def entity(type: EntityType, value: str, start: int = 0) -> Entity:
    return Entity(type, value, start, start + len(value), value, value)


async def hear(contact: Contact, sealer: Sealer, text: str) -> None:
    """Take up what the real reading finds in a message."""
    rules = Rules(region="PK", time_zone="Asia/Karachi")
    read = await Reader(FakeEmbedder()).read(Incoming(contact.workspace_id, text, "en", rules))
    mentions.take_up(contact, sealer, text, read.entities)


def listed(contact: Contact, sealer: Sealer) -> list[tuple[str, str]]:
    return [(mention.type, mention.value) for mention in mentions.of(contact, sealer)]


def card(contact: Contact, sealer: Sealer) -> tuple[str | None, str | None, str | None]:
    return details.name(contact, sealer), details.email(contact, sealer), details.phone(contact, sealer)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my name is Ayesha Khan", "Ayesha Khan"),
        ("Hello, my name's Ayesha Khan and I wait", "Ayesha Khan"),
        ("Hi, I am Bilal Ahmed", "Bilal Ahmed"),
        ("I'm Bilal Ahmed", "Bilal Ahmed"),
        ("I’m Bilal Ahmed", "Bilal Ahmed"),
        ("This is Bilal Ahmed from Lahore", "Bilal Ahmed"),
        ("Name: Bilal Ahmed", "Bilal Ahmed"),
        ("mera naam Bilal Ahmed hai", "Bilal Ahmed"),
        ("mera nam Bilal Ahmed hai", "Bilal Ahmed"),
        ("main Bilal Ahmed hoon", "Bilal Ahmed"),
        ("salam, mein Bilal Ahmed bol raha hoon", "Bilal Ahmed"),
        ("میرا نام عائشہ خان ہے", "عائشہ خان"),
        ("میں عائشہ خان ہوں", "عائشہ خان"),
    ],
)
async def test_who_gives_their_name_is_called_by_it(sealer: Sealer, text: str, name: str) -> None:
    contact = visitor()
    await hear(contact, sealer, text)
    assert details.name(contact, sealer) == name


@pytest.mark.parametrize(
    "text",
    [
        "I want to book with Dr. Khan",
        "Bilal Ahmed told me to write to you",
        "the rider was Bilal Ahmed",
        "parcel Karachi mein Ayesha Khan ko dena hai",
        "Lahore main Ayesha Khan se baat hui thi",
        "main Ayesha Khan se milna chahta hoon",
        "I am Bilal Ahmed's sister",
        "کراچی میں عائشہ خان کو دینا ہے",
    ],
)
async def test_the_name_of_somebody_else_is_listed_and_not_taken_for_theirs(sealer: Sealer, text: str) -> None:
    contact = visitor()
    await hear(contact, sealer, text)
    assert "PERSON" in {type for type, _ in listed(contact, sealer)}
    assert details.name(contact, sealer) is None


async def test_the_card_fills_message_by_message_and_nothing_on_it_is_written_over(sealer: Sealer) -> None:
    contact = visitor()
    await hear(contact, sealer, "call 0300 1234567")
    assert card(contact, sealer) == (None, None, "+923001234567")
    await hear(contact, sealer, "my name is Ayesha Khan, or call 0301 7654321")
    assert card(contact, sealer) == ("Ayesha Khan", None, "+923001234567")
    await hear(contact, sealer, "a@quill.example or b@quill.example, my name is Bilal Ahmed")
    assert card(contact, sealer) == ("Ayesha Khan", "a@quill.example", "+923001234567"), "the first of two"


def test_what_was_given_by_hand_stays(sealer: Sealer) -> None:
    contact = visitor()
    details.set_name(contact, sealer, "Ayesha")
    details.set_email(contact, sealer, "left@quill.example")
    details.set_phone(contact, sealer, "+441234567890")
    text = "my name is Zarmina Khan"
    found = [
        entity("PERSON", "Zarmina Khan", 11), entity("EMAIL", "other@quill.example"), entity("PHONE", "+923001234567"),
    ]  # fmt: skip
    mentions.take_up(contact, sealer, text, found)
    assert card(contact, sealer) == ("Ayesha", "left@quill.example", "+441234567890")
    assert len(listed(contact, sealer)) == 3


@pytest.mark.parametrize("type", sorted(NOT_KEPT))
def test_what_says_nothing_of_the_visitor_is_not_kept(sealer: Sealer, type: EntityType) -> None:
    contact = visitor()
    mentions.take_up(contact, sealer, "x", [entity(type, "x")])
    assert contact.mentions_sealed is None
    assert mentions.of(contact, sealer) == []


values = some.sampled_from([f"value {n}" for n in range(70)])
named = some.lists(some.tuples(some.sampled_from(sorted(KEPT | NOT_KEPT)), values), max_size=8)


@given(some.lists(named, max_size=25))
def test_the_last_fifty_are_kept_each_once_in_the_order_they_were_last_named(
    messages: list[list[tuple[EntityType, str]]],
) -> None:
    contact, sealer = visitor(), Sealer(new_key())
    order: dict[tuple[str, str], None] = {}
    for said in messages:
        mentions.take_up(contact, sealer, "", [entity(*one) for one in said])
        for one in said:
            if one[0] in KEPT:
                order.pop(one, None)
                order[one] = None
        order = dict.fromkeys(list(order)[-mentions.MOST :])
    assert listed(contact, sealer) == list(order)


def test_it_is_sealed_for_this_contact_alone(sealer: Sealer) -> None:
    contact, other = visitor(), visitor()
    mentions.take_up(contact, sealer, "", [entity("ORDER", "GN-7364519")])
    assert contact.mentions_sealed is not None
    assert b"7364519" not in contact.mentions_sealed
    other.mentions_sealed = contact.mentions_sealed
    with pytest.raises(Unreadable):
        mentions.of(other, sealer)
    with pytest.raises(Unreadable):
        mentions.of(contact, Sealer(new_key()))
