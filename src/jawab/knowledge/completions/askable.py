"""Which questions of visitors may ever be offered to others: none that could tell who asked."""

import re
from collections.abc import Collection

from jawab.db.search.terms import words
from jawab.knowledge.completions.entries import LONGEST
from jawab.understanding.types import UNHAPPY, EntityType

PERSONAL: frozenset[EntityType] = frozenset({"PERSON", "EMAIL", "PHONE", "ORDER", "TICKET", "URL"})
FEWEST_WORDS = 2
_LONG_NUMBER = re.compile(r"\d(?:[\s().+/-]{0,2}\d){3,}")
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.\w+/", re.IGNORECASE)
_LAST_MARKS = re.compile(r"[\s.!,،۔…]+$")
_MANY_QUESTION_MARKS = re.compile(r"([?؟？])[?؟？!]+")


def askable(text: str, entity_types: Collection[str], mood: str) -> bool:
    """Whether this is a question that others may want to ask as it stands: short, calm, and without anything that
    belongs to one person, such as a name, a number of four digits or more, or an address."""
    if len(text) > LONGEST or "\n" in text.strip() or len(words(text)) < FEWEST_WORDS:
        return False
    if mood in UNHAPPY or not PERSONAL.isdisjoint(entity_types):
        return False
    return not _LONG_NUMBER.search(text) and not _ADDRESS.search(text)


def tidy(text: str) -> str:
    """The question as it is offered: on one line, not shouted, without marks that say nothing."""
    text = _MANY_QUESTION_MARKS.sub(r"\1", _LAST_MARKS.sub("", " ".join(text.split())))
    return text.capitalize() if text.isupper() else text[:1].upper() + text[1:]
