"""Keeping a new version, and putting it to use unless it is worse than the one in use."""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.inference.embedder import Vectors
from jawab.kit.clock import now
from jawab.understanding.intents import queries
from jawab.understanding.intents.head import IntentHead
from jawab.understanding.intents.training import Trained
from jawab.understanding.intents.versions.comparison import Comparison, compare, praise, refusal, told_by
from jawab.understanding.intents.versions.fit import fits
from jawab.understanding.intents.versions.material import Material
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.progress import Progress
from jawab.understanding.intents.versions.requests import retire

KEPT_VERSIONS = 20
"""Whose weights are kept, to go back to."""
FEW_EXAMPLES = 5
MOST_NAMED = 5  # intents in a sentence


async def store(
    parts: TrainingParts, progress: Progress, material: Material, vectors: Vectors, trained: Trained
) -> None:
    """End the training with what was learnt. Raises Superseded when it ended already."""
    workspace_id = progress.training.workspace_id
    values: dict[str, Any] = {
        "examples": len(material.texts), "intents": material.intents, "data_hash": material.hash,
        "embedder": fits(parts.embedder), "figures": trained.figures,
        "weights": await asyncio.to_thread(trained.head.to_bytes),
        "held_out": dict(zip(material.ids, trained.held_out, strict=True)),
    }  # fmt: skip
    stored = False
    while not stored:  # compared anew when somebody puts another version to use just then
        in_use = await _in_use(parts, workspace_id)
        comparison = await asyncio.to_thread(_compared, in_use, material, vectors, trained)
        async with parts.database.write() as session:
            await queries.take_turn(session, workspace_id)
            if await _active_id(session, workspace_id) == (in_use.id if in_use else None):
                await _end(parts, session, progress, in_use, comparison, values, await _poor(session, workspace_id))
                stored = True


@dataclass(frozen=True, slots=True)
class _InUse:
    """The version in use now. `weights` is None where they cannot be used any more (`fit.py`)."""

    id: UUID
    version: int
    weights: bytes | None
    held_out: dict[str, str | None]


async def _in_use(parts: TrainingParts, workspace_id: UUID) -> _InUse | None:
    async with parts.database.read(heavy=True) as session:
        found = await queries.active_training(session, workspace_id)
        if found is None:
            return None
        training, _ = found
        weights, held_out = await queries.measured(session, workspace_id, training.id)
    readable = training.embedder == fits(parts.embedder)
    return _InUse(training.id, training.version, weights if readable else None, held_out)


async def _active_id(session: AsyncSession, workspace_id: UUID) -> UUID | None:
    found = await queries.active_training(session, workspace_id)
    return found[0].id if found else None


def _compared(in_use: _InUse | None, material: Material, vectors: Vectors, trained: Trained) -> Comparison | None:
    """None where there is nothing that could be worse: no version in use, or one that cannot read any more."""
    if in_use is None or in_use.weights is None:
        return None
    old = told_by(IntentHead.from_bytes(in_use.weights), in_use.held_out, material, vectors)
    return compare(material, trained.held_out, old)


async def _end(
    parts: TrainingParts,
    session: AsyncSession,
    progress: Progress,
    in_use: _InUse | None,
    comparison: Comparison | None,
    values: dict[str, Any],
    poor: list[str],
) -> None:
    training = progress.training
    if in_use and comparison and comparison.is_worse:
        notes = [refusal(comparison, in_use.version, training.version), *poor]
        await progress.finish_in(session, "refused", note=" ".join(notes), **values)
    else:
        await retire(parts, session, training.workspace_id)
        notes = [praise(comparison, in_use.version), *poor] if in_use and comparison else poor
        await progress.finish_in(session, "active", note=" ".join(notes) or None, activated_at=now(), **values)
    await queries.clear_old_weights(session, training.workspace_id, KEPT_VERSIONS)


async def _poor(session: AsyncSession, workspace_id: UUID) -> list[str]:
    """A sentence about the intents that have too few examples to be told well, for people; none when there are none."""
    counts = await queries.example_counts(session, workspace_id)
    intents = await queries.intents(session, workspace_id)
    poor = [f"“{intent.label}”" for intent in intents if counts.get(intent.key, 0) < FEW_EXAMPLES]
    if not poor:
        return []
    named = ", ".join(poor[:MOST_NAMED]) + (f" and {len(poor) - MOST_NAMED} more" if len(poor) > MOST_NAMED else "")
    return [f"With fewer than {FEW_EXAMPLES} examples an intent is hardly known. Add some to {named}."]
