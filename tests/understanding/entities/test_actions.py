"""What visitors want done."""

import pytest

from tests.understanding.entities.reading import read, values


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("I need to book appointment please", "book appointment", "book appointment"),
        ("can I book an appointment", "book an appointment", "book appointment"),
        ("I want to cancel my order", "cancel my order", "cancel order"),
        ("change the delivery address", "change the delivery address", "change address"),
        ("I'd like to return these items", "return these items", "return item"),
        ("how do I track my parcel", "track my parcel", "track parcel"),
        ("move my appointment", "move my appointment", "reschedule appointment"),
        ("change my phone number", "change my phone number", "change phone number"),
        ("can you move my order", "move my order", "reschedule order"),
        ("paise wapis chahiye", "paise wapis", "refund money"),
        ("order cancel karna hai", "order cancel karna", "cancel order"),
        ("mera password reset kar dein", "password reset kar dein", "reset password"),
        ("cheez wapis karni hai", "cheez wapis karni", "return item"),
        ("آرڈر منسوخ کرنا ہے", "آرڈر منسوخ کرنا", "cancel order"),
        ("پتہ تبدیل کرنا ہے", "پتہ تبدیل کرنا", "change address"),
        ("order cancellation", "order cancellation", "cancel order"),
    ],
)
def test_actions(text: str, said: str, value: str) -> None:
    assert values(text, "ACTION") == [(said, value)]


@pytest.mark.parametrize("text", ["I like the book", "the order came", "a change of plan", "mera order kahan hai", ""])
def test_no_actions(text: str) -> None:
    assert read(text, "ACTION") == []
