"""Understandings as a test wants them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np

from jawab.inference.embedder import Read, TokenVectors
from jawab.inference.fake import FakeEmbedder
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from jawab.understanding.types import (
    MOODS,
    Entity,
    EntityType,
    IntentGuess,
    IntentReading,
    Mood,
    MoodReading,
    Understanding,
)

NOTHING = np.zeros(1, dtype=np.float32)
UNREAD = Read(NOTHING, TokenVectors(NOTHING[None], NOTHING, np.zeros(1, dtype=np.int32)))


def understood(scores: Mapping[Mood, float], *entities: tuple[EntityType, str]) -> Understanding:
    """A message with these moods (the others have 0) and entities, each of a type and what people are shown."""
    whole = {mood: scores.get(mood, 0.0) for mood in MOODS}
    likeliest = max(MOODS, key=lambda mood: whole[mood])
    found = [Entity(type, shown, 0, len(shown), shown, shown) for type, shown in entities]
    return Understanding("en", MoodReading(likeliest, whole[likeliest], whole), None, found, UNREAD, 1.0)


def guess(label: str, probability: float, handling: Literal["answer", "person"] = "answer") -> IntentGuess:
    return IntentGuess(label.casefold().replace(" ", "_"), label, probability, handling)


class ReadsIntents:
    """The real reading, but for the intents: these are the ones that every message has."""

    def __init__(self, *candidates: IntentGuess, out_of_scope: float = 0.0) -> None:
        self._intent = IntentReading(candidates, out_of_scope, version=1)
        self._reader = Reader(FakeEmbedder())

    def now_reads(self, *candidates: IntentGuess) -> None:
        """From now on messages have these."""
        self._intent = IntentReading(candidates, 0.0, version=1)

    async def read(self, message: Incoming) -> Understanding:
        return replace(await self._reader.read(message), intent=self._intent)
