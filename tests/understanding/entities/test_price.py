"""Prices as shops write them in tables and feeds: exact, or refused with a reason."""

import pytest

from jawab.understanding.entities.price import Price, read_price


@pytest.mark.parametrize(
    ("written", "currency", "region", "price", "shown"),
    [
        ("7,950", "PKR", "", Price(795000, "PKR"), "PKR 7,950"),
        ("Rs. 7,950/-", "", "PK", Price(795000, "PKR"), "PKR 7,950"),
        ("Rs 1,23,456", "", "IN", Price(12345600, "INR"), "INR 123,456"),
        ("7950.50 PKR", "", "", Price(795050, "PKR"), "PKR 7,950.50"),
        ("$1,299.99", "", "", Price(129999, "USD"), "USD 1,299.99"),
        ("12,50 €", "", "", Price(1250, "EUR"), "EUR 12.50"),
        ("1.299,00", "EUR", "", Price(129900, "EUR"), "EUR 1,299"),
        ("1 299,00", "EUR", "", Price(129900, "EUR"), "EUR 1,299"),
        ("1299", "JPY", "", Price(1299, "JPY"), "JPY 1,299"),
        ("1.250", "KWD", "", Price(1250, "KWD"), "KWD 1.250"),
        ("۷۹۵۰", "PKR", "", Price(795000, "PKR"), "PKR 7,950"),
    ],
)
def test_prices(written: str, currency: str, region: str, price: Price, shown: str) -> None:
    assert read_price(written, currency, region) == price
    assert price.written() == shown


@pytest.mark.parametrize(
    ("written", "currency", "reason"),
    [
        ("free", "PKR", "no price"),
        ("-5", "PKR", "no price"),
        ("7950", "", "no currency"),
        ("12.5", "JPY", "more decimals"),
        ("500 - 900", "PKR", "no currency"),
        ("9" * 20, "PKR", "too large"),
    ],
)
def test_what_is_no_price_is_told(written: str, currency: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_price(written, currency)
