"""Products of a catalogue in messages, as people write them."""

import time
from dataclasses import replace

import pytest

from jawab.understanding.entities.products import CatalogueEntry, Products
from tests.understanding.entities.reading import SETTING, read

COOLER, KETTLE, SUIT = (
    "Sarai air cooler, 40 litres",
    "Copper electric kettle, 1.7 litres",
    "Bahar three-piece lawn suit",
)
LAMP_S, LAMP_T = "Jali brass lamp, bedside", "Jali brass lamp, table"
CATALOGUE = Products(
    [
        CatalogueEntry(COOLER, "SR-40", ("cooler", "ایئر کولر")),
        CatalogueEntry(KETTLE, "KT-17", ("kettle",)),
        CatalogueEntry(SUIT, "BH-3", ("bedsheet",)),
        CatalogueEntry(LAMP_S, "JL-34", ("bedside lamp",)),
        CatalogueEntry(LAMP_T, "JL-48", ("table lamp",)),
    ]
)
SHOP = replace(SETTING, products=CATALOGUE)


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("is the air cooler loud?", "air cooler", COOLER),
        ("Sarai Air Cooler, 40 litres", "Sarai Air Cooler, 40 litres", COOLER),
        ("my ketle is broken", "ketle", KETTLE),
        ("two kettles please", "kettles", KETTLE),
        ("the electrik kettle leaks", "electrik kettle", KETTLE),
        ("aircooler kharab hai", "aircooler", COOLER),
        ("cooleron ki qeemat", "cooleron", COOLER),
        ("a tabel lamp", "tabel lamp", LAMP_T),
        ("a bedside lump", "bedside lump", LAMP_S),
        ("laawn suits dikhayein", "laawn suits", SUIT),
        ("ایئر کولر کی قیمت", "ایئر کولر", COOLER),
        ("is jl-34 in stock", "jl-34", LAMP_S),
        ("a bedside lamp", "bedside lamp", LAMP_S),
        ("table lamps", "table lamps", LAMP_T),
        ("bed sheets", "bed sheets", SUIT),
    ],
)
def test_products(text: str, said: str, name: str) -> None:
    assert [(p.text, p.value) for p in read(text, "PRODUCT", SHOP)] == [(said, name)]


@pytest.mark.parametrize(
    "text",
    [
        "my parcel settled",
        "a cool day",
        "brass",
        "I want to sell a suitcase",
        "lamp",
        "ketchup",
        "fan suit",
        "lawn",
        "",
    ],
)
def test_no_products(text: str) -> None:
    assert read(text, "PRODUCT", SHOP) == []


def test_a_large_catalogue_costs_a_message_little() -> None:
    products = Products(
        CatalogueEntry(f"Model {i} {'abcdefgh'[i % 8] * 3}tor{i % 977}", f"SKU{i}") for i in range(5_000)
    )
    setting = replace(SETTING, products=products)
    text = "is the modle 4711 in stock, or the hhhtor805 if not? " * 10
    read(text, setting=setting)
    began = time.perf_counter()
    read(text, setting=setting)
    assert time.perf_counter() - began < 0.5
