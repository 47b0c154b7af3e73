"""How long this kind of answer usually takes, learnt from the workspace's recent turns."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import numpy as np

from jawab.conversations import turns
from jawab.db.engine import Database
from jawab.kit.clock import now

LEAST_TURNS = 20
"""With fewer the estimate is not shown."""
MOST_SPREAD = 4.0
"""Times the median that one turn in ten may exceed: beyond it the median tells a visitor nothing."""
LEAST_MS = 1_000
"""Nobody needs to be told about less."""
_RECENT = 200
_DAYS = timedelta(days=14)
_FRESH_SECONDS = 60.0
_MOST_WORKSPACES = 1_000


@dataclass(frozen=True, slots=True)
class Expected:
    """Milliseconds that half, and nine in ten, of such answers take at most."""

    p50_ms: int
    p90_ms: int


class ExpectedTimes:
    """Estimates per workspace and kind (`llm`, `tool`), looked up anew once a minute."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[tuple[UUID, str], tuple[float, Expected | None]] = {}

    async def of(self, workspace_id: UUID, kind: str) -> Expected | None:
        """None when the estimate is not reliable, or too short to tell."""
        looked, known = self._known.get((workspace_id, kind), (-_FRESH_SECONDS, None))
        if time.monotonic() - looked < _FRESH_SECONDS:
            return known
        async with self._database.read() as session:
            took = await turns.times_taken(session, workspace_id, kind, now() - _DAYS, _RECENT)
        if len(self._known) >= _MOST_WORKSPACES:
            self._known.clear()
        self._known[workspace_id, kind] = (time.monotonic(), estimated(took))
        return self._known[workspace_id, kind][1]


def estimated(took: Sequence[int]) -> Expected | None:
    """The estimate from past times in milliseconds."""
    if len(took) < LEAST_TURNS:
        return None
    p50, p90 = (round(float(value)) for value in np.percentile(took, [50, 90]))
    if p90 < LEAST_MS or p90 > MOST_SPREAD * p50:
        return None
    return Expected(p50, p90)
