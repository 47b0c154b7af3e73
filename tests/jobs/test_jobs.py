"""Durable jobs: what was asked for is done to its end, also when the process dies in the middle."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from jawab.db.engine import Database
from jawab.jobs import locks
from jawab.jobs.runner import running_jobs
from jawab.settings import Settings

pytestmark = pytest.mark.slow
PROCESS = Path(__file__).parent / "process.py"


@pytest.fixture
def job_settings(tmp_path: Path, database_url: str) -> Settings:
    url = "" if database_url.startswith("sqlite") else database_url
    return Settings(data_dir=tmp_path, database_url=url)


@pytest.fixture
async def database(job_settings: Settings) -> AsyncIterator[Database]:
    database = Database(job_settings.database)
    yield database
    await database.close()


async def test_a_job_runs_once_for_its_key(job_settings: Settings, database: Database) -> None:
    done: list[int] = []
    ran = asyncio.Event()

    async def job(number: int) -> None:
        done.append(number)
        ran.set()

    async def last() -> None:
        finished.set()

    finished = asyncio.Event()
    async with running_jobs(job_settings, database, {"job": job, "last": last}) as jobs:
        await jobs.start("job", "key", number=1)
        await jobs.start("job", "key", number=2)
        await asyncio.wait_for(ran.wait(), 30)
        await jobs.start("last", "last")
        await asyncio.wait_for(finished.wait(), 30)
    assert done == [1]


async def test_a_job_that_is_broken_off_by_a_stop_is_done_by_the_next_process(
    job_settings: Settings, database: Database
) -> None:
    begun, done = asyncio.Event(), asyncio.Event()

    async def long(number: int) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def short(number: int) -> None:
        assert number == 7
        done.set()

    async with running_jobs(job_settings, database, {"job": long}) as jobs:
        await jobs.start("job", "key", number=7)
        await asyncio.wait_for(begun.wait(), 30)
    async with running_jobs(job_settings, database, {"job": short}):
        await asyncio.wait_for(done.wait(), 30)


async def test_a_job_of_a_killed_process_is_done_by_the_next(job_settings: Settings, database: Database) -> None:
    arguments = [sys.executable, str(PROCESS), str(job_settings.data_dir), job_settings.database_url]
    killed = await asyncio.to_thread(subprocess.run, arguments, capture_output=True, text=True, timeout=60)
    assert killed.returncode == -9, killed.stderr
    assert "begun 7" in killed.stdout
    done = asyncio.Event()

    async def job(number: int) -> None:
        assert number == 7
        done.set()

    async with running_jobs(job_settings, database, {"job": job}):
        await asyncio.wait_for(done.wait(), 30)


async def test_a_job_of_unknown_name_is_refused(job_settings: Settings, database: Database) -> None:
    async with running_jobs(job_settings, database, {}) as jobs:
        with pytest.raises(KeyError):
            await jobs.start("nothing", "key")


async def test_a_lock_is_held_by_one_and_let_go_at_the_end(job_settings: Settings, database: Database) -> None:
    async with locks.hold(database, job_settings.data_dir, "a") as first:
        assert first is not None
        assert await first.still_held()
        async with locks.hold(database, job_settings.data_dir, "a") as second:
            assert second is None
        async with locks.hold(database, job_settings.data_dir, "b") as other:
            assert other is not None
    async with locks.hold(database, job_settings.data_dir, "a") as again:
        assert again is not None
