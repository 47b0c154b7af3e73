"""Short chat messages in the languages that share a script, and the memory of a conversation's language."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jawab.understanding.language import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where's my order??", "en"),
        ("refund status", "en"),
        ("mera refund status check kar dain please", "ur-Latn"),
        ("kab ayega parcel", "ur-Latn"),
        ("main kal se wait kr rhi hn", "ur-Latn"),
        ("bhaiya paisa kab milega", "ur-Latn"),
        ("آرڈر کب آئے گا", "ur"),
        ("please میرا order cancel کر دیں", "ur"),
        ("سفارش من کجاست", "fa"),
        ("کی می‌رسه؟", "fa"),
        ("أين طلبي", "ar"),
        ("وين الطلبية يا جماعة", "ar"),
        ("मेरा ऑर्डर कहाँ है", "hi"),
        ("order अभी तक नहीं आया", "hi"),
        ("माझी ऑर्डर अजून आली नाही, कृपया मला मदत करा", "mr"),
        ("quiero devolver la compra", "es"),
        ("siparişim ne zaman gelecek acaba", "tr"),
        ("где мой заказ", "ru"),
        ("আমার অর্ডার কোথায়", "bn"),
    ],
)
def test_a_message_by_itself(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize("text", ["ok", "theek hai", "👍", "GN-1234567", "0300 1234567", "thanks!", "", "a@b.example"])
@pytest.mark.parametrize("before", ["en", "ur", "ur-Latn", "ar", "fa", "hi", "es"])
def test_what_tells_little_keeps_the_language(text: str, before: str) -> None:
    assert guess(text, before) == before


@pytest.mark.parametrize(
    ("text", "before", "language"),
    [
        ("mera order kahan hai", "en", "ur-Latn"),
        ("where is my order, it has not come", "ur-Latn", "en"),
        ("میرا آرڈر کہاں ہے", "en", "ur"),
        ("سفارش من کجاست", "ur", "fa"),
        ("أين طلبي لم يصل", "ur", "ar"),
        ("shukriya", "", "ur-Latn"),
    ],
)
def test_what_tells_enough_changes_the_language(text: str, before: str, language: str) -> None:
    assert guess(text, before) == language


def test_a_word_of_two_languages_goes_with_the_conversation() -> None:
    assert [guess("سلام", before) for before in ("ur", "fa")] == ["ur", "fa"]


@given(some.text(max_size=300), some.sampled_from(["", "en", "ur", "ur-Latn", "xx"]))
def test_any_text_has_a_language(text: str, before: str) -> None:
    assert guess(text, before)
