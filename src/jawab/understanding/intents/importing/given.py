"""What a reader of intents hands on."""

import re
from dataclasses import dataclass, field

from jawab.understanding.intents.texts import plain

MOST_CHARS = 500
MOST_NAME = 80  # of an intent
MOST_GIVEN = 100_000
MOST_SKIPPED = 1_000
OUT_OF_SCOPE = frozenset({"out_of_scope", "oos", "outofscope", "nlu_fallback", "no_nodes_detected"})
"""Names that other tools give to texts that are none of the intents."""


@dataclass(frozen=True, slots=True)
class Given:
    """A text, the name of the intent that it is an example of (None: of none), and where in the file it stood."""

    text: str
    intent: str | None
    place: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of the file that was not taken over, and why."""

    place: str
    reason: str


@dataclass(slots=True)
class Found:
    """Everything that was found in a file."""

    given: list[Given] = field(default_factory=list)
    skipped: list[LeftOut] = field(default_factory=list)

    def take(self, text: str, intent: str, place: str) -> None:
        """Add an example, or say why it is none."""
        text, intent = plain(text), plain(intent)
        if not text:
            self.skip(place, "no text")
        elif not intent:
            self.skip(place, "no intent")
        elif len(text) > MOST_CHARS:
            self.skip(place, f"longer than {MOST_CHARS} characters")
        elif len(intent) > MOST_NAME:
            self.skip(place, f"the intent's name is longer than {MOST_NAME} characters")
        elif len(self.given) >= MOST_GIVEN:
            self.skip(place, f"only the first {MOST_GIVEN:,} examples of a file are read")
        else:
            self.given.append(Given(text, None if _key(intent) in OUT_OF_SCOPE else intent, place))

    def skip(self, place: str, reason: str) -> None:
        """Say what was left out; of very many only the first are told."""
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append(LeftOut(plain(place)[:200], reason))
        elif len(self.skipped) == MOST_SKIPPED:
            self.skipped.append(LeftOut("", "and more, which are not listed"))


def _key(name: str) -> str:
    return re.sub(r"\W+", "_", name.casefold())
