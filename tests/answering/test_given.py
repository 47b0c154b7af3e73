"""Messages that only tell who the visitor is."""

from datetime import UTC, datetime

import pytest

from jawab.answering.given import details_given
from jawab.understanding.entities.reading import EntitySetting, read_entities
from tests.answering.knowledge import MemoryKnowledge
from tests.answering.test_pipeline import ask

SETTING = EntitySetting(now=datetime(2026, 11, 23, 12, tzinfo=UTC), region="PK")


def given(text: str) -> list[str]:
    return details_given(text, read_entities(text, "en", None, SETTING))


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("My name is Ayesha and my number is 0300 1234567", ["Ayesha", "+92 300 1234567"]),
        ("ayesha@shop.example", ["ayesha@shop.example"]),
        ("mera naam Bilal hai", ["Bilal"]),
    ],
)
def test_who_one_is(text: str, details: list[str]) -> None:
    assert given(text) == details


@pytest.mark.parametrize(
    "text",
    [
        "My name is Ayesha, where is my order?",
        "please call ayesha@shop.example about the broken lamp",
        "hello",
        "what is my name",
        "yes",
        "",
    ],
)
def test_what_asks_or_tells_something_else(text: str) -> None:
    assert given(text) == []


async def test_it_is_thanked_for_and_not_searched_for() -> None:
    knowledge = MemoryKnowledge([])
    reply = await ask("My e-mail is a_b@shop.example", knowledge)
    assert reply.kind == "notice"
    assert "a_b@shop.example" in reply.text
    assert knowledge.asked == []
