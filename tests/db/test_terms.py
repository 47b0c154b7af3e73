"""Words as they are searched: what people write and what articles say must meet."""

import pytest

from jawab.db.search.terms import fold, terms, words


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("refunded", "Refunds"),
        ("cancelling", "cancel"),
        ("e-mail", "Email"),
        ("visitor’s", "visitors"),
        ("Café", "cafe"),
        ("FULLWIDTH", "ＦＵＬＬＷＩＤＴＨ"),
        ("كي واپسي", "کی واپسی"),  # Arabic letters typed for Urdu ones
        ("مُحَبَّت", "محبت"),  # vowel marks
        ("۵۰۰", "500"),
        ("اردو\u200cزبان", "اردو زبان"),  # zero-width non-joiner
        ("آرڈر", "آرڈر"),  # one letter, or two signs that make it
    ],
)
def test_spellings_of_one_word_meet(asked: str, written: str) -> None:
    assert terms(asked) == terms(written) != []


def test_function_words_are_left_out_and_order_is_kept() -> None:
    assert terms("How do I get a refund for my order?") == ["refund", "order"]
    assert terms("کیا میں اپنا آرڈر واپس کر سکتا ہوں؟") == [fold("آرڈر"), fold("واپس")]


def test_chinese_becomes_pairs() -> None:
    assert words("重设密码 now") == ["重设", "设密", "密码", "now"]


@pytest.mark.parametrize("odd", ["", "   ", "?!…", "\ud83d", "👍🏽", "'", '"', "\x00", "a" * 10_000, "-" * 500])
def test_odd_texts_are_no_trouble(odd: str) -> None:
    assert all(isinstance(term, str) and term for term in terms(odd))


def test_a_term_never_holds_what_a_query_language_reads() -> None:
    for term in terms("a\"b) OR NEAR(x y) col:z* -minus ^start {q} <-> &|! 'quote' back\\slash"):
        assert term.isalnum()
