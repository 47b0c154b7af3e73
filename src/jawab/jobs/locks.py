"""Locks between processes that end with the process that holds them, however it ends."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from jawab.db.engine import Database


class Lock(Protocol):
    """A lock that is held."""

    async def still_held(self) -> bool:
        """False when it was lost, as happens when the connection to the database breaks."""


@asynccontextmanager
async def hold(database: Database, data_dir: Path, name: str) -> AsyncIterator[Lock | None]:
    """The lock `name` while the block runs, or None when another process holds it.

    With SQLite it is a lock on a file in the data folder, with PostgreSQL a session's advisory lock.
    """
    held = _hold_file(data_dir / "locks", name) if database.dialect == "sqlite" else _hold_advisory(database, name)
    async with held as lock:
        yield lock


class _FileLock:
    async def still_held(self) -> bool:
        return True


@asynccontextmanager
async def _hold_file(folder: Path, name: str) -> AsyncIterator[Lock | None]:
    handle = _opened(folder, name)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield _FileLock()
    finally:
        os.close(handle)  # which lets the lock go


def _opened(folder: Path, name: str) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    return os.open(folder / sha256(name.encode()).hexdigest()[:32], os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@asynccontextmanager
async def _hold_advisory(database: Database, name: str) -> AsyncIterator[Lock | None]:
    key = int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
    engine = create_async_engine(database.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            turn = asyncio.Lock()

            class _AdvisoryLock:
                async def still_held(self) -> bool:
                    try:
                        async with turn:
                            await connection.execute(text("SELECT 1"))
                    except Exception:  # whatever broke it, the lock went with the connection
                        return False
                    return True

            got = await connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key})
            yield _AdvisoryLock() if got else None
    finally:
        await engine.dispose()
