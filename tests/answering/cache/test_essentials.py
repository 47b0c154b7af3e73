"""What makes two questions of nearly the same words different ones."""

import pytest

from jawab.answering.cache.head import ruled_out
from jawab.answering.cache.likeness import Likened
from jawab.answering.cache.spelling import alike


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("can i return 2 items", "can i return 20 items", "numbers"),
        ("can i return two items", "can i return twenty items", "numbers"),
        ("can i return 2 items", "can i return items", "numbers"),
        ("kya main do cheezein wapas kar sakti hoon", "kya main das cheezein wapas kar sakti hoon", "numbers"),
        ("کیا میں ۲ چیزیں واپس کر سکتی ہوں", "کیا میں ۲۰ چیزیں واپس کر سکتی ہوں", "numbers"),
        ("تین دن میں ڈیلیوری", "دس دن میں ڈیلیوری", "numbers"),
        ("cancel my order", "don't cancel my order", "denial"),
        ("cancel my order", "do not cancel my order", "denial"),
        ("order cancel karna hai", "order cancel nahi karna hai", "denial"),
        ("order cancel karo", "order cancel mat karo", "denial"),
        ("آرڈر منسوخ کرنا ہے", "آرڈر منسوخ نہیں کرنا ہے", "denial"),
        ("can i pay with a card", "can i pay without a card", "denial"),
        ("how do i block my card", "how do i unblock my card", "opposites"),
        ("how do i turn notifications on", "how do i turn notifications off", "opposites"),
        ("are you open", "are you closed", "opposites"),
        ("can i change it before delivery", "can i change it after delivery", "opposites"),
        ("send a parcel from Lahore to Karachi", "send a parcel from Karachi to Lahore", "direction"),
        ("delete my account", "delete my brother's account", "people"),
        ("account delete karna hai", "bhai ka account delete karna hai", "people"),
        ("how do i cancel my order", "how do i cancel my appointment", "words"),
        ("when is my refund paid", "when is my voucher paid", "words"),
    ],
)
def test_one_thing_that_differs_makes_another_question(one: str, other: str, why: str) -> None:
    assert ruled_out(Likened.of(one), Likened.of(other), roughly=False) == why
    assert ruled_out(Likened.of(other), Likened.of(one), roughly=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I cancel my order?", "how can i cancel an order"),
        ("within 3 days", "within three days"),
        ("2 items", "۲ items"),
        ("I don't have a receipt", "I do not have a receipt"),
        ("order cancel kar do", "order cancel kar dein"),
        ("How long does delivery take?", "how long do deliveries take"),
    ],
)
def test_other_words_for_the_same_are_not_ruled_out(one: str, other: str) -> None:
    assert ruled_out(Likened.of(one), Likened.of(other), roughly=False) == ""


def test_entities_must_be_the_same() -> None:
    lahore = Likened.of("delivery there", (("PLACE", "Lahore"),))
    assert ruled_out(lahore, Likened.of("delivery there", (("PLACE", "Karachi"),)), roughly=False) == "entities"
    assert ruled_out(lahore, Likened.of("delivery there"), roughly=False) == "entities"
    assert ruled_out(lahore, lahore, roughly=False) == ""


def test_a_part_of_a_question_is_another_where_vectors_are_rough() -> None:
    whole, part = Likened.of("order kaise karoon"), Likened.of("order track kaise karoon")
    assert ruled_out(whole, part, roughly=True) == "words"
    assert ruled_out(Likened.of("refund kab milega"), Likened.of("refnd kab milega"), roughly=True) == ""


def test_spellings() -> None:
    assert alike("transfer", "trnsfr")
    assert not alike("order", "track")
