"""Finds, among up to tens of thousands of texts, those that somebody who is typing may want to write."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from jawab.db.search.terms import terms, words
from jawab.inference.urdu.spelling import plain, skeleton
from jawab.knowledge.completions.entries import Entry, same
from jawab.knowledge.completions.keys import Entries, Keys

MOST = 6
SHORTEST = 2  # letters from which on anything is offered
_MOST_WORDS = 12  # of what is typed; the last ones count
_WORD, _BEGINS, _BEGAN, _SPELT, _NEAR, _SOUNDS = 1.0, 0.95, 0.85, 0.8, 0.65, 0.6  # how well a word is met
_FUNCTION = 0.25  # weight of a word such as “how” against one that tells something
_STARTS_SO = 0.1  # for a text that begins with just what was typed
_OWN_LANGUAGE = 0.15  # more than beginning so: who types "re" in English wants no Urdu text first
_MOST_ASKED, _SHORT = 0.04, 0.01  # tell texts apart that are met equally well
_LONG = 200.0  # characters of a text
Scores = NDArray[np.float32]


class CompletionIndex:
    """Never changed once it is made: another one takes its place."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        read = [words(entry.text) for entry in entries]
        pairs = [(word, number) for number, text in enumerate(read) for word in set(text)]
        urdu = [(word, number) for word, number in pairs if entries[number].language.startswith("ur")]
        self._words = Keys(pairs)
        self._spellings = Keys({(plain(word), number) for word, number in urdu if word.isascii()})
        self._sounds = Keys({(skeleton(word), number) for word, number in urdu})
        self._texts = Keys((" ".join(text), number) for number, text in enumerate(read))
        self._languages = np.array([entry.language for entry in entries], dtype=np.str_)
        asked = np.log1p(np.array([entry.asked for entry in entries], dtype=np.float32))
        length = np.array([len(entry.text) for entry in entries], dtype=np.float32)
        self._liked: Scores = _MOST_ASKED * asked / max(asked.max(initial=0), 1) - _SHORT * length / _LONG

    def __len__(self) -> int:
        return len(self._entries)

    def complete(self, typed: str, language: str = "", limit: int = MOST) -> list[Entry]:
        """The texts that go on from what was typed, best first: those that hold all its words, the last of them begun,
        before those that are only near; of equally good ones those in `language` (BCP 47), then the most asked."""
        read = words(typed)[-_MOST_WORDS:]
        if sum(map(len, read)) < SHORTEST or not self._entries:
            return []
        met = self._all_met(read, language)
        best = np.flatnonzero(met)
        met[self._texts.beginning(same(typed))] += _STARTS_SO
        scores = met[best] + self._liked[best] + _OWN_LANGUAGE * (self._languages[best] == language)
        order = np.argsort(-scores, kind="stable")[:limit]
        return [self._entries[number] for number in best[order]]

    def _all_met(self, read: list[str], language: str) -> Scores:
        """How well each text meets what was typed, 0 to 1. It must meet the last word, and of every three that are no
        function words at least two."""
        last = len(read) - 1
        met = np.stack([self._met(word, language, last=place == last) for place, word in enumerate(read)])
        weights = np.array([1.0 if place == last or terms(word) else _FUNCTION for place, word in enumerate(read)])
        telling = met[weights == 1.0]
        total: Scores = (weights / weights.sum()).astype(np.float32) @ met
        total[(3 * (telling == 0).sum(axis=0) > len(telling)) | (met[-1] == 0)] = 0
        return total

    def _met(self, word: str, language: str, *, last: bool) -> Scores:
        """How well each text meets one word: as it is, begun, spelt or sounding alike, or with a slip of the finger."""
        scores: Scores = np.zeros(len(self._entries), dtype=np.float32)
        begun, spelt = self._words.beginning(word), self._spellings.beginning(plain(word))
        in_urdu = language.startswith("ur") or not word.isascii()
        if in_urdu or not len(begun):
            for entries in self._sounding(word, shortest=1 if in_urdu else 2, last=last):
                scores[entries] = _SOUNDS
        for entries in self._nearly(word) if not len(begun) and not len(spelt) else ():
            scores[entries] = _NEAR
        scores[spelt] = _SPELT
        scores[begun] = _BEGINS if last else _BEGAN
        scores[self._words.exact(word)] = _WORD
        return scores

    def _sounding(self, word: str, *, shortest: int, last: bool) -> Iterator[Entries]:
        """Urdu in the other writing, or in other letters; of a word still being written at least three consonants."""
        sound = skeleton(word)
        if len(word) > 1 and len(sound) >= shortest:
            yield self._sounds.beginning(sound) if last and len(sound) > 2 else self._sounds.exact(sound)

    def _nearly(self, word: str) -> Iterator[Entries]:
        if len(word) > 3 and word.isalpha():  # numbers and codes mean what they say
            yield from self._words.nearly_beginning(word, 1 if len(word) < 8 else 2)
