"""Which texts are found for what somebody has typed so far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jawab.db.search.terms import words
from jawab.knowledge.completions.askable import askable, tidy
from jawab.knowledge.completions.entries import Entry, merged
from jawab.knowledge.completions.index import MOST, CompletionIndex

ENTRIES = [
    Entry("Returns and refunds", "article", "en"),
    Entry("Delivery times and charges", "article", "en"),
    Entry("How do I return an item?", "question", "en", 12),
    Entry("How do I track my order?", "question", "en", 30),
    Entry("Where is my order?", "question", "en", 50),
    Entry("Do you deliver to Multan?", "question", "en", 7),
    Entry("واپسی کا طریقہ", "article", "ur"),
    Entry("ریفنڈ کب ملے گا؟", "question", "ur", 9),
    Entry("آرڈر کہاں ہے؟", "question", "ur", 20),
    Entry("mera order kahan hai?", "question", "ur-Latn", 25),
    Entry("refund kab milay ga?", "question", "ur-Latn", 8),
    Entry("¿Cómo devuelvo un pedido?", "question", "es", 6),
    Entry("退货政策", "article", "zh"),
]
INDEX = CompletionIndex(ENTRIES)


def found(typed: str, language: str = "") -> list[str]:
    return [entry.text for entry in INDEX.complete(typed, language)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wh", "Where is my order?"),
        ("RETURN", "Returns and refunds"),  # begins with it
        ("return", "Returns and refunds"),
        ("a return", "How do I return an item?"),
        ("order tra", "How do I track my order?"),
        ("como", "¿Cómo devuelvo un pedido?"),
        ("退货", "退货政策"),
    ],
)
def test_each_word_may_be_begun_and_stand_anywhere(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_words_that_tell_little_may_be_missing_and_others_not() -> None:
    assert "Delivery times and charges" in found("how much does deli", "en")
    assert "Delivery times and charges" not in found("lamp delivery", "en")


@pytest.mark.parametrize("typed", ["retrun", "retun", "retturn", "reyurn"])
def test_a_slip_of_the_finger_is_forgiven(typed: str) -> None:
    assert "How do I return an item?" in found(typed, "en")


def test_numbers_are_not_guessed_at() -> None:
    index = CompletionIndex([Entry("What is error 40412?", "article", "en")])
    assert index.complete("40413") == []
    assert [entry.text for entry in index.complete("4041")] == ["What is error 40412?"]


@pytest.mark.parametrize("typed", ["کہاں", "كهاں", "کہا", "کہَاں"])
def test_urdu_is_found_in_whatever_letters_the_keyboard_gave(typed: str) -> None:
    assert found(typed, "ur")[0] == "آرڈر کہاں ہے؟"


@pytest.mark.parametrize("typed", ["kahan", "kahaan", "khan hai", "order kahan"])
def test_roman_urdu_is_found_however_it_is_spelt_and_then_the_same_in_urdu(typed: str) -> None:
    texts = found(typed, "ur-Latn")
    assert texts[0] == "mera order kahan hai?"
    assert "آرڈر کہاں ہے؟" in texts


def test_roman_letters_find_urdu_titles() -> None:
    assert found("wapsi", "ur-Latn") == ["واپسی کا طریقہ"]
    assert found("refand kb", "ur-Latn") == ["refund kab milay ga?", "ریفنڈ کب ملے گا؟"]


def test_the_visitors_language_goes_before_more_visitors() -> None:
    assert found("order", "ur-Latn")[0] == "mera order kahan hai?"
    assert found("order", "en")[0] == "Where is my order?"
    assert found("re", "en")[:2] == ["Returns and refunds", "How do I return an item?"]


@pytest.mark.parametrize("typed", ["", "o", "?", "zzzz", "order zzzz", "🙂"])
def test_nothing_is_offered_for_too_little_or_what_nobody_asks(typed: str) -> None:
    assert found(typed) == []


def test_an_article_that_people_ask_for_in_its_own_words_is_offered_once_and_counts_as_often() -> None:
    both = [Entry("Return an item", "article", "en"), Entry("return an ITEM?", "question", "en", 7)]
    assert merged(both) == [Entry("Return an item", "article", "en", 7)]
    assert merged(both[::-1]) == merged(both)


texts = st.text(st.sampled_from("abrtéصآہکی ۔ًُ1२退🙂"), max_size=24)


@given(st.lists(texts, max_size=30), texts, st.sampled_from(["", "en", "ur"]))
def test_whatever_is_typed_gives_at_most_six_different_texts(held: list[str], typed: str, language: str) -> None:
    entries = merged([Entry(text, "question", "ur", number) for number, text in enumerate(held)])
    given = CompletionIndex(entries).complete(typed, language)
    assert len(given) == len(set(given)) <= MOST
    assert set(given) <= set(entries)


@given(st.lists(st.text("abcdefgh", min_size=2, max_size=8), min_size=1, max_size=5), st.data())
def test_a_text_is_found_by_any_beginning_of_it(said: list[str], data: st.DataObject) -> None:
    text = " ".join(said)
    typed = text[: data.draw(st.integers(2, len(text)))].strip()
    assert CompletionIndex([Entry(text, "question", "en", 1)]).complete(typed)[0].text == text
    last = words(typed)[-1]
    if len(last) > 1:
        assert CompletionIndex([Entry(text, "question", "en", 1)]).complete(last)[0].text == text


@pytest.mark.parametrize(
    "text",
    [
        "where is order 48213",
        "where is order 48 21 3",
        "call me on 0300 5550123",
        "آرڈر ۴۸۲۱۳ کہاں ہے",
        "write to sana@example.com",
        "look at www.example.com please",
        "is this https://example.com/a yours",
        "hello",
        "first line\nsecond line",
        "word " * 60,
    ],
)
def test_what_belongs_to_one_person_or_is_no_question_is_not_counted(text: str) -> None:
    assert not askable(text, [], "neutral")


def test_names_and_anger_are_not_counted() -> None:
    assert askable("where is my order", ["DATE", "PLACE"], "neutral")
    assert not askable("where is my order", ["PERSON"], "neutral")
    assert not askable("where is my order", [], "angry")


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("  where   is my order???!", "Where is my order?"),
        ("WHERE IS MY ORDER", "Where is my order"),
        ("آرڈر کہاں ہے؟؟", "آرڈر کہاں ہے؟"),
        ("do you deliver to Multan...", "Do you deliver to Multan"),
    ],
)
def test_questions_are_offered_tidily(asked: str, offered: str) -> None:
    assert tidy(asked) == offered
