"""Which texts go to the encoder for Urdu."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jawab.inference.urdu.writing import writing


@pytest.mark.parametrize(
    "text",
    [
        "میرا آرڈر کہاں ہے؟",
        "پیسے کب واپس ملیں گے",
        "منسوخ",
        "ميرا پارسل کہاں ھے",  # typed on an Arabic keyboard
        "order cancel کرنا ہے please",
    ],
)
def test_urdu_in_its_own_script(text: str) -> None:
    assert writing(text) == "ur"


@pytest.mark.parametrize(
    "text",
    [
        "mera order kahan hai",
        "paisay wapis kab milen ge",
        "mjhe refund chahiye plz",
        "bhai parcel abhi tak nahi aya, tracking number kya hai?",
        "KYA AAP KARACHI MEIN DELIVERY KARTE HAIN",
    ],
)
def test_roman_urdu(text: str) -> None:
    assert writing(text) == "ur-Latn"


@pytest.mark.parametrize(
    "text",
    [
        "Where is my order?",
        "refund",
        "warranty",
        "OK",
        "can i pay with jazzcash",
        "Do you deliver to Rawalpindi and Faisalabad?",
        "¿Dónde está mi pedido?",
        "أين طلبي؟ لم يصل حتى الآن",
        "سفارش من کجاست",
        "我的订单在哪里",
        "मेरा ऑर्डर कहाँ है",
        "",
        "   ",
        "12345",
        "🙂👍",
    ],
)
def test_everything_else_stays_with_the_model(text: str) -> None:
    assert writing(text) == ""


@given(st.text(max_size=400))
def test_any_text_is_told(text: str) -> None:
    assert writing(text) in {"", "ur", "ur-Latn"}
    assert writing(text) == writing(text)
