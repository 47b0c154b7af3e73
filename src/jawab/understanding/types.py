"""What is read out of a visitor's message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from jawab.inference.embedder import Read

Mood = Literal["happy", "neutral", "confused", "frustrated", "angry"]
Urgency = Literal["low", "normal", "high"]
EntityType = Literal[
    "PERSON", "DATE", "EMAIL", "PHONE", "MONEY", "ORDER", "TICKET", "PRODUCT", "PLACE", "ACTION", "URL"
]

MOODS: tuple[Mood, ...] = get_args(Mood)
UNHAPPY: frozenset[Mood] = frozenset({"frustrated", "angry"})


@dataclass(frozen=True, slots=True)
class MoodReading:
    """How the visitor feels. `scores` are calibrated probabilities of the five moods that add up to 1; `confidence` is
    that of `mood`. `urgency_reason` says in a few words what made the urgency, "" when it is normal."""

    mood: Mood
    confidence: float
    scores: Mapping[Mood, float]
    urgency: Urgency = "normal"
    urgency_reason: str = ""


@dataclass(frozen=True, slots=True)
class IntentGuess:
    """One of the workspace's intents. `probability` is calibrated: of guesses with .8 about 80 % are right. What is
    meant to become of it: `answer` from the help centre, or bring a `person`."""

    key: str
    label: str
    probability: float
    handling: Literal["answer", "person"] = "answer"


@dataclass(frozen=True, slots=True)
class IntentReading:
    """The workspace's intents for a message, most likely first. Their probabilities and `out_of_scope` (that it is none
    of them) add up to at most 1. `version` is that of the workspace's trained head."""

    candidates: Sequence[IntentGuess]
    out_of_scope: float
    version: int

    @property
    def best(self) -> IntentGuess | None:
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that the message names: characters `start` to `end` of it. `value` is the normalised form (ISO 8601 for
    DATE, E.164 for PHONE, `PKR 2500` for MONEY, the catalogue's name for PRODUCT), `display` the same for people."""

    type: EntityType
    text: str
    start: int
    end: int
    value: str
    display: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that is read out of one message, from one embedding. `intent` is None where the workspace has no trained
    intents."""

    language: str
    mood: MoodReading
    intent: IntentReading | None
    entities: Sequence[Entity]
    read: Read
    ms: float
