"""Recurring work runs once in each period, whoever looks."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from jawab import tables
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.jobs import schedules
from jawab.jobs.schedules import Recurring, Schedules
from jawab.kit.clock import now
from jawab.settings import Settings

assert tables.metadata.tables


@pytest.fixture
async def database(tmp_path: Path, database_url: str) -> AsyncIterator[Database]:
    url = "" if database_url.startswith("sqlite") else database_url
    database = Database(Settings(data_dir=tmp_path, database_url=url).database)
    await migrate(database)
    yield database
    await database.close()


async def test_work_runs_once_a_period_whoever_looks(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[int] = []

    async def work() -> None:
        ran.append(1)

    processes = [Schedules(database, [Recurring("digest", timedelta(hours=1), work)]) for _ in range(3)]
    await asyncio.gather(*(one.run_due() for one in processes))
    assert len(ran) == 1
    later = now() + timedelta(minutes=59)
    monkeypatch.setattr(schedules, "now", lambda: later)
    assert await processes[0].run_due() == []
    monkeypatch.setattr(schedules, "now", lambda: later + timedelta(minutes=2))
    await asyncio.gather(*(one.run_due() for one in processes))
    assert len(ran) == 2


async def test_one_that_fails_keeps_no_other_from_running(database: Database) -> None:
    ran: list[str] = []

    async def fails() -> None:
        raise RuntimeError("as the test wished")

    async def works() -> None:
        ran.append("works")

    both = [Recurring("fails", timedelta(hours=1), fails), Recurring("works", timedelta(hours=1), works)]
    assert await Schedules(database, both).run_due() == ["fails", "works"]
    assert ran == ["works"]
