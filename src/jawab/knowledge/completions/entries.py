"""What may be offered to somebody who is typing."""

from dataclasses import dataclass
from typing import Literal

from jawab.db.search.terms import words

Kind = Literal["article", "question"]
LONGEST = 160  # characters of a text that is offered


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that completes what somebody types: an article's title or heading, or a `question` that people asked.
    `asked` is how many different visitors asked it."""

    text: str
    kind: Kind
    language: str
    asked: int = 0


def same(text: str) -> str:
    """What texts have in common that ask the same in the same words, whatever their case, accents and full stops."""
    return " ".join(words(text))


def merged(entries: list[Entry]) -> list[Entry]:
    """Each text once; what was asked in the words of an article is that article, asked so often."""
    known: dict[str, Entry] = {}
    for entry in entries:
        key = same(entry.text)
        before = known.get(key)
        if before is None:
            known[key] = entry
        else:
            first = before if before.kind == "article" or entry.kind == "question" else entry
            known[key] = Entry(first.text, first.kind, first.language, before.asked + entry.asked)
    known.pop("", None)
    return list(known.values())
