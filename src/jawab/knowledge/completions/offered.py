"""What is offered to the visitors of each workspace while they type: kept in memory, made anew when it changed."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from uuid import UUID

from jawab.db.engine import Database
from jawab.knowledge.completions import queries
from jawab.knowledge.completions.asked_queries import about
from jawab.knowledge.completions.entries import Entry, merged
from jawab.knowledge.completions.index import CompletionIndex
from jawab.knowledge.completions.learning import PURPOSE
from jawab.knowledge.completions.models import AskedQuestion
from jawab.privacy.keys import Keyring

PATIENCE_SECONDS = 0.05
"""So long who types waits for a new index before they are served from the old one."""
MOST_ENTRIES = 50_000  # of a workspace: its articles, and the most asked questions
MOST_WORKSPACES = 50  # whose index is kept; those that were not asked for longest go first
Versioned = tuple[queries.Version, CompletionIndex]


class Completions:
    """One of these a process. A question is offered when at least `fewest` different visitors have asked it."""

    def __init__(self, database: Database, keyring: Keyring, fewest: int) -> None:
        self._maker = _Maker(database, keyring, fewest)
        self._kept: OrderedDict[UUID, _Kept] = OrderedDict()

    async def complete(self, workspace_id: UUID, typed: str, language: str = "") -> list[Entry]:
        """What goes on from `typed`, best first, at most six. Who asks first after a start waits until the index is
        made; later ones are served from the old index while a new one is made."""
        kept = self._kept.setdefault(workspace_id, _Kept(self._maker, workspace_id))
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

    def __init__(self, maker: "_Maker", workspace_id: UUID) -> None:
        self._maker = maker
        self._workspace_id = workspace_id
        self._present: Versioned | None = None
        self._making: asyncio.Task[None] | None = None

    async def index(self) -> CompletionIndex:
        """The index as it is now; when another must be made and that takes long, the old one until it is there."""
        if self._making is None:
            version = await self._maker.version(self._workspace_id)
            if (self._present is None or self._present[0] != version) and self._making is None:
                self._making = asyncio.create_task(self._make(version))
        if self._making:
            waiting = None if self._present is None else PATIENCE_SECONDS
            done, _ = await asyncio.wait({self._making}, timeout=waiting)
            for task in done:
                task.result()  # raises what making raised
        assert self._present
        return self._present[1]

    def stop(self) -> None:
        if self._making:
            self._making.cancel()

    async def _make(self, version: queries.Version) -> None:
        try:
            self._present = version, await self._maker.make(self._workspace_id)
        finally:
            self._making = None


class _Maker:
    """Makes indexes from what is stored."""

    def __init__(self, database: Database, keyring: Keyring, fewest: int) -> None:
        self._database, self._keyring, self._fewest = database, keyring, fewest

    async def version(self, workspace_id: UUID) -> queries.Version:
        """Changes with what an index is made from. Read it before: what changes meanwhile is seen the next time."""
        async with self._database.read() as session:
            return await queries.version(session, workspace_id)

    async def make(self, workspace_id: UUID) -> CompletionIndex:
        """An index of what is stored now."""
        async with self._database.read(heavy=True) as session:
            articles = await queries.of_articles(session, workspace_id)
            room = max(0, MOST_ENTRIES - len(articles))
            asked = await queries.of_visitors(session, workspace_id, self._fewest, room)
        return await asyncio.to_thread(self._index, articles, asked)

    def _index(self, articles: list[Entry], asked: Sequence[AskedQuestion]) -> CompletionIndex:
        sealer = self._keyring.for_purpose(PURPOSE)
        questions = [
            Entry(
                sealer.open_text(row.text_sealed, about(row.workspace_id, row.mark)),
                "question",
                row.language,
                row.visitors,
            )
            for row in asked
        ]
        return CompletionIndex(merged([*articles, *questions])[:MOST_ENTRIES])
