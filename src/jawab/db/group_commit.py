"""One writer for SQLite: units of work take turns inside one transaction and return when it is on the disk.

A commit that is synced to the disk takes milliseconds, whatever is in it. While one commit runs, the units that arrive
wait; they then share the next. Each unit runs in its own savepoint, so that one that fails takes nobody with it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

MOST_UNITS = 128
"""Units that share one commit at most: bounds how long the first of them waits for the last."""


class _Batch:
    """The units whose fate one COMMIT decides."""

    def __init__(self) -> None:
        self.units = 0
        self.durable: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class GroupCommit:
    """Gives out units of work on the one connection that writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._batch: _Batch | None = None
        self._committing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[AsyncSession]:
        """A session whose work is durable when the block has ended, or undone when the block raised."""
        batch = None
        await self._take_turn()
        try:
            connection = await self._begin()
            async with AsyncSession(
                connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
            ) as session:
                yield session
                await session.commit()
            assert self._batch is not None
            batch = self._batch
            batch.units += 1
        finally:
            self._end_turn()
        await asyncio.shield(batch.durable)

    async def close(self) -> None:
        """Wait for the last commit and give the connection back."""
        async with self._turn:
            if self._connection is not None:
                await self._connection.close()
                self._connection = None

    async def _take_turn(self) -> None:
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            self._waiting -= 1
            await self._commit_abandoned()
            raise
        self._waiting -= 1

    async def _commit_abandoned(self) -> None:
        """The turn may have been passed on to the unit that gives up now: then the units before it wait for a commit
        that nobody would make."""
        if self._batch is not None and not self._waiting and not self._turn.locked():
            await self._turn.acquire()  # free: does not wait
            self._end_turn()

    def _end_turn(self) -> None:
        """Pass the turn on inside the same transaction, or commit when nobody waits or enough have gathered."""
        if self._batch is None or (self._waiting and self._batch.units < MOST_UNITS):
            self._turn.release()
        else:
            self._committing = asyncio.create_task(self._commit(self._batch))

    async def _begin(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
        if self._batch is None:
            await self._connection.begin()
            self._batch = _Batch()
        return self._connection

    async def _commit(self, batch: _Batch) -> None:
        """Runs as a task of its own, so that a caller who gives up cannot stop it half way."""
        assert self._connection is not None
        try:
            await self._connection.commit()
        except BaseException as error:
            broken, self._connection = self._connection, None
            batch.durable.set_exception(error)
            batch.durable.exception()  # seen here too: a batch of which every unit failed has nobody to tell
            await broken.invalidate()  # ends the transaction, which may be open still
            await broken.close()
            if not isinstance(error, Exception):
                raise
        else:
            batch.durable.set_result(None)
        finally:
            self._batch = None
            self._turn.release()
