"""Each process forgets in memory what was erased: the contact's key, and whatever else says so."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from uuid import UUID

from jawab.events.hub import Hub
from jawab.privacy.keys import Keyring

log = logging.getLogger(__name__)

ERASURES = "erasures"
"""The hub's topic that tells of erased contacts."""
_SILENCE_SECONDS = 3600.0

Forget = Callable[[UUID], None]


class Forgetting:
    """Listens for erased contacts. `forget` are called with the workspace whose contact is gone."""

    def __init__(self, hub: Hub, keyring: Keyring, forget: Sequence[Forget] = ()) -> None:
        self._hub, self._keyring, self._forget = hub, keyring, forget
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _listen(self) -> None:
        async with self._hub.subscribe(ERASURES) as erasures:
            while True:
                message = await erasures.get(_SILENCE_SECONDS)
                if erasures.lagged:  # something may have been missed: then no key is kept in memory
                    erasures.caught_up()
                    self._keyring.forget_all()
                elif message is not None:
                    for contact in message["data"]["contacts"]:
                        self._keyring.forget(UUID(contact))
                    for forget in self._forget:
                        forget(UUID(message["data"]["workspace_id"]))
