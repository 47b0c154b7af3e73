"""What the desk sees of an understanding. Described in docs/api.md."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from jawab.understanding.rules import Rules, known_zone
from jawab.understanding.types import EntityType, Mood, Urgency


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True, hide_input_in_errors=True)


class EntityOut(_Frozen):
    """Something that the message names: characters `start` to `end` of it. `value` is the normalised form."""

    type: EntityType
    text: str
    start: int
    end: int
    value: str
    display: str


class IntentGuessOut(_Frozen):
    key: str
    label: str
    probability: float


class IntentName(_Frozen):
    key: str
    label: str


class ReadingDetails(_Frozen):
    """What is sealed of a reading: as it was read, before anybody corrected it."""

    mood: Mood
    mood_scores: dict[Mood, float]
    urgency_reason: str
    candidates: list[IntentGuessOut]
    threshold: float
    entities: list[EntityOut]
    ms: float


class Corrected(_Frozen):
    mood: bool
    intent: bool


class UnderstandingOut(_Frozen):
    """All that was read out of a visitor's message. `intent` is the likeliest one, sure when its probability is at
    least `threshold`, and null when the message is none of the workspace's intents."""

    message_id: UUID
    created_at: datetime
    language: str
    mood: Mood
    mood_confidence: float
    mood_scores: dict[Mood, float]
    urgency: Urgency
    urgency_reason: str
    intent: IntentGuessOut | None
    candidates: list[IntentGuessOut]
    out_of_scope: float | None
    threshold: float
    intent_version: int | None
    entities: list[EntityOut]
    corrected: Corrected
    ms: float


class MoodIn(BaseModel):
    mood: Mood


class IntentIn(BaseModel):
    intent: str | None = Field(max_length=100, description="Key of one of the workspace's intents, or null for none")


class PatternIn(BaseModel):
    """What the workspace's order or ticket numbers look like."""

    name: str = Field(min_length=1, max_length=60)
    type: Literal["ORDER", "TICKET"]
    pattern: str = Field(min_length=1, max_length=200, description="A regular expression")
    example: str = Field(min_length=1, max_length=100, description="A number that it must match")


class RulesBody(BaseModel):
    """A workspace's rules, see `understanding/rules.py`."""

    intent_threshold: float = Field(ge=0, le=1)
    answer_threshold: float | None = Field(
        default=None, ge=0, le=1, description="How sure an answer must be; null: as the training found"
    )
    handoff_moods: list[Mood]
    handoff_after: int | None = Field(ge=0, le=20, description="0: at once; null: never")
    region: str = Field(pattern=r"^([A-Z]{2})?$", description="ISO 3166 country code, or empty")
    time_zone: str = Field(max_length=64)
    patterns: list[PatternIn] = Field(max_length=20)

    @field_validator("time_zone")
    @classmethod
    def _exists(cls, name: str) -> str:
        if known_zone(name) is None:
            raise ValueError("must be the name of a time zone, such as Asia/Karachi")
        return name

    def rules(self) -> Rules:
        return Rules(
            intent_threshold=self.intent_threshold,
            answer_threshold=self.answer_threshold,
            handoff_moods=tuple(self.handoff_moods),
            handoff_after=self.handoff_after,
            region=self.region,
            time_zone=self.time_zone,
            patterns=tuple(pattern.model_dump() for pattern in self.patterns),
        )
