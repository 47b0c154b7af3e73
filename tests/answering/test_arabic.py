"""Arabic: the language that was added to show that one can be."""

from string import Formatter

import pytest

from jawab.accounts.sites import GREETINGS
from jawab.answering import phrases
from jawab.answering.smalltalk import Smalltalk, smalltalk
from jawab.answering.tools import words
from jawab.conversations.notices import TEXTS
from jawab.knowledge import phrases as pages

LANGUAGES = {"en", "ur", "ur-Latn", "ar"}


def test_every_language_says_everything() -> None:
    assert set(GREETINGS) == LANGUAGES
    for texts in TEXTS.values():
        assert set(texts) == LANGUAGES
        assert len({_places(text) for text in texts.values()}) == 1
    assert {"en", *pages._BY_LANGUAGE} == {"en", "ur", "ar"}, "pages are not written in Roman Urdu"
    for module in (phrases, words):
        assert {"en", *module._BY_LANGUAGE} == LANGUAGES
    for module in (phrases, words, pages):
        for texts in module._BY_LANGUAGE.values():
            assert {key: _places(text) for key, text in texts.items()} == {
                key: _places(text) for key, text in module._ENGLISH.items()
            }


@pytest.mark.parametrize(
    ("text", "kind"),
    [("مرحبا", "greeting"), ("صباح الخير!", "greeting"), ("شكرًا جزيلًا", "thanks"), ("شكرا", "thanks"),
     ("مع السلامة", "bye"), ("أريد استرجاع المبلغ", None)],
)  # fmt: skip
def test_arabic_small_talk(text: str, kind: Smalltalk | None) -> None:
    assert smalltalk(text) == kind


def test_yes_and_no_to_a_tool() -> None:
    assert words.agrees("نعم، موافق")
    assert words.stops("لا")
    assert not words.agrees("لا")


def _places(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
