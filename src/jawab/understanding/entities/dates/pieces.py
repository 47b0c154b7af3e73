"""The pieces that dates and times are made of, and how one kind of them is looked for."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from jawab.understanding.entities.dates.tense import direction


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the days from `first` to `last`. `weekday` alone gives way to a date beside it."""

    start: int
    end: int
    first: date
    last: date
    weekday: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock; until `hour` is `fixed` it may be the same in the afternoon. `weak`: a bare number, which is
    a time only beside a day."""

    start: int
    end: int
    hour: int
    minute: int
    fixed: bool
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: `morning`, `afternoon`, `evening`, `night`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment that is told by its distance from now."""

    start: int
    end: int
    at: datetime


Atom = Day | Clock | Part | Instant


@dataclass(frozen=True, slots=True)
class Place:
    """The message and the moment it is read at."""

    plain: str
    now: datetime
    region: str
    language: str

    @property
    def today(self) -> date:
        return self.now.date()

    def direction(self, match: re.Match[str]) -> int:
        return direction(self.plain, *match.span())


Make = Callable[[Place, re.Match[str]], Atom | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of writing a piece. It is looked for only in messages with a digit, where it `digits`, and with one of
    `words`, where it has any: most patterns are never run."""

    pattern: re.Pattern[str]
    make: Make
    digits: bool = False
    words: frozenset[str] = frozenset()

    def find(self, place: Place, words: frozenset[str], digits: bool) -> Iterator[Atom]:
        if (self.digits and not digits) or (self.words and self.words.isdisjoint(words)):
            return
        for match in self.pattern.finditer(place.plain):
            atom = self.make(place, match)
            if atom is not None:
                yield atom


def pattern(written: str) -> re.Pattern[str]:
    """Compiled, for whole words in any case."""
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)


def any_of(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
