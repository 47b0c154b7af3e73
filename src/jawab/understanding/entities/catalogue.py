"""Each workspace's products ready for matching, kept in memory as long as nobody changes them."""

import asyncio
from collections import OrderedDict
from contextlib import nullcontext
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.understanding.entities import queries
from jawab.understanding.entities.products import Products

MOST_CATALOGUES = 100  # in memory; those that were not asked for longest go first


class Catalogues:
    """One of these a process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loaded: OrderedDict[UUID, tuple[int, Products]] = OrderedDict()

    async def get(self, workspace_id: UUID, session: AsyncSession | None = None) -> Products:
        """The products as they are now: one row is read (in `session`, where one is open) to know whether any process
        changed them since."""
        async with nullcontext(session) if session else self._database.read() as reading:
            number = await queries.version(reading, workspace_id)
        known = self._loaded.get(workspace_id)
        if known is None or known[0] != number:
            known = await self._load(workspace_id)
            self._loaded[workspace_id] = known
        self._loaded.move_to_end(workspace_id)
        while len(self._loaded) > MOST_CATALOGUES:
            self._loaded.popitem(last=False)
        return known[1]

    async def _load(self, workspace_id: UUID) -> tuple[int, Products]:
        async with self._database.read() as session:
            number = await queries.version(
                session, workspace_id
            )  # before the rows: what changes meanwhile is seen next
            entries = await queries.entries(session, workspace_id)
        return number, await asyncio.to_thread(Products, entries)
