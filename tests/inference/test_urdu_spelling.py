"""One word in its spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jawab.inference.urdu.spelling import plain, skeleton, spelt


@pytest.mark.parametrize(
    "spellings",
    [
        ("کہاں", "kahan", "kahaan", "khn"),
        ("ریفنڈ", "refund", "rifand"),
        ("کیش", "cash", "kaish"),
        ("شکایت", "shikayat", "shkayt"),
        ("واپس", "wapas", "wapis", "vapas"),
        ("سروس", "service", "sarwis"),
    ],
)
def test_spellings_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(word) for text in spellings for word in spelt(text)}) == 1


def test_words_that_sound_unlike_do_not() -> None:
    assert len({skeleton(word) for word in ("order", "refund", "parcel", "paisay", "kab")}) == 5


def test_long_vowels_are_written_in_many_ways() -> None:
    assert {plain(word) for word in ("kaisay", "kaise", "kesay", "kese")} == {"kese"}


def test_letters_that_look_alike_are_one() -> None:
    assert spelt("كيا هے") == spelt("کیا ہے")


@given(st.text(max_size=100))
def test_any_word_has_one(text: str) -> None:
    assert all(skeleton(word) for word in spelt(text))
    assert all(plain(word) for word in spelt(text))
