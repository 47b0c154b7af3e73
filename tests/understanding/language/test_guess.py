"""The first guess at a message's language."""

import pytest

from jawab.understanding.language import guess, writing_direction


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where is my order", "en"),
        ("return policy?", "en"),
        ("I can't log in to my account!", "en"),
        ("what is the main menu", "en"),
        ("mera order kahan hai", "ur-Latn"),
        ("order kab aayega", "ur-Latn"),
        ("payment nahi ho rahi", "ur-Latn"),
        ("kettle ki price", "ur-Latn"),
        ("cod available hai kya", "ur-Latn"),
        ("میرا آرڈر کہاں ہے", "ur"),
        ("السلام علیکم", "ur"),
        ("بہت شکریہ", "ur"),
        ("وين طلبي من فضلك لم يصل بعد", "ar"),
        ("donde esta mi pedido", "es"),
        ("je veux un remboursement", "fr"),
        ("订单在哪里", "zh"),
    ],
)
def test_guess(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize("before", ["en", "ur", "ur-Latn"])
def test_keeps_the_language_when_there_is_nothing_to_go_by(before: str) -> None:
    assert guess("GN-1234567", before) == before
    assert guess("👍", before) == before


def test_short_words_keep_roman_urdu() -> None:
    assert guess("order status", "ur-Latn") == "ur-Latn"
    assert guess("order status", "en") == "en"


def test_writing_direction() -> None:
    assert [writing_direction(tag) for tag in ("ur", "ar", "ur-Latn", "en")] == ["rtl", "rtl", "ltr", "ltr"]
