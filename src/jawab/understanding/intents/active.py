"""The head that a workspace has in use, ready to read: loaded once for each process, and again when it changes."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.inference.embedder import Embedder, Vectors
from jawab.understanding.intents import queries
from jawab.understanding.intents.head import IntentHead
from jawab.understanding.intents.models import Intent, IntentTraining
from jawab.understanding.intents.versions.fit import fits
from jawab.understanding.types import IntentReading

logger = logging.getLogger(__name__)

MOST_WORKSPACES = 100  # whose heads are kept in memory


@dataclass(frozen=True, slots=True)
class Stamp:
    """Changes whenever another version is in use, or an intent was changed, added or deleted."""

    training_id: UUID
    version: int
    fits: str
    intents: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkspaceIntents:
    """The head in use, and the intents as they are called now."""

    stamp: Stamp
    head: IntentHead
    intents: Mapping[str, Intent]  # by key

    def read(self, text: str, vector: Vectors | None, language: str = "en") -> IntentReading:
        """What the text may mean, with labels in `language` where there are some. Intents that were deleted since the
        training are left out: what they had is nobody's."""
        reading = self.head.read(text, vector)
        candidates = [
            replace(guess, label=label_in(self.intents[guess.key], language), handling=self.handling(guess.key))
            for guess in reading.candidates
            if guess.key in self.intents
        ]
        return replace(reading, candidates=candidates, version=self.stamp.version)

    def named(self, text: str) -> Intent | None:
        """The intent whose own name, in whatever language, the whole text is."""
        wanted = text.strip().casefold()
        return next((intent for intent in self.intents.values() if wanted in _names(intent)), None)

    def handling(self, key: str) -> Literal["answer", "person"]:
        """What the owner wants to become of this intent."""
        return "person" if self.intents[key].handling == "person" else "answer"

    @property
    def version(self) -> int:
        return self.stamp.version


class ActiveIntents:
    """The heads in use of all workspaces of this process."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        """`embedder` is the one whose vectors will be read."""
        self._database = database
        self._fits = fits(embedder)
        self._loaded: OrderedDict[UUID, WorkspaceIntents] = OrderedDict()

    async def of(self, workspace_id: UUID, session: AsyncSession | None = None) -> WorkspaceIntents | None:
        """The workspace's head, None when none is in use or it cannot be used any more (`versions/fit.py`). One small
        query (in `session`, where one is open) tells whether another process has put another version to use."""
        async with nullcontext(session) if session else self._database.read() as reading:
            stamp = await _stamp(reading, workspace_id)
        if stamp is None or stamp.fits != self._fits:
            self._loaded.pop(workspace_id, None)
            return None
        loaded = self._loaded.get(workspace_id)
        if loaded is None or loaded.stamp != stamp:
            loaded = await self._load(workspace_id, stamp, loaded)
        if loaded is not None:
            self._keep(workspace_id, loaded)
        return loaded

    async def _load(self, workspace_id: UUID, stamp: Stamp, before: WorkspaceIntents | None) -> WorkspaceIntents | None:
        same_head = before is not None and before.stamp.training_id == stamp.training_id
        async with self._database.read() as session:
            intents = {intent.key: intent for intent in await queries.intents(session, workspace_id)}
            weights = None if same_head else await queries.weights(session, workspace_id, stamp.training_id)
        if before is not None and same_head:
            return WorkspaceIntents(stamp, before.head, intents)
        if weights is None:  # deleted between the two queries
            return None
        try:
            return WorkspaceIntents(stamp, await asyncio.to_thread(IntentHead.from_bytes, weights), intents)
        except ValueError:  # a visitor's message goes on without
            logger.exception("version %s of the intents of workspace %s cannot be read", stamp.version, workspace_id)
            return None

    def _keep(self, workspace_id: UUID, loaded: WorkspaceIntents) -> None:
        self._loaded[workspace_id] = loaded
        self._loaded.move_to_end(workspace_id)
        if len(self._loaded) > MOST_WORKSPACES:
            self._loaded.popitem(last=False)


def _names(intent: Intent) -> set[str]:
    return {name.strip().casefold() for name in (intent.label, *intent.labels.values())}


def label_in(intent: Intent, language: str) -> str:
    """What people who read `language` (BCP 47) call the intent."""
    primary, _, rest = language.partition("-")
    regional = "" if len(rest) == 4 else primary  # not for another script: who writes Roman Urdu may read no Urdu
    return str(intent.labels.get(language) or intent.labels.get(regional) or intent.label)


async def _stamp(session: AsyncSession, workspace_id: UUID) -> Stamp | None:
    row = (await session.execute(_STAMP, {"workspace_id": workspace_id})).one_or_none()
    return Stamp(*row) if row else None


_OF_WORKSPACE = Intent.workspace_id == bindparam("workspace_id")
_STAMP = select(
    IntentTraining.id,
    IntentTraining.version,
    IntentTraining.embedder,
    select(func.count()).select_from(Intent).where(_OF_WORKSPACE).scalar_subquery(),
    select(func.max(Intent.updated_at)).where(_OF_WORKSPACE).scalar_subquery(),
).where(IntentTraining.workspace_id == bindparam("workspace_id"), IntentTraining.state == "active")
