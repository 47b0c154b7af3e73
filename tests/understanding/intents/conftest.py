"""A workspace whose intents are trained in this process, on both databases, without a model."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.contacts.models import Contact
from jawab.conversations.core import Core
from jawab.conversations.models import Conversation
from jawab.conversations.schemas import Body
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.events.hub import MemoryHub
from jawab.inference.embedder import Vectors
from jawab.inference.fake import FakeEmbedder
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.privacy.keys import Keyring
from jawab.settings import Settings
from jawab.understanding.intents import catalogue, queries
from jawab.understanding.intents import training as learning
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.schemas import NewIntent
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.requests import request_training
from jawab.understanding.intents.versions.run import run_training
from jawab.understanding.models import Correction, MessageReading

assert tables.metadata.tables

TRACK = [f"where is my parcel number {n}" for n in range(4)] + ["track the parcel", "parcel on its way", "see parcel"]
REFUND = [f"refund of my money {n}" for n in range(4)] + ["money back please", "a refund", "when is money refunded"]


class CountingEmbedder(FakeEmbedder):
    """Remembers every text that it was given, under a name of its own so that nothing is remembered for it."""

    def __init__(self) -> None:
        self.name = f"counting-{new_id()}"
        self.texts: list[str] = []

    async def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return await super().embed(texts)


@dataclass
class Shop:
    """A workspace and what tests do with it."""

    parts: TrainingParts
    core: Core
    workspace_id: UUID
    embedder: CountingEmbedder
    ids: dict[str, UUID] = field(default_factory=dict)

    async def add(self, label: str, texts: Sequence[str]) -> UUID:
        new = NewIntent(label=label, examples=list(texts))
        self.ids[label] = await catalogue.create(self.parts.database, self.workspace_id, new)
        return self.ids[label]

    async def request(self) -> IntentTraining:
        training, _ = await request_training(self.parts, self.workspace_id, None)
        return training

    async def train(self) -> IntentTraining:
        training = await self.request()
        return await run_training(self.parts, self.workspace_id, training.id)

    async def trainings(self) -> list[IntentTraining]:
        async with self.parts.database.read() as session:
            return [one for one, _ in await queries.newest_trainings(session, self.workspace_id, 100)]

    async def say(self, words: str) -> tuple[UUID, UUID]:
        """A new visitor's message; its id and that of the conversation."""
        contact_id, conversation_id = new_id(), new_id()
        async with self.parts.database.write() as session:
            wrapped = self.core.keyring.new_contact_key(contact_id)
            session.add(Contact(id=contact_id, workspace_id=self.workspace_id, wrapped_key=wrapped))
            await session.flush()
            session.add(
                Conversation(
                    id=conversation_id, workspace_id=self.workspace_id, contact_id=contact_id, last_message_at=now()
                )
            )
        async with self.core.thread(self.workspace_id, conversation_id) as thread:
            return (await thread.write("visitor", Body(text=words))).id, conversation_id

    async def correct(self, words: str, key: str | None) -> UUID:
        """A visitor's message, and somebody at the desk who said what it means; the id of the correction."""
        message_id, _ = await self.say(words)
        correction = Correction(
            id=new_id(), workspace_id=self.workspace_id, message_id=message_id, kind="intent", was=None, value=key
        )
        async with self.parts.database.write() as session:
            session.add(correction)
        return correction.id

    async def was_read(self, probability: float | None, version: int | None = 1) -> None:
        """A past message whose likeliest intent had this probability."""
        message_id, conversation_id = await self.say("a message")
        async with self.parts.database.write() as session:
            session.add(
                MessageReading(
                    message_id=message_id, workspace_id=self.workspace_id, conversation_id=conversation_id,
                    language="en", mood="neutral", mood_confidence=1.0, urgency="normal", intent="track",
                    intent_probability=probability, intent_version=version, details_sealed=b"",
                )
            )  # fmt: skip


train_anew = learning.train
_learnt: dict[tuple[Any, ...], learning.Trained] = {}


@pytest.fixture(autouse=True)
def learn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same material makes the same head (`test_the_same_examples…`), so that these tests learn it once."""

    def train(texts: list[str], labels: list[str], vectors: Vectors, **more: Any) -> learning.Trained:
        key = (*texts, *labels, vectors.tobytes(), more["oos"])
        if key not in _learnt:
            _learnt[key] = train_anew(texts, labels, vectors, **more)
        return _learnt[key]

    monkeypatch.setattr(learning, "train", train)


@pytest.fixture
async def shop(tmp_path: Path, database_url: str) -> AsyncIterator[Shop]:
    """A workspace with two intents, not trained yet."""
    url = "" if database_url.startswith("sqlite") else database_url
    settings = Settings(data_dir=tmp_path, database_url=url, embedder="fake")
    database = Database(settings.database)
    await migrate(database)
    async with database.write() as session:
        workspace = Workspace(slug="acme", name="Acme", site_key="key")
        session.add(workspace)
    keyring = Keyring(bytes(range(32)))
    embedder, hub = CountingEmbedder(), MemoryHub()
    shop = Shop(
        TrainingParts(database, keyring, embedder, settings, hub), Core(database, hub, keyring), workspace.id, embedder
    )
    await shop.add("Track", TRACK)
    await shop.add("Refund", REFUND)
    yield shop
    await database.close()
