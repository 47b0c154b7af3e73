"""How far a training is: kept in its row, told to the desks a few times a second at most."""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import after_commit
from jawab.events import log
from jawab.events.hub import workspace_topic
from jawab.kit.clock import now
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.queries import UNFINISHED
from jawab.understanding.intents.schemas import TrainingOut
from jawab.understanding.intents.versions.parts import TrainingParts

EVERY_SECONDS = 0.4

Watch = Callable[[IntentTraining], None]


class Superseded(Exception):
    """The training is over already, or its workspace is gone: there is nothing left to do."""


class Progress:
    """Counts in `training`, which is the row as this process has it."""

    def __init__(
        self, parts: TrainingParts, training: IntentTraining, member: str | None, watch: Watch | None = None
    ) -> None:
        self.training = training
        self._parts = parts
        self._member = member
        self._watch = watch
        self._told = 0.0

    async def begin(self) -> None:
        """From `queued` (or `running`, after a crash) to `running`, from the start."""
        await self._write(
            "running", progress=0.0, step="Gathering the examples", started_at=self.training.started_at or now()
        )

    async def tell(self, progress: float, step: str) -> None:
        """Write down how far it is, when it is time. Raises Superseded."""
        if time.monotonic() - self._told >= EVERY_SECONDS or step != self.training.step:
            await self._write("running", progress=round(progress, 3), step=step)

    async def finish(self, state: str, **values: Any) -> None:
        """To its last state, which is told together with everything that is stored. Raises Superseded."""
        async with self._parts.database.write() as session:
            await self.finish_in(session, state, **values)

    async def finish_in(self, session: AsyncSession, state: str, **values: Any) -> None:
        """The same as part of a larger unit of work."""
        ended: dict[str, Any] = {"progress": 1.0, "step": "", "finished_at": now()}
        await self._change(session, state, **ended, **values)

    async def _write(self, state: str, **values: Any) -> None:
        async with self._parts.database.write() as session:
            await self._change(session, state, **values)
        self._told = time.monotonic()

    async def _change(self, session: AsyncSession, state: str, **values: Any) -> None:
        row = update(IntentTraining).where(
            IntentTraining.workspace_id == self.training.workspace_id,
            IntentTraining.id == self.training.id,
            IntentTraining.state.in_(UNFINISHED),
        )
        changed = await session.execute(row.values(state=state, **values))
        if not changed.rowcount:  # type: ignore[attr-defined]
            raise Superseded
        for name, value in {"state": state, **values}.items():
            if name != "weights":
                setattr(self.training, name, value)
        await announce(self._parts, session, self.training, self._member)
        if self._watch:
            self._watch(self.training)


async def announce(parts: TrainingParts, session: AsyncSession, training: IntentTraining, member: str | None) -> None:
    """Tell the event log, and once it is durable the desks, how a training stands."""
    data = TrainingOut.of(training, member).model_dump(mode="json")
    await log.append(session, training.workspace_id, "training.progress", data)
    hub = parts.hub
    if hub is not None:

        async def publish() -> None:
            await hub.publish(workspace_topic(training.workspace_id), {"event": "training", "data": data})

        after_commit(session, publish)
