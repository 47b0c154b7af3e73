"""Numbers with their units, and addresses also in disguise."""

import pytest

from jawab.answering.facts import Quantity, addresses, quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7 to 10 working days", {("7", "day"), ("10", "day")}),
        ("Rs. 1,850 and €45 for 2.50 kg", {("1850", "rupee"), ("45", "euro"), ("2.5", "kg")}),
        ("twice", {("2", "time")}),
        ("one of them", set()),
        ("one year", {("1", "year"), ("per", "year")}),
        ("up to three months", {("3", "month")}),
        ("5% on Monday", {("5", "percent"), ("mon", "date")}),
        ("۷ دن", {("7", "day")}),
        ("سات دن", {("7", "day")}),
        ("before 31 March", {("31", "march"), ("march", "date")}),
        ("20 cents a day", {("20", "cent"), ("per", "day")}),
    ],
)
def test_quantities(text: str, found: set[tuple[str, str]]) -> None:
    assert set(quantities(text)) == {Quantity(*pair) for pair in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("visit http://evil.com/x now", {"evil.com/x"}),
        ("evil [dot] com", {"evil.com"}),
        ("evil dot com", {"evil.com"}),
        ("evil . com", {"evil.com"}),
        ("hxxps://evil.example", {"evil.example"}),
        ("ｅｖｉｌ．ｃｏｍ", {"evil.com"}),
        ("ev\u200bil.com", {"evil.com"}),
        ("write to help@gulnar.example.", {"help@gulnar.example"}),
        ("help (at) evil (dot) com", {"help@evil.com"}),
        ("call 0300 0000000", {"03000000000"}),
        ("+92 (300) 123-4567", {"923001234567"}),
        ("e.g. this. Then that at 9 a.m. Open", set()),
        ("version 2.5.1 costs 1,850", set()),
    ],
)
def test_addresses(text: str, found: set[str]) -> None:
    assert addresses(text) == found
