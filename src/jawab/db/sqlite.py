"""SQLite under asyncio, without a thread hop for every statement.

`aiosqlite` hands each execute, fetch and close to a thread: three hops a statement, which cost more than the statements
of a message do (docs/decisions/0003-sqlite-driver.md has the figures). Here a statement of the one writer runs where it
is called, since it touches a handful of rows by key, and only what waits for the disk or may read much is handed to a
thread: COMMIT, statements with many parameter sets, and everything on connections opened
for heavy reading.
"""

import asyncio
import importlib
import sqlite3 as stdlib_sqlite3
from collections import deque
from collections.abc import Callable, Generator
from types import ModuleType
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_only

try:
    # Brings a SQLite that has the WAL-reset fix (3.51.3). It has the interface of the standard library's module.
    sqlite3: Any = importlib.import_module("pysqlite3")
except ImportError:  # pragma: no cover - no wheel for this platform
    sqlite3 = stdlib_sqlite3


class _AtOnce:
    """An awaitable that is ready: tells SQLAlchemy's asyncio layer that the statement did go through it."""

    def __await__(self) -> Generator[None, None, None]:
        return
        yield


_AT_ONCE = _AtOnce()


def _in_thread(call: Callable[..., Any], *args: Any) -> Any:
    return await_only(_finished(asyncio.get_running_loop().run_in_executor(None, call, *args)))


async def _finished(work: asyncio.Future[Any]) -> Any:
    """The result of a thread's work. Who is cancelled meanwhile is so once it has ended: until then the connection is
    in use, and SQLAlchemy takes a statement that is cancelled for the loss of the connection, which others share."""
    cancelled = False
    while not work.done():
        try:
            await asyncio.wait({work})
        except asyncio.CancelledError:
            cancelled = True
    task = asyncio.current_task()
    if cancelled and task is not None:
        task.uncancel()
        task.cancel()  # comes at the next place that waits
    return work.result()


class _Cursor(sqlite3.Cursor):  # type: ignore[misc]
    """A cursor that runs small statements in place, heavy ones in a thread, and always fetches at once."""

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._rows: deque[Any] = deque()

    def execute(self, statement: str, parameters: Any = ()) -> Any:
        if self.connection.heavy:
            return _in_thread(self._execute_and_fetch, statement, parameters)
        await_only(_AT_ONCE)
        return self._execute_and_fetch(statement, parameters)

    def executemany(self, statement: str, parameters: Any) -> Any:
        return _in_thread(super().executemany, statement, parameters)

    def fetchone(self) -> Any:
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return [self._rows.popleft() for _ in range(min(size or self.arraysize, len(self._rows)))]

    def fetchall(self) -> list[Any]:
        rows, self._rows = list(self._rows), deque()
        return rows

    def _execute_and_fetch(self, statement: str, parameters: Any) -> Any:
        super().execute(statement, parameters)
        self._rows = deque(super().fetchall()) if self.description else deque()
        return self

    async def _async_soft_close(self) -> None:
        """SQLAlchemy has read the rows' shape and drops the cursor; the rows are ours already."""


class _Connection(sqlite3.Connection):  # type: ignore[misc]
    heavy = False

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def commit(self) -> None:
        _in_thread(super().commit)


class AsyncSQLite(SQLiteDialect_pysqlite):
    """The dialect behind `sqlite+jawab://`."""

    driver = "jawab"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        return sqlite3  # type: ignore[no-any-return]

    @classmethod
    def get_pool_class(cls, url: Any) -> type[Pool]:
        return AsyncAdaptedQueuePool

    def get_driver_connection(self, connection: Any) -> Any:
        return connection

    # Every unit of work has a savepoint. Through SQLAlchemy, under a name of its own that no statement cache knows, one
    # costs as much as several inserts. One name is enough: SQLite takes the innermost.

    def do_savepoint(self, connection: Any, name: str) -> None:
        run(connection, "SAVEPOINT unit")

    def do_rollback_to_savepoint(self, connection: Any, name: str) -> None:
        run(connection, "ROLLBACK TO SAVEPOINT unit")

    def do_release_savepoint(self, connection: Any, name: str) -> None:
        run(connection, "RELEASE SAVEPOINT unit")


def connect(path: str, *, writes: bool = False, heavy: bool = False) -> Any:
    """A connection in WAL mode that syncs each commit to the disk (`synchronous=FULL`: NORMAL loses commits at a power
    cut). Only one that `writes` can write; a `heavy` one runs its statements in a thread."""
    connection = sqlite3.connect(
        path, factory=_Connection, isolation_level=None, check_same_thread=False, timeout=30, uri=False
    )
    execute = plain_execute(connection)
    execute("PRAGMA journal_mode=WAL")
    execute("PRAGMA synchronous=FULL")
    execute("PRAGMA foreign_keys=ON")
    execute("PRAGMA temp_store=MEMORY")
    execute("PRAGMA mmap_size=268435456")
    execute("PRAGMA secure_delete=FAST")  # what is deleted is written over with zeros where that costs no further page
    if not writes:
        execute("PRAGMA query_only=ON")
    connection.heavy = heavy
    return connection


def run(connection: Any, statement: str) -> None:
    """Run a statement that has neither parameters nor rows on SQLAlchemy's `connection`, past all that it does for
    others."""
    driver = connection.connection.dbapi_connection
    execute = plain_execute(driver)
    if driver.heavy or statement == "BEGIN IMMEDIATE":  # waits for a writer in another process
        _in_thread(execute, statement)
    else:
        execute(statement)


def plain_execute(connection: Any) -> Callable[[str], Any]:
    """Run a statement where we are, before the connection belongs to an event loop."""
    return lambda statement: sqlite3.Cursor.execute(sqlite3.Connection.cursor(connection, sqlite3.Cursor), statement)


registry.register("sqlite.jawab", __name__, "AsyncSQLite")
