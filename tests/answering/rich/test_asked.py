"""Which questions the catalogue answers, and which ask for more than it knows."""

from dataclasses import replace

import pytest

from jawab.answering.rich.asked import asked_of
from jawab.answering.rich.cards import named_products
from jawab.understanding.entities.products import CatalogueEntry, Products, names_exactly
from jawab.understanding.entities.reading import read_entities
from jawab.understanding.types import Entity
from tests.understanding.entities.reading import SETTING

KETTLE, SET = "Copper electric kettle, 1.7 litres", "Neelam tea set for six"
SHOP = replace(
    SETTING,
    products=Products([CatalogueEntry(KETTLE, "KT-1", ("kettle", "کیتلی")), CatalogueEntry(SET, "TS-6", ("tea set",))]),
)


def entities(text: str) -> list[Entity]:
    return read_entities(text, "en", None, SHOP)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("How much is the electric kettle?", "price"),
        ("what's the price of the tea set", "price"),
        ("price of the kettle and the tea set?", "price"),
        ("kettle ki qeemat kya hai", "price"),
        ("kettle kitne ki hai?", "price"),
        ("کیتلی کی قیمت کیا ہے؟", "price"),
        ("Do you have the tea set?", "offer"),
        ("do you sell kettles", "offer"),
        ("is the kettle in stock?", "stock"),
        ("kya kettle dastyab hai", "stock"),
        ("کیا کیتلی دستیاب ہے؟", "stock"),
    ],
)
def test_prices_and_products_are_asked_for(text: str, asked: str) -> None:
    assert asked_of(text, entities(text)) == asked


@pytest.mark.parametrize(
    "text",
    [
        "How much is the kettle in dollars?",
        "How much is delivery of the kettle?",
        "How much water does the kettle take?",
        "Do you have the tea set in green?",
        "Do you repair the kettle?",
        "How much is it?",
        "How much is a bicycle?",
        "Is the kettle available for order GN-1234567?",
        "I don't want the kettle, how much is it?",
        "the kettle",
        "Do you have a warranty on the kettle?",
        "How much is the kettle with gift wrapping?",
        "How much discount is there on the kettle?",
        "kettle wapas karni hai kitne paise milein ge",
    ],
)
def test_what_asks_for_more_is_left_to_the_help_centre(text: str) -> None:
    assert asked_of(text, entities(text)) is None


@pytest.mark.parametrize(
    "text", ["my kettle leaks", "Our new kettle is broken", "meri kettle kharab hai", "میری کیتلی خراب ہے"]
)
def test_who_has_a_product_is_offered_none(text: str) -> None:
    assert entities(text)
    assert named_products(text, entities(text)) == []


@pytest.mark.parametrize(
    ("written", "surely"),
    [("copper kettle", False), ("Copper electric kettle", True), ("kettles", True), ("KT-1", True), ("ketle", False)],
)
def test_a_product_is_named_surely_by_one_of_its_names(written: str, surely: bool) -> None:
    assert names_exactly(written, [KETTLE, "KT-1", "kettle"]) is surely
