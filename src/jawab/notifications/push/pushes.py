"""Web push at work in one server process."""

import asyncio
import logging
from datetime import timedelta
from uuid import UUID

from jawab.conversations.core import Core
from jawab.notifications.push import queries
from jawab.notifications.push.reading import read_on
from jawab.notifications.push.sending import send_due
from jawab.notifications.push.service import PushServices

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)


class Pushes:
    """Looks soon after a person has replied. What a process leaves undone, and what is tried again, is done in the
    next round (`look_everywhere`), by whichever process has it."""

    def __init__(self, core: Core, services: PushServices, delay: timedelta) -> None:
        """`delay` is how long a visitor who is not there may take to come back before the browser is told."""
        self._core = core
        self._services = services
        self._delay = delay
        self._waiting: set[UUID] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def public_key(self) -> str:
        """What browsers subscribe with."""
        return self._services.vapid.public

    @property
    def services(self) -> PushServices:
        return self._services

    def soon(self, workspace_id: UUID) -> None:
        """A person has replied to a visitor of the workspace."""
        if workspace_id in self._waiting:
            return
        self._waiting.add(workspace_id)
        task = asyncio.create_task(self._look_later(workspace_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def look_everywhere(self) -> None:
        """Read on in the log of every workspace where a browser is to be told, and send what is due. Recurring work."""
        async with self._core.database.read() as session:
            found = await queries.workspaces(session)
        for workspace_id in found:
            await read_on(self._core.database, workspace_id, self._delay)
        await send_due(self._core, self._services)

    async def stop(self) -> None:
        """Break off what runs."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _look_later(self, workspace_id: UUID) -> None:
        try:
            await asyncio.sleep(self._delay.total_seconds())
        finally:
            self._waiting.discard(workspace_id)
        try:
            await read_on(self._core.database, workspace_id, self._delay)
            await send_due(self._core, self._services)
        except Exception:
            log.exception("telling browsers of a reply failed; it is tried again in the next round")
