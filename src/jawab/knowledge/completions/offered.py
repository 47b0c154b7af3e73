"""What is offered to the visitors of each workspace while they type: kept in memory, made anew when it changed."""

import asyncio
import time
from collections import OrderedDict
from uuid import UUID

from jawab.db.engine import Database
from jawab.knowledge.completions import queries
from jawab.knowledge.completions.entries import Entry, merged
from jawab.knowledge.completions.index import CompletionIndex

FRESH_SECONDS = 1.0
"""So long an index is used before it is looked whether something changed."""
MOST_ENTRIES = 50_000  # of a workspace; the most asked ones
MOST_WORKSPACES = 50  # whose index is kept; those that were not asked for longest go first


class Completions:
    """One of these a process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[UUID, _Kept] = OrderedDict()

    async def complete(self, workspace_id: UUID, typed: str, language: str = "") -> list[Entry]:
        """What goes on from `typed`, best first, at most six. Who asks first after a start waits until the index is
        made; later ones are served from the old index while a new one is made."""
        kept = self._kept.setdefault(workspace_id, _Kept(self._database, workspace_id))
        self._kept.move_to_end(workspace_id)
        if len(self._kept) > MOST_WORKSPACES:
            self._kept.popitem(last=False)[1].stop()
        return (await kept.index()).complete(typed, language)

    def stop(self) -> None:
        """Break off what is being made."""
        for kept in self._kept.values():
            kept.stop()


class _Kept:
    """The index of one workspace."""

    def __init__(self, database: Database, workspace_id: UUID) -> None:
        self._database = database
        self._workspace_id = workspace_id
        self._looked = -FRESH_SECONDS
        self._present: tuple[int, CompletionIndex] | None = None
        self._making: asyncio.Task[None] | None = None

    async def index(self) -> CompletionIndex:
        """The index as it is now; the old one while another is being made."""
        moment = time.monotonic()
        if self._present is None or moment - self._looked >= FRESH_SECONDS:
            self._looked = moment
            if self._making is None or self._making.done():
                self._making = asyncio.create_task(self._make())
        if self._making and (self._present is None or self._making.done()):
            await asyncio.shield(self._making)  # raises what making raised
        assert self._present
        return self._present[1]

    def stop(self) -> None:
        if self._making:
            self._making.cancel()

    async def _make(self) -> None:
        """Another index, when something changed since the present one was made."""
        async with self._database.read(heavy=True) as session:
            version = await queries.version(session, self._workspace_id)
            if self._present and self._present[0] == version:
                return
            entries = await queries.of_articles(session, self._workspace_id)
        self._present = version, await asyncio.to_thread(_index, entries)


def _index(entries: list[Entry]) -> CompletionIndex:
    best = sorted(merged(entries), key=lambda entry: (entry.kind != "article", -entry.asked))
    return CompletionIndex(best[:MOST_ENTRIES])
