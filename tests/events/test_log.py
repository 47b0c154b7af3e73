"""The event log: a reader who keeps a cursor misses nothing, whoever writes at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.events import log
from jawab.events.models import Event
from jawab.kit.ids import new_id
from jawab.settings import Settings

pytestmark = pytest.mark.site


@asynccontextmanager
async def database(url: str) -> AsyncIterator[tuple[Database, UUID]]:
    """A database with a workspace."""
    found = Database(Settings(database_url=url).database)
    await migrate(found)
    workspace = Workspace(id=new_id(), slug="shop", name="Shop", site_key="shop")
    async with found.write() as session:
        session.add(workspace)
    try:
        yield found, workspace.id
    finally:
        await found.close()


async def test_a_reader_with_a_cursor_misses_nothing_while_many_write(database_url: str) -> None:
    """On PostgreSQL an id is given out before the commit: without a line to stand in, a slow writer's event would
    appear behind the reader."""
    async with database(database_url) as (db, workspace):
        writing = asyncio.Event()
        seen: list[int] = []

        async def write(number: int) -> None:
            for n in range(12):
                async with db.write() as session:
                    await log.append(session, workspace, "told", {"n": f"{number}.{n}"})
                    await asyncio.sleep(0.001 * (number % 4))  # between the id and the commit

        async def read() -> None:
            cursor = 0
            while True:
                last_round = writing.is_set()
                async with db.read() as session:
                    found = await log.since(session, workspace, cursor, limit=7)
                seen.extend(event.id for event in found)
                cursor = found[-1].id if found else cursor
                if last_round and not found:
                    return
                await asyncio.sleep(0)

        reading = asyncio.create_task(read())
        await asyncio.gather(*(write(number) for number in range(8)))
        writing.set()
        await reading
        async with db.read() as session:
            every = list(await session.scalars(select(Event.id).order_by(Event.id)))
        assert len(every) == 96
        assert seen == every


async def test_an_event_of_work_that_failed_never_happened(database_url: str) -> None:
    async with database(database_url) as (db, workspace):

        async def fail() -> None:
            async with db.write() as session:
                await log.append(session, workspace, "told", {})
                raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            await fail()
        async with db.read() as session:
            assert await log.since(session, workspace, 0) == []
            assert await log.last_id(session, workspace) == 0


async def test_each_workspace_has_its_own_log(database_url: str) -> None:
    async with database(database_url) as (db, workspace):
        other = Workspace(id=new_id(), slug="other", name="Other", site_key="other")
        async with db.write() as session:
            session.add(other)
        async with db.write() as session:
            mine = await log.append(session, workspace, "told", {})
            theirs = await log.append(session, other.id, "told", {})
        async with db.read() as session:
            assert [event.id for event in await log.since(session, workspace, 0)] == [mine.id]
            assert await log.last_id(session, other.id) == theirs.id
