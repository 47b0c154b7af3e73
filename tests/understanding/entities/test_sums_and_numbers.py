"""Money, telephone numbers, e-mail addresses, web addresses, orders and tickets."""

from dataclasses import replace

import pytest

from tests.understanding.entities.reading import SETTING, read, values


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("I paid Rs. 2,500 for it", "Rs. 2,500", "PKR 2500"),
        ("PKR 2500", "PKR 2500", "PKR 2500"),
        ("I want my 1500/- back", "1500/-", "PKR 1500"),
        ("maine 4 hazar bheje thay", "4 hazar", "PKR 4000"),
        ("Rs.500/- only", "Rs.500/-", "PKR 500"),
        ("2500 rupay diye", "2500 rupay", "PKR 2500"),
        ("5 hazar rupay", "5 hazar rupay", "PKR 5000"),
        ("pachas rupay zyada", "pachas rupay", "PKR 50"),
        ("five hundred rupees", "five hundred rupees", "PKR 500"),
        ("Rs. 1.5 lakh", "Rs. 1.5 lakh", "PKR 150000"),
        ("refund of 5k please", "5k", "PKR 5000"),
        ("$45.50 back", "$45.50", "USD 45.50"),
        ("£30", "£30", "GBP 30"),
        ("€1,200.00", "€1,200.00", "EUR 1200"),
        ("₹1,00,000", "₹1,00,000", "INR 100000"),
        ("100 dollars", "100 dollars", "USD 100"),
        ("AED 350", "AED 350", "AED 350"),
        ("۲۵۰۰ روپے", "۲۵۰۰ روپے", "PKR 2500"),
        ("روپے 7,950", "روپے 7,950", "PKR 7950"),
        ("۵ ہزار روپے", "۵ ہزار روپے", "PKR 5000"),
    ],
)
def test_money(text: str, said: str, value: str) -> None:
    assert values(text, "MONEY") == [(said, value)]


@pytest.mark.parametrize(
    "text", ["5k steps a day", "3 chairs", "size 42", "router 500", "1.2.3", "pounds of sugar", ""]
)
def test_no_money(text: str) -> None:
    assert read(text, "MONEY") == []


def test_a_rupee_is_the_regions() -> None:
    assert values("Rs 500", "MONEY", replace(SETTING, region="IN")) == [("Rs 500", "INR 500")]
    assert read("Rs 500", "MONEY")[0].display == "Rs. 500"


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("call me on 0300 1234567", "0300 1234567", "+923001234567"),
        ("+92 321 7654321", "+92 321 7654321", "+923217654321"),
        ("0092 300 1112223", "0092 300 1112223", "+923001112223"),
        ("(042) 35761234", "(042) 35761234", "+924235761234"),
        ("۰۳۰۰ ۱۲۳۴۵۶۷", "۰۳۰۰ ۱۲۳۴۵۶۷", "+923001234567"),
        ("my UK mobile is 07400 123456", "07400 123456", "+447400123456"),
        ("202-555-0143 is my phone", "202-555-0143", "+12025550143"),
        ("call (978) 645-9740 x12", "(978) 645-9740 x12", "+19786459740"),
        ("+971 50 123 4567.", "+971 50 123 4567", "+971501234567"),
    ],
)
def test_phones(text: str, said: str, value: str) -> None:
    assert values(text, "PHONE") == [(said, value)]


@pytest.mark.parametrize(
    "text",
    [
        "order 1234567",
        "Rs. 3001234567",
        "2026-11-02",
        "12 34",
        "4111 1111 1111 1111 1111",
        "+1",
        "",
        "2026-11-02 14:30",
        "my number is 201-82-2178",
        "86.231.85.193",
    ],
)
def test_no_phones(text: str) -> None:
    assert read(text, "PHONE") == []


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("mail a.b+c@Shop.example.", "a.b+c@Shop.example", "a.b+c@shop.example"),
        ("(rida_k@post.example)", "rida_k@post.example", "rida_k@post.example"),
        ("ای میل nida@dak.example پر", "nida@dak.example", "nida@dak.example"),
    ],
)
def test_emails(text: str, said: str, value: str) -> None:
    assert values(text, "EMAIL") == [(said, value)]


@pytest.mark.parametrize("text", ["a@b", "@name", "x@-y.example", "a..b@c.example", "me@localhost"])
def test_no_emails(text: str) -> None:
    assert read(text, "EMAIL") == []


def test_web_addresses() -> None:
    assert values("see https://a.example/b?c=1, please (www.gulnar.example)", "URL") == [
        ("https://a.example/b?c=1", "https://a.example/b?c=1"),
        ("www.gulnar.example", "https://www.gulnar.example"),
    ]
    assert read("write to a@b.com e.g. now", "URL") == []


@pytest.mark.parametrize(
    ("text", "type", "said", "value"),
    [
        ("where is order #12345", "ORDER", "#12345", "12345"),
        ("order number: GN-1048213.", "ORDER", "GN-1048213", "GN-1048213"),
        ("GUL-10234 is late", "ORDER", "GUL-10234", "GUL-10234"),
        ("mera order 12874 kahan hai", "ORDER", "12874", "12874"),
        ("آرڈر نمبر ۴۸۲۱۳", "ORDER", "۴۸۲۱۳", "48213"),
        ("parcel #61002", "ORDER", "#61002", "61002"),
        ("ticket 8841 is open", "TICKET", "8841", "8841"),
        ("TKT-3071", "TICKET", "TKT-3071", "TKT-3071"),
        ("ٹکٹ نمبر ۸۸۴۱", "TICKET", "۸۸۴۱", "8841"),
    ],
)
def test_orders_and_tickets(text: str, type: str, said: str, value: str) -> None:
    assert values(text, type) == [(said, value)]


@pytest.mark.parametrize(
    "text", ["order 2 suits", "order 1500 rs ka", "in order to pay", "COVID-2019", "size 42", "#5"]
)
def test_no_orders(text: str) -> None:
    assert read(text, "ORDER") == []
