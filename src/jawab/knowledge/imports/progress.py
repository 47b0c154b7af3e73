"""The counters of a running import: kept in its row, told to the desk a few times a second at most."""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import after_commit
from jawab.events import log
from jawab.events.hub import workspace_topic
from jawab.kit.clock import now
from jawab.knowledge.importing import Skipped
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.models import Import, Source
from jawab.knowledge.schemas import ImportOut

EVERY_SECONDS = 0.5
MOST_SKIPPED = 5_000  # kept in the report
MOST_SKIPPED_TOLD = 50  # sent with each event
_COUNTERS = ("total", "done", "added", "changed", "unchanged", "removed")

Watch = Callable[[Import], None]


class Cancelled(Exception):
    """Somebody asked the import to stop, or another process took it over."""


class Progress:
    """Counts in `run`, which is the import's row as this process has it."""

    def __init__(self, parts: ImportParts, run: Import, source: Source, watch: Watch | None = None) -> None:
        self.run = run
        self._parts = parts
        self._source = source
        self._watch = watch
        self._told = 0.0
        self._skipped_told = 0

    async def begin(self) -> None:
        """From `queued` (or `running`, after a crash) to `running`, all counters at nought: they are counted again."""
        for name in _COUNTERS:
            setattr(self.run, name, 0)
        self.run.skipped = []
        self.run.started_at = self.run.started_at or now()
        await self._write("running", ("queued", "running"), started_at=self.run.started_at, skipped=[])

    def skip(self, skipped: Skipped) -> None:
        if len(self.run.skipped) < MOST_SKIPPED:
            self.run.skipped.append({"path": skipped.path, "reason": skipped.reason})

    async def tell(self, *, force: bool = False) -> None:
        """Write the counters down when it is time. Raises Cancelled when the import is not to go on."""
        if self._watch:
            self._watch(self.run)
        if not force and time.monotonic() - self._told < EVERY_SECONDS:
            return
        fresh = len(self.run.skipped) != self._skipped_told
        await self._write("running", ("running",), **({"skipped": self.run.skipped} if fresh else {}))
        self._skipped_told = len(self.run.skipped)

    async def finish(self, state: str, error: str | None = None) -> None:
        """To its last state; a cancelled import stays cancelled."""
        self.run.finished_at = now()
        told: dict[str, Any] = {"finished_at": self.run.finished_at, "skipped": self.run.skipped}
        try:
            await self._write(state, ("queued", "running"), error=error, **told)
            self.run.error = error
        except Cancelled:
            await self._write("cancelled", ("cancelled",), **told)
        if self._watch:
            self._watch(self.run)

    async def _write(self, state: str, only_from: tuple[str, ...], **values: Any) -> None:
        values |= {name: getattr(self.run, name) for name in _COUNTERS}
        async with self._parts.database.write() as session:
            row = update(Import).where(
                Import.workspace_id == self.run.workspace_id, Import.id == self.run.id, Import.state.in_(only_from)
            )
            changed = await session.execute(row.values(state=state, **values))
            if not changed.rowcount:  # type: ignore[attr-defined]
                raise Cancelled
            self.run.state = state
            await announce(self._parts, session, self.run, self._source)
        self._told = time.monotonic()


async def announce(parts: ImportParts, session: AsyncSession, run: Import, source: Source) -> None:
    """Tell the event log, and once it is durable the desks, how an import stands."""
    data = ImportOut.of(run, source, MOST_SKIPPED_TOLD).model_dump(mode="json")
    await log.append(session, run.workspace_id, "import.progress", data)
    hub = parts.hub
    if hub is not None:

        async def publish() -> None:
            await hub.publish(workspace_topic(run.workspace_id), {"event": "import", "data": data})

        after_commit(session, publish)
