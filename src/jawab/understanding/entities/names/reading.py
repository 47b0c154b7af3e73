"""Persons and places: by the trained head where the text is in Latin letters, by phrases and lists where it is not."""

import re
from collections.abc import Iterator
from typing import Literal

from jawab.inference.embedder import TokenVectors
from jawab.understanding.entities.found import Found, found
from jawab.understanding.entities.names import gazetteer, rules
from jawab.understanding.entities.names.features import AFTER_NAME, TITLES, binned
from jawab.understanding.entities.names.head import NamesHead, load
from jawab.understanding.entities.names.segment import states_of, words_of
from jawab.understanding.entities.names.spacy_names import SpacyNames

_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[^\W\d_\u0590-\uffff]")
_MOST_WORDS = 600  # of a message; names beyond are not looked for
_OF_SPACY = 0.6  # spaCy tells no probability: as certain as the head is on the whole


def read(text: str, plain: str, tokens: TokenVectors | None, spacy: SpacyNames | None = None) -> Iterator[Found]:
    """PERSON with the title that goes with it, and PLACE. Without `tokens` (none given, or none at all in it) the head
    that reads by spelling alone is used; with `spacy` no head is."""
    if _ARABIC_SCRIPT.search(plain):
        yield from rules.read_urdu(text, plain)
    if _LATIN.search(plain):
        yield from rules.read_latin(text, plain)
        words = words_of(plain)[:_MOST_WORDS]
        yield from _by_spacy(text, plain, spacy) if spacy else _by_head(text, plain, words, tokens)
        yield from _listed(text, plain, words)


def _by_head(text: str, plain: str, words: list[tuple[int, int]], tokens: TokenVectors | None) -> Iterator[Found]:
    head = load("names")
    if tokens is None or not len(tokens.starts) or tokens.states.shape[1] != head.width:
        head, tokens = load("names_words"), None
    for first, last, kind, certainty in _runs(head, plain, words, tokens):
        first, last = _trimmed(plain, words, first, last)
        if first == last:
            continue
        if kind == "PERSON":
            first, last = _with_title(plain, words, first, last)
        # Between .4 and .8: what a pattern or a phrase says with certainty goes before.
        certainty = 0.4 + 0.4 * certainty
        yield _named("PERSON" if kind == "PERSON" else "PLACE", text, words[first][0], words[last - 1][1], certainty)


def _by_spacy(text: str, plain: str, spacy: SpacyNames) -> Iterator[Found]:
    words = words_of(plain)
    for kind, start, end in spacy.read(plain):
        if _ARABIC_SCRIPT.search(plain, start, end):
            continue  # the phrases and lists read those; an English pipeline takes any word of them for a name
        inside = [i for i, (begin, _) in enumerate(words) if start <= begin < end]
        if kind == "PERSON" and inside:
            first, last = _with_title(plain, words, inside[0], inside[-1] + 1)
            start = min(start, words[first][0])
            end = end if last == inside[-1] + 1 else words[last - 1][1]
        yield _named(kind, text, start, end, _OF_SPACY)


def _named(kind: Literal["PERSON", "PLACE"], text: str, start: int, end: int, certainty: float) -> Found:
    value = " ".join(text[start:end].split())
    return found(kind, text, start, end, value, value, certainty)


def _listed(text: str, plain: str, words: list[tuple[int, int]]) -> Iterator[Found]:
    """Places of the list that nothing else saw, with little certainty: "jordan" may be somebody."""
    lower = [(plain[start:end].lower(), start, end) for start, end in words]
    for place in rules.listed_places(text, plain, lower, gazetteer.places(), 0.45):
        if place.entity.text[0].isupper() or len(place.entity.text) > 5:
            yield place


def _runs(
    head: NamesHead, plain: str, words: list[tuple[int, int]], tokens: TokenVectors | None
) -> list[tuple[int, int, str, float]]:
    return head.read(binned(plain, words), None if tokens is None else states_of(words, tokens))


def _trimmed(plain: str, words: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Without small words such as `hu` and `us` at its ends, where they are written as such."""
    while first < last and plain[slice(*words[first])] in rules.NO_LATIN_NAME:
        first += 1
    while first < last and plain[slice(*words[last - 1])] in rules.NO_LATIN_NAME:
        last -= 1
    return first, last


def _with_title(plain: str, words: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """The name with `Dr.` before and `sahib` after it; those alone are no name."""

    def word(i: int) -> str:
        return plain[slice(*words[i])].lower() if 0 <= i < len(words) else ""

    if word(first - 1) in TITLES:
        first -= 1
    elif word(first - 1) == "." and word(first - 2) in TITLES:
        first -= 2
    if word(last) in AFTER_NAME - {"bhai", "ji", "jee"}:
        last += 1
    return first, last
