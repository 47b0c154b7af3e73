"""Products of the owner's catalogue, misspellings included."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from jawab.understanding.entities.found import Found, found
from jawab.understanding.entities.plain import plain as plain_of

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SMALL = frozenset(
    "a an the of for in on with and or to by ka ki ke ko aur wala wali wale کا کی کے کو اور والا والی".split()
)
_PLURALS = ("s", "es", "en", "ein", "on", "an", "ain", "وں", "یں")
MOST_WORDS = 6  # of a name that is looked for


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A product as it is looked for: its name, number and other names."""

    name: str
    sku: str = ""
    aliases: Sequence[str] = ()


class Products:
    """A catalogue ready for matching. Costs grow with the message, hardly with the catalogue."""

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        entries = list(entries)
        for phrase, name in _parts_of_one_product(entries):
            self._names[phrase] = name
        for entry in entries:
            for written in (*entry.aliases, entry.sku, entry.name.split(",")[0].split("(")[0], entry.name):
                phrase = _words(written)
                if 0 < len(phrase) <= MOST_WORDS:
                    self._names[phrase] = entry.name
        self._longest = max(map(len, self._names), default=0)
        self._near: dict[str, set[str]] = defaultdict(set)
        for word in {word for phrase in self._names for word in phrase} | {
            "".join(p) for p in self._names if len(p) == 2
        }:
            for key in _keys(word):
                self._near[key].add(word)
        self._joined = {"".join(phrase): phrase for phrase in self._names if len(phrase) == 2}

    def __bool__(self) -> bool:
        return bool(self._names)

    def read(self, text: str, plain: str) -> Iterator[Found]:
        """The products that a message names. The value is the catalogue's name; certainty falls with each slip."""
        words = [(match.group().lower(), *match.span()) for match in _WORD.finditer(plain)]
        meant = [self._meant(word) for word, _, _ in words]
        for i in range(len(words)):
            for length in range(min(self._longest, len(words) - i), 0, -1):
                name, slips = self._named([word for word, _, _ in words[i : i + length]], meant[i : i + length])
                if name:
                    certainty = (0.9 if length > 1 else 0.72) + 0.01 * length - 0.05 * slips
                    yield found("PRODUCT", text, words[i][1], words[i + length - 1][2], name, name, certainty)
                    break

    def _named(self, written: Sequence[str], meant: Sequence[dict[str, int]]) -> tuple[str, int]:
        """The product that these words name, and how many letters are off."""
        if len(written) == 1:
            for word, slips in sorted(self._alone(written[0], meant[0]), key=lambda item: item[1]):
                phrase = (word,) if (word,) in self._names else self._joined.get(word)
                if phrase:
                    return self._names[phrase], slips
            return "", 0
        ways: list[tuple[tuple[str, ...], int]] = [((), 0)]
        for choices in meant:
            ways = [((*way, word), slips + more) for way, slips in ways for word, more in choices.items()][:64]
        joined = "".join(written)
        hits = [
            (slips, self._names[way]) for way, slips in ways if way in self._names and slips <= _allowed(len(joined))
        ]
        if not hits and len(written) == 2:
            whole = [word for word, slips in self._meant(joined).items() if not slips]  # "bed sheets" for "bedsheet"
            hits = [(0, self._names[(word,)]) for word in whole if (word,) in self._names]
        return (min(hits)[1], min(hits)[0]) if hits else ("", 0)

    def _alone(self, written: str, meant: dict[str, int]) -> list[tuple[str, int]]:
        """Those of `meant` that are near enough for a word which stands by itself: short ones must be exact."""
        return [
            (word, slips)
            for word, slips in meant.items()
            if slips <= _allowed(min(len(written), len(word))) or _single(written) == _single(word)
        ]

    def _meant(self, word: str) -> dict[str, int]:
        """The catalogue's words that `word` may be a way of writing, with how many letters are off. A short word may
        have one letter wrong, though not its first: whether that is near enough the words beside it decide."""
        best: dict[str, int] = {}
        for form in _singular(word):
            for key in _keys(form):
                for known in self._near.get(key, ()):
                    slips = 1 if form != known and _single(form) == _single(known) else OSA.distance(form, known)
                    short = len(form) > 2 and len(known) > 2 and form[0] == known[0]
                    if slips <= max(_allowed(min(len(form), len(known))), short):
                        best[known] = min(slips, best.get(known, slips))
        return best


def names_exactly(written: str, names: Iterable[str]) -> bool:
    """Whether `written` is one of a product's names, or two or more words in a row of its first part, with no letter
    off; a plural counts as its singular."""
    said = _words(written)
    for name in names:
        for part in (name, name.split(",")[0].split("(")[0]):
            known = _words(part)
            runs = [known[i : i + len(said)] for i in range(len(known) - len(said) + 1)] if len(said) > 1 else [known]
            if any(_alike(said, run) for run in runs):
                return True
    return False


def _alike(said: Sequence[str], known: Sequence[str]) -> bool:
    return len(said) == len(known) > 0 and all(
        not set(_singular(one)).isdisjoint(_singular(other)) for one, other in zip(said, known, strict=True)
    )


def _parts_of_one_product(entries: Sequence[CatalogueEntry]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Two or more words in a row that occur in the name of one product alone, such as "air cooler" of "Sarai air
    cooler", and begin and end in words that mean something."""
    of: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in entries:
        words = _words(entry.name.split(",")[0].split("(")[0])[:12]
        for i in range(len(words)):
            for j in range(i + 2, min(len(words), i + MOST_WORDS) + 1):
                if not {words[i], words[j - 1]} & _SMALL and not any(word.isdigit() for word in words[i:j]):
                    of[words[i:j]].add(entry.name)
    for phrase, names in of.items():
        if len(names) == 1:
            yield phrase, next(iter(names))


def _words(written: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain_of(written).lower()))


def _allowed(length: int) -> int:
    """Letters that may be off in a word of so many."""
    return 0 if length < 5 else 1 if length < 9 else 2


def _singular(word: str) -> Iterator[str]:
    yield word
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word[: -len(ending)]


def _single(word: str) -> str:
    """With each doubled letter once: `laawn` and `lawn` are one word to whoever writes Roman Urdu."""
    return "".join(char for i, char in enumerate(word) if not i or char != word[i - 1])


def _keys(word: str) -> Iterator[str]:
    """The word, its form without doubled letters, and each form with a letter left out: words that are near each other
    share one."""
    yield word
    yield _single(word)
    if len(word) > 2:
        for i in range(len(word)):
            yield word[:i] + word[i + 1 :]
