"""The database: one class for SQLite and PostgreSQL that gives sessions to read with and units of work to write in."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal, cast

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from jawab.db import sqlite
from jawab.db.group_commit import GroupCommit

AfterCommit = Callable[[], Awaitable[None]]


class Database:
    """Where all state lives.

    `read()` is for rows by key and short lists, `read(heavy=True)` for searches and reports (on SQLite these run in a
    thread). `write()` is one transaction: when its block ends the work is durable, and what was registered with
    `after_commit` runs.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.dialect = cast(Literal["sqlite", "postgresql"], self.url.get_backend_name())
        if self.dialect == "sqlite":
            path = self.url.database or ""
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self.engine = _sqlite_engine(path, heavy=False)
            self._heavy = _sqlite_engine(path, heavy=True)
            self._writing = _sqlite_engine(path, writes=True)
            self._writer: GroupCommit | None = GroupCommit(self._writing)
        else:
            self.engine = create_async_engine(
                self.url, pool_size=10, max_overflow=10, pool_pre_ping=True, hide_parameters=True
            )
            self._heavy = self._writing = self.engine
            self._writer = None

    @asynccontextmanager
    async def read(self, *, heavy: bool = False) -> AsyncIterator[AsyncSession]:
        """A session that only reads."""
        async with AsyncSession(self._heavy if heavy else self.engine, expire_on_commit=False) as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A unit of work. Keep it short: on SQLite all writers wait for it. Raises what the block or the commit raises,
        and then nothing of it was stored."""
        callbacks: list[AfterCommit] = []
        async with self._unit() as session:
            session.info["after_commit"] = callbacks
            yield session
        for callback in callbacks:
            await callback()

    @asynccontextmanager
    async def migrating(self) -> AsyncIterator[AsyncConnection]:
        """A connection that may change the schema, in one transaction. Before anybody else uses the database."""
        async with self._writing.begin() as connection:
            yield connection

    async def close(self) -> None:
        """Close every connection."""
        if self._writer:
            await self._writer.close()
        for engine in {self.engine, self._heavy, self._writing}:
            await engine.dispose()

    @asynccontextmanager
    async def _unit(self) -> AsyncIterator[AsyncSession]:
        if self._writer:
            async with self._writer.unit() as session:
                yield session
        else:
            async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
                yield session


def after_commit(session: AsyncSession, callback: AfterCommit) -> None:
    """Have `callback` run once the unit of work is durable; it does not run when the unit fails."""
    session.info["after_commit"].append(callback)


def _sqlite_engine(path: str, *, writes: bool = False, heavy: bool = False) -> AsyncEngine:
    engine = create_async_engine(
        "sqlite+jawab://",
        creator=lambda: sqlite.connect(path, writes=writes, heavy=heavy),
        pool_size=1 if writes else 8,
        max_overflow=0 if writes else 24,
        hide_parameters=True,  # values belong in no log
    )

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        sqlite.run(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
