"""CSV files of products as shops and spreadsheets write them."""

import pytest

from jawab.kit.errors import Unprocessable
from jawab.understanding.entities import given as bounds
from jawab.understanding.entities.table import read_products


def rows(data: bytes | str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    given = read_products(data.encode() if isinstance(data, str) else data)
    return [(one.name, one.sku, one.aliases) for one in given.products]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("name,sku\nKettle,K1\n", [("Kettle", "K1", ())]),
        ("﻿Name;SKU;Aliases\r\nKettle;K1;chai maker|ketli\r\n", [("Kettle", "K1", ("chai maker", "ketli"))]),
        ("title\tid\nKettle\tK1\n", [("Kettle", "K1", ())]),
        ('price,Title,ID\n9,"Lamp, 48 cm",L1\n', [("Lamp, 48 cm", "L1", ())]),
        ("name\nKettle\n\n  \nLamp\n", [("Kettle", None, ()), ("Lamp", None, ())]),
        ('name,aliases\nKettle,"ketli, chaidan, ketli"\n', [("Kettle", None, ("ketli", "chaidan"))]),
        ("name,sku\nپنکھا,P1\n", [("پنکھا", "P1", ())]),
        ('name\n"two\nlines"\n', [("two lines", None, ())]),
        ("name,sku\nshort\n", [("short", None, ())]),
    ],
)
def test_tables(data: str, expected: list[object]) -> None:
    assert rows(data) == expected


def test_utf_16_as_old_spreadsheets_save() -> None:
    assert rows("name,sku\nکیتلی,K1\n".encode("utf-16")) == [("کیتلی", "K1", ())]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"PK\x03\x04....", "not a CSV"),
        (b"name\n\xff\xfe\xfa\n", "not in UTF-8"),
        (b"price,colour\n1,red\n", "must be called name"),
        (b'name,sku\n"Kettle,K1\n', "is not CSV"),
        (b"name\n" + b"x" * 200_000, "is not CSV"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, said: str) -> None:
    with pytest.raises(Unprocessable, match=said):
        read_products(data)


def test_rows_that_are_left_out_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_ROWS", 2)
    given = read_products(f"name,sku\n,K1\n---,K2\n{'x' * 201},K3\nA,1\nB,2\nC,3\n".encode())
    assert [one.name for one in given.products] == ["A", "B"]
    assert [place for place, _ in given.skipped] == ["line 2", "line 3", "line 4", "line 7"]
    assert [reason.split(" ")[0] for _, reason in given.skipped] == ["no", "the", "a", "only"]


def test_of_very_many_skipped_rows_only_the_first_are_listed() -> None:
    given = read_products(b"name,sku\n" + b",K1\n" * 1_000)
    assert len(given.skipped) == bounds.MOST_SKIPPED + 1


def test_a_shops_export_brings_prices_pictures_and_pages() -> None:
    header = "Title,Variant SKU,Variant Price,Currency,Image Src,Link,Description,Availability\n"
    kettle = "Kettle,K1,7950.00,PKR,https://cdn.shop.example/k.jpg,https://shop.example/k,Boils water,in stock\n"
    lamp = "Lamp,L1,soon,PKR,http://cdn.shop.example/l.jpg,javascript:x,,http://schema.org/OutOfStock\n"
    given = read_products((header + kettle + lamp + "Iron,I1\n").encode())
    first, second, third = given.products
    assert first.price is not None
    assert (first.price.minor, first.price.currency) == (795000, "PKR")
    assert (first.image, first.url) == ("https://cdn.shop.example/k.jpg", "https://shop.example/k")
    assert (first.description, first.availability) == ("Boils water", "in_stock")
    assert (second.price, second.image, second.url, second.availability) == (None, None, None, "out_of_stock")
    assert [reason.split(":")[0] for _, reason in given.skipped] == [
        "taken without its price",
        "taken without its picture",
        "taken without its page",
    ]
    assert third.price is third.description is None


def test_the_rupee_is_that_of_the_shops_country() -> None:
    table = b"name,price\nKettle,Rs. 500\n"
    told = [read_products(table, region).products[0].price for region in ("PK", "IN")]
    assert [price and price.currency for price in told] == ["PKR", "INR"]
