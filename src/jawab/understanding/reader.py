"""Reads a message: its language, mood, intent and entities, all from one run of the embedding model."""

import time
from uuid import UUID

from jawab.db.engine import Database
from jawab.inference.embedder import Embedder, Vectors
from jawab.understanding.entities.catalogue import Catalogues
from jawab.understanding.entities.names.head import knows_states_of
from jawab.understanding.entities.names.spacy_names import SpacyNames
from jawab.understanding.entities.patterns import NumberPattern
from jawab.understanding.entities.products import Products
from jawab.understanding.entities.reading import NO_PRODUCTS, EntitySetting, read_entities
from jawab.understanding.incoming import Incoming
from jawab.understanding.intents.active import ActiveIntents, WorkspaceIntents
from jawab.understanding.language import guess
from jawab.understanding.mood import read_mood
from jawab.understanding.types import IntentGuess, IntentReading, Understanding

FRESH_SECONDS = 1.0
"""So long a workspace's intents and products are used before it is looked whether somebody changed them: asking the
database for each message took a quarter as long as the embedding."""
_MOST_CANDIDATES = 5  # that are kept and shown
_MOST_WORKSPACES = 1_000


class Reader:
    """Reads the messages of every workspace; without a `database` those that belong to none. With `spacy` that reads
    persons and places."""

    def __init__(self, embedder: Embedder, database: Database | None = None, spacy: SpacyNames | None = None) -> None:
        self._embedder, self._spacy = embedder, spacy
        self._knows_states = knows_states_of(embedder.name)
        self._database = database
        if database:
            self._intents, self._catalogues = ActiveIntents(database, embedder), Catalogues(database)
        self._fresh: dict[UUID, tuple[float, WorkspaceIntents | None, Products]] = {}

    async def read(self, message: Incoming) -> Understanding:
        """All that is in the message."""
        began = time.perf_counter()
        text, rules = message.text, message.rules
        language = guess(text, message.before)
        read = await self._embedder.read(text)
        vector = read.vector if self._embedder.reads(text) else None
        tokens = read.tokens if self._knows_states and not self._embedder.approximates(text) else None
        intents, products = await self._of_workspace(message)
        setting = EntitySetting(
            now=rules.now(message.time_zone),
            region=rules.region,
            patterns=[NumberPattern(**pattern) for pattern in rules.patterns],
            products=products,
            spacy=self._spacy,
        )
        return Understanding(
            language=language,
            mood=read_mood(text, language, vector),
            intent=_intent(intents, text, vector, language) if intents else None,
            entities=read_entities(text, language, tokens, setting),
            read=read,
            ms=1000 * (time.perf_counter() - began),
        )

    async def _of_workspace(self, message: Incoming) -> tuple[WorkspaceIntents | None, Products]:
        if self._database is None:
            return None, NO_PRODUCTS
        workspace_id, moment = message.workspace_id, time.monotonic()
        looked, intents, products = self._fresh.get(workspace_id, (-FRESH_SECONDS, None, NO_PRODUCTS))
        if moment - looked < FRESH_SECONDS:
            return intents, products
        async with self._database.read() as session:
            intents = await self._intents.of(workspace_id, session)
            products = await self._catalogues.get(workspace_id, session)
        if len(self._fresh) >= _MOST_WORKSPACES:
            self._fresh.clear()
        self._fresh[workspace_id] = (moment, intents, products)
        return intents, products


def _intent(intents: WorkspaceIntents, text: str, vector: Vectors | None, language: str) -> IntentReading:
    """The likeliest intents. Who writes an intent's own name, as our clarifying questions offer it, has said it."""
    named = intents.named(text)
    if named is not None:
        meant = IntentGuess(named.key, text.strip(), 1.0, intents.handling(named.key))
        return IntentReading([meant], 0.0, intents.version)
    reading = intents.read(text, vector, language)
    return IntentReading(reading.candidates[:_MOST_CANDIDATES], reading.out_of_scope, reading.version)
