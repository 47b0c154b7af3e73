"""All kinds together: no overlaps, exact places, any text, and never long."""

import time
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jawab.inference.fake import FakeEmbedder
from jawab.understanding.entities.found import found, without_overlaps
from jawab.understanding.entities.plain import plain
from jawab.understanding.entities.products import CatalogueEntry, Products
from jawab.understanding.entities.reading import MOST_CHARS, EntitySetting, read_entities
from tests.understanding.entities.reading import SETTING, read

SHOP = replace(SETTING, products=Products([CatalogueEntry("Sarai air cooler", "SR-40")]))
PIECES = st.sampled_from(
    """Rs 2,500 $ £ 0300 1234567 +92 @ . / # - order ticket GN-1048213 kal پیر کو کل ۲۵۰۰ روپے Monday at 5 pm baje next
    to 12/11/2026 mera naam Bilal hai Dr. Khan Lahore cancel air cooler a@b.example www.x.com ڈاکٹر خان \u200d \u0130 ß
    """.split()
)

HOSTILE = (
    "a", "1", "1 ", "1,", "1-", "#1", "+1", "(", "a@", "a.", "@a.b", "http://", "www.", "Rs ", "Rs 1 ", "5 k ", "next ",
    "next Monday ", "in two ", "1/1/", "kal ", "order ", "order #", "A-1", "ek do teen ", "پیر ", "ڈاکٹر ", "میرا نام ",
    "Dr. ", "Khan ", "air ", "air cooler ", "change my ", "mera naam ", "1:00 ", "1 to ", "5 pm to ", " ", "\n", "'",
)  # fmt: skip


def test_the_sentence_that_everything_began_with() -> None:
    text = "I need to book appointment with Dr. Khan on Monday"
    found = {entity.type: entity for entity in read(text)}
    assert {type: entity.text for type, entity in found.items()} == {
        "ACTION": "book appointment",
        "PERSON": "Dr. Khan",
        "DATE": "Monday",
    }
    assert found["DATE"].value == "2026-11-30"


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_is_read_and_places_are_exact(text: str) -> None:
    end = 0
    for entity in read(text, setting=SHOP):
        assert end <= entity.start < entity.end <= len(text)
        assert text[entity.start : entity.end] == entity.text
        assert entity.text.strip() == entity.text
        assert entity.value
        assert entity.display
        end = entity.end


@given(st.text())
def test_plain_text_has_every_character_where_it_was(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_messages_take_no_time(piece: str) -> None:
    text = piece * (MOST_CHARS // len(piece) + 1)
    began = time.process_time()
    read(text, setting=SHOP)
    assert time.process_time() - began < 1.5


def test_the_more_certain_reading_stays() -> None:
    text = "order 12345 today"
    readings = [found("ORDER", text, 6, 11, "12345", "#12345", 0.9), found("PHONE", text, 0, 11, "x", "x", 0.5)]
    assert [entity.type for entity in without_overlaps(readings)] == ["ORDER"]
    same = [found("DATE", text, 12, 17, "a", "a", 0.5), found("DATE", text, 12, 15, "b", "b", 0.5)]
    assert [entity.text for entity in without_overlaps(same)] == ["today"]


def test_now_must_have_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        read_entities("kal", "ur-Latn", None, EntitySetting(datetime(2026, 11, 23)))


async def test_token_states_of_another_model_do_no_harm() -> None:
    text = "my name is Hassan Raza"
    tokens = (await FakeEmbedder().read(text)).tokens
    assert [e.text for e in read_entities(text, "en", tokens, SETTING) if e.type == "PERSON"] == ["Hassan Raza"]
