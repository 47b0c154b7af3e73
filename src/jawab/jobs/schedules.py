"""Work that comes round by itself, in one process of the install at a time.

Whoever moves the time of its last run forward may run it; a process that dies in the middle leaves it to the next
round. The work must therefore be repeatable. What somebody asks for is a job (`jobs/runner.py`), not this.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from jawab.db.engine import Database
from jawab.jobs.models import ScheduleRun
from jawab.kit.clock import now

log = logging.getLogger(__name__)

LOOK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Recurring:
    """`work` is to run once in each period of `every`."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[None]]


class Schedules:
    """Looks again and again whether something is due."""

    def __init__(self, database: Database, recurring: Sequence[Recurring]) -> None:
        self._database = database
        self._recurring = recurring
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._go_round())

    async def stop(self) -> None:
        """Break off what runs."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def run_due(self) -> list[str]:
        """Run what is due, one after the other; gives the names of what ran."""
        ran = []
        for one in self._recurring:
            if await self._is_ours(one):
                try:
                    await one.work()
                except Exception:
                    log.exception("%s failed; it is tried again in its next round", one.name)
                ran.append(one.name)
        return ran

    async def _go_round(self) -> None:
        while True:
            try:
                await self.run_due()
            except Exception:
                log.exception("looking for recurring work failed; trying again")
            await asyncio.sleep(LOOK_SECONDS)

    async def _is_ours(self, one: Recurring) -> bool:
        """Whether it is due and no other process has begun it."""
        moment = now()
        try:
            async with self._database.write() as session:
                if await session.scalar(select(ScheduleRun.began_at).where(ScheduleRun.name == one.name)) is None:
                    session.add(ScheduleRun(name=one.name, began_at=moment))
                    return True
                due = update(ScheduleRun).where(
                    ScheduleRun.name == one.name, ScheduleRun.began_at <= moment - one.every
                )
                began = await session.execute(due.values(began_at=moment).returning(ScheduleRun.name))
                return began.first() is not None
        except IntegrityError:  # another process wrote the first row at the same moment
            return False
