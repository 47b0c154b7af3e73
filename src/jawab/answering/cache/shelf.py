"""The entries of each workspace in memory, as the database has them."""

import asyncio
import time
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from uuid import UUID

import numpy as np

from jawab.answering.cache import queries
from jawab.answering.cache.entries import PURPOSE, Entry, opened_entry
from jawab.answering.cache.likeness import NEIGHBOURS, Neighbour
from jawab.answering.cache.models import CachedAnswer
from jawab.answering.types import Asking
from jawab.db.engine import Database
from jawab.inference.embedder import Embedder, Vectors
from jawab.privacy.keys import Keyring

MOST_WORKSPACES = 200  # in memory; those that were not asked for longest go first
COMPARED_AGAIN_SECONDS = 600.0
"""So often all ids are compared: entries that went with their contact raise no counter."""


@dataclass(frozen=True, slots=True)
class Near(Neighbour):
    """An entry near to a question."""

    entry: Entry


@dataclass(slots=True)
class Shelf:
    """One workspace's entries as they were at a number of its cache and a version of its knowledge."""

    number: int = 0
    removals: int = 0
    knowledge: int = 0
    compared: float = 0.0
    entries: list[Entry] = field(default_factory=list)
    vectors: Vectors = field(default_factory=lambda: np.empty((0, 0), dtype=np.float32))

    def keep_only(self, wanted: Sequence[bool]) -> None:
        rows = [i for i, keep in enumerate(wanted) if keep]
        self.entries = [self.entries[i] for i in rows]
        self.vectors = self.vectors[rows]

    def add(self, entries: Sequence[Entry]) -> None:
        if entries:
            more = np.stack([entry.vector for entry in entries]).astype(np.float32)
            self.vectors = np.concatenate([self.vectors, more]) if len(self.entries) else more
            self.entries = [*self.entries, *entries]

    def nearest(self, asking: Asking) -> list[Near]:
        """Those that may be served to who asks, the nearest by meaning first."""
        if not self.entries:
            return []
        likeness = self.vectors @ asking.read.vector
        fitting = (
            Near(float(likeness[i]), self.entries[i].about, self.entries[i])
            for i in np.argsort(-likeness)
            if self.entries[i].language == asking.language
            and (self.entries[i].verified or self.entries[i].variant == asking.variant)
        )
        return list(islice(fitting, NEIGHBOURS))


class Shelves:
    """Gives the up-to-date shelf of a workspace; only what came since is read."""

    def __init__(self, database: Database, keyring: Keyring, embedder: Embedder) -> None:
        self._database = database
        self._sealer = keyring.for_purpose(PURPOSE)
        self._embedder = embedder
        self._shelves: OrderedDict[UUID, Shelf] = OrderedDict()
        self._turn: defaultdict[UUID, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, workspace_id: UUID) -> Shelf:
        async with self._database.read() as session:
            state = await queries.state(session, workspace_id)
        shelf = self._shelves.get(workspace_id)
        if shelf is None or (shelf.knowledge, shelf.number, shelf.removals) != state or _is_stale(shelf):
            async with self._turn[workspace_id]:
                shelf = await self._refreshed(workspace_id, self._shelves.get(workspace_id))
        self._shelves[workspace_id] = shelf
        self._shelves.move_to_end(workspace_id)
        while len(self._shelves) > MOST_WORKSPACES:
            self._shelves.popitem(last=False)
        return shelf

    def doubt(self, workspace_id: UUID) -> None:
        """An entry turned out to be gone: compare all of them before the next answer."""
        if shelf := self._shelves.get(workspace_id):
            shelf.compared = 0.0

    async def _refreshed(self, workspace_id: UUID, old: Shelf | None) -> Shelf:
        """A new shelf, so that who reads the old one is not disturbed."""
        async with self._database.read(heavy=True) as session:
            knowledge, number, removals = await queries.state(session, workspace_id)
            shelf, after = Shelf(number, removals, knowledge, time.monotonic()), 0
            if old is not None and old.knowledge == knowledge:
                shelf.entries, shelf.vectors, after = old.entries, old.vectors, old.number
                if old.removals != removals or _is_stale(old):
                    served = await queries.served_ids(session, workspace_id)
                    shelf.keep_only([entry.id in served for entry in shelf.entries])
                else:
                    shelf.compared = old.compared
            rows = await queries.newer(session, workspace_id, self._embedder.name, knowledge, after)
        shelf.add([await self._opened(row) for row in rows])
        return shelf

    async def _opened(self, row: CachedAnswer) -> Entry:
        entry = opened_entry(self._sealer, row)
        if row.embedder == self._embedder.name:
            return entry
        return replace(entry, vector=(await self._embedder.embed([entry.question.text]))[0])


def _is_stale(shelf: Shelf) -> bool:
    return time.monotonic() - shelf.compared > COMPARED_AGAIN_SECONDS
