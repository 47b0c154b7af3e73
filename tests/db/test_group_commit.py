"""Units of work that share a commit on SQLite: each keeps its own fate, and none is told too early or never."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from jawab.db.engine import Database, after_commit
from jawab.db.group_commit import MOST_UNITS


@asynccontextmanager
async def database(folder: Path) -> AsyncIterator[Database]:
    """A database with a table of unique numbers."""
    found = Database(f"sqlite+aiosqlite:///{folder / 'jawab.db'}")
    async with found.migrating() as connection:
        await connection.execute(text("CREATE TABLE numbers (n INTEGER PRIMARY KEY)"))
    try:
        yield found
    finally:
        await found.close()


async def insert(db: Database, *numbers: int, then: BaseException | None = None) -> None:
    async with db.write() as session:
        for number in numbers:
            await session.execute(text("INSERT INTO numbers VALUES (:n)"), {"n": number})
            await asyncio.sleep(0)
        if then:
            raise then


async def stored(db: Database) -> list[int]:
    async with db.read() as session:
        return list(await session.scalars(text("SELECT n FROM numbers ORDER BY n")))


class Commits:
    """Counts what the writer commits, and makes commits fail or wait."""

    def __init__(self, db: Database) -> None:
        self.number = 0
        self.failing = False
        event.listen(db._writing.sync_engine, "commit", self._commit)

    def _commit(self, _: Any) -> None:
        self.number += 1
        if self.failing:
            raise OperationalError("COMMIT", {}, Exception("disk full"))


async def test_units_that_come_together_share_a_commit(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        commits = Commits(db)
        await asyncio.gather(*(insert(db, number) for number in range(100)))
        assert await stored(db) == list(range(100))
        assert commits.number <= 3


async def test_the_first_unit_does_not_wait_for_all(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        commits = Commits(db)
        await asyncio.gather(*(insert(db, number) for number in range(3 * MOST_UNITS)))
        assert commits.number >= 3


async def test_a_unit_that_fails_takes_nobody_along(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        fates = await asyncio.gather(
            insert(db, 1),
            insert(db, 2, then=ValueError("no")),
            insert(db, 3, 1),
            insert(db, 4),
            insert(db, 5, then=asyncio.CancelledError()),
            insert(db, 6),
            return_exceptions=True,
        )
        kinds = [type(fate) for fate in fates]
        assert kinds == [type(None), ValueError, IntegrityError, type(None), asyncio.CancelledError, type(None)]
        assert await stored(db) == [1, 4, 6]


async def test_units_run_in_the_order_of_their_coming(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        order: list[int] = []

        async def unit(number: int) -> None:
            async with db.write() as session:
                order.append(number)
                await session.execute(text("INSERT INTO numbers VALUES (:n)"), {"n": number})

        await asyncio.gather(*(unit(number) for number in range(50)))
        assert order == list(range(50))


async def test_what_is_told_after_the_commit_is_durable_by_then(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        told: list[tuple[int, list[int]]] = []

        async def unit(number: int, *, fails: bool) -> None:
            async with db.write() as session:
                await session.execute(text("INSERT INTO numbers VALUES (:n)"), {"n": number})

                async def tell() -> None:
                    told.append((number, await stored(db)))

                after_commit(session, tell)
                if fails:
                    raise ValueError

        await asyncio.gather(*(unit(n, fails=n == 2) for n in range(4)), return_exceptions=True)
        assert sorted(number for number, _ in told) == [0, 1, 3]
        assert all(number in seen for number, seen in told)


async def test_a_commit_that_fails_is_told_to_all_who_share_it(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        commits = Commits(db)
        await insert(db, 0)
        commits.failing = True
        fates = await asyncio.gather(*(insert(db, n) for n in range(1, 9)), return_exceptions=True)
        assert {type(fate) for fate in fates} == {OperationalError}
        commits.failing = False
        await insert(db, 9)
        assert await stored(db) == [0, 9]


async def test_who_gives_up_waiting_holds_up_nobody(tmp_path: Path) -> None:
    """The turn may have been passed to the very unit that is cancelled: the others' commit must come all the same."""
    for patience in range(12):
        async with database(tmp_path / str(patience)) as db:
            units = [asyncio.create_task(insert(db, number)) for number in range(4)]
            for _ in range(patience):
                await asyncio.sleep(0)
            units[1].cancel()
            units[3].cancel()
            async with asyncio.timeout(5):
                fates = await asyncio.gather(*units, return_exceptions=True)
            assert fates[0] is None
            assert fates[2] is None
            assert {0, 2} <= set(await stored(db))


async def test_a_unit_cancelled_in_the_middle_of_many_rows_leaves_all_or_none_and_hurts_nobody(tmp_path: Path) -> None:
    """Many rows are written in a thread, which goes on when its task is cancelled."""
    async with database(tmp_path) as db:
        begun = asyncio.Event()

        async def many() -> None:
            async with db.write() as session:
                connection = await session.connection()
                begun.set()
                await connection.execute(
                    text("INSERT INTO numbers VALUES (:n)"), [{"n": number} for number in range(200_000)]
                )

        before, working = asyncio.create_task(insert(db, -2)), asyncio.create_task(many())
        await begun.wait()
        after = asyncio.create_task(insert(db, -1))
        await asyncio.sleep(0)
        working.cancel()
        await before
        await after
        with pytest.raises(asyncio.CancelledError):
            await working
        assert await stored(db) in ([-2, -1], [-2, -1, *range(200_000)])


async def test_a_search_that_is_cancelled_keeps_its_connection_until_its_thread_is_through(tmp_path: Path) -> None:
    long = text(
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3000000) SELECT max(x) FROM c"
    )
    async with database(tmp_path) as db:

        async def search() -> int:
            async with db.read(heavy=True) as session:
                return int(await session.scalar(long) or 0)

        for _ in range(3):
            searching = asyncio.create_task(search())
            await asyncio.sleep(0.01)
            searching.cancel()
            with pytest.raises(asyncio.CancelledError):
                await searching
        assert await search() == 3_000_000


async def test_readers_cannot_write(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        for heavy in (False, True):
            async with db.read(heavy=heavy) as session:
                with pytest.raises(OperationalError, match="readonly"):
                    await session.execute(text("INSERT INTO numbers VALUES (1)"))


async def test_every_commit_is_synced_to_the_disk(tmp_path: Path) -> None:
    async with database(tmp_path) as db, db.write() as session:
        assert await session.scalar(text("PRAGMA synchronous")) == 2, "FULL"
        assert await session.scalar(text("PRAGMA journal_mode")) == "wal"


async def test_values_do_not_get_into_errors(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        await insert(db, 4711)
        with pytest.raises(IntegrityError) as raised:
            await insert(db, 4711)
        assert "4711" not in str(raised.value)
