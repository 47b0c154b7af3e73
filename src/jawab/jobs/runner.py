"""Durable jobs: work that is asked for once and done to its end, also when the process dies in the middle.

DBOS keeps what was asked for in its own tables, beside ours. A process works under a slot number that it holds by a
lock; when it dies, the next process that takes the slot does its unfinished jobs again. A job must therefore be
repeatable. It runs on the server's event loop; it takes 15 to 45 ms to begin, so nothing that a visitor waits for is
a job.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import CancelledError
from contextlib import asynccontextmanager
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID

from jawab.db.engine import Database
from jawab.jobs import locks
from jawab.kit.errors import Unavailable
from jawab.settings import Settings

MOST_SLOTS = 64
QUEUE = "jobs"
SCHEMA = "jawab_jobs"
VERSION = "1"  # of what a job's arguments mean: a higher number leaves older jobs alone
AT_ONCE = 2  # jobs of one process

Job = Callable[..., Awaitable[None]]

logger = logging.getLogger(__name__)


class Stopping(BaseException):
    """The process stops while a job runs. No Exception, so that DBOS does not take it for the job's outcome: the job
    stays unfinished and is done again."""


class Jobs:
    """Starts jobs by their name. Arguments are JSON values."""

    def __init__(self, jobs: dict[str, Job]) -> None:
        self._jobs = jobs
        self._loop = asyncio.get_running_loop()
        self._running: set[asyncio.Future[None]] = set()

    async def start(self, name: str, key: str, **arguments: Any) -> None:
        """Ask for a job, durable when this returns. Asking again with the same `key` does nothing."""
        if name not in self._jobs:
            raise KeyError(name)
        await asyncio.to_thread(_enqueue, key, name, arguments)

    def run(self, name: str, arguments: dict[str, Any]) -> None:
        """Do a job; called on DBOS's threads. Raises Stopping when the process stops meanwhile."""
        job = self._jobs.get(name)
        if job is None:
            logger.error("no such job: %s", name)
            return
        future = asyncio.run_coroutine_threadsafe(self._tracked(job, arguments), self._loop)
        try:
            future.result()
        except (CancelledError, asyncio.CancelledError):
            raise Stopping from None

    async def stop(self) -> None:
        """Break off what runs."""
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _tracked(self, job: Job, arguments: dict[str, Any]) -> None:
        task = asyncio.ensure_future(job(**arguments))
        self._running.add(task)
        try:
            await task
        finally:
            self._running.discard(task)


_at_work: Jobs | None = None  # DBOS knows workflows by name for a whole process, and so there is one of these


@asynccontextmanager
async def running_jobs(settings: Settings, database: Database, jobs: dict[str, Job]) -> AsyncIterator[Jobs]:
    """Jobs at work until the block ends; those that an earlier process left unfinished in this slot begin at once."""
    global _at_work
    async with _slot(settings, database) as slot:
        _at_work = Jobs(jobs)
        await asyncio.to_thread(_launch, settings, database, slot)
        try:
            yield _at_work
        finally:
            await _at_work.stop()
            await asyncio.to_thread(DBOS.destroy)
            _at_work = None


@asynccontextmanager
async def _slot(settings: Settings, database: Database) -> AsyncIterator[int]:
    """The lowest number that no living process holds."""
    for number in range(MOST_SLOTS):
        async with locks.hold(database, settings.data_dir, f"jobs slot {number}") as lock:
            if lock is not None:
                yield number
                return
    raise Unavailable(f"More than {MOST_SLOTS} server processes work on this database.")


def _launch(settings: Settings, database: Database, slot: int) -> None:
    config: DBOSConfig = {
        "name": "jawab",
        "system_database_url": _address(settings, database),
        "dbos_system_schema": SCHEMA,
        "executor_id": f"slot-{slot}",
        "application_version": VERSION,
        "log_level": "WARNING",
        "enable_otlp": False,
        "use_listen_notify": False,
        "sys_db_pool_size": 4,
        "max_executor_threads": AT_ONCE + 2,
    }
    DBOS(config=config)
    DBOS.launch()
    DBOS.register_queue(QUEUE, worker_concurrency=AT_ONCE, polling_interval_sec=1.0)


def _address(settings: Settings, database: Database) -> str:
    """Where DBOS keeps its tables: a file beside ours, or the same PostgreSQL through the driver that it uses."""
    if database.dialect == "sqlite":
        return f"sqlite:///{settings.data_dir.resolve() / 'jobs.db'}"
    options = {"sslmode" if name == "ssl" else name: value for name, value in database.url.query.items()}
    return database.url.set(drivername="postgresql+psycopg", query=options).render_as_string(hide_password=False)


def _enqueue(key: str, name: str, arguments: dict[str, Any]) -> None:
    with SetWorkflowID(key):
        DBOS.enqueue_workflow(QUEUE, _job, name, arguments)


@DBOS.workflow(name="job")
def _job(name: str, arguments: dict[str, Any]) -> None:
    _do(name, arguments)


@DBOS.step(name="do")
def _do(name: str, arguments: dict[str, Any]) -> None:
    if _at_work is None:
        raise Stopping
    _at_work.run(name, arguments)
