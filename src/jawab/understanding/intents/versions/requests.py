"""Asking for a training, and putting a version to use."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.jobs import locks
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.understanding.intents import queries
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.queries import UNFINISHED, Trained
from jawab.understanding.intents.versions.fit import fits
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.progress import announce

_PATIENCE = timedelta(minutes=1)  # with a training that is queued and that nobody works at


async def request_training(parts: TrainingParts, workspace_id: UUID, member: Member | None) -> Trained:
    """Queue a training, or take up one that was broken off.

    Raises Conflict while one runs, Unprocessable when there is too little to learn from."""
    async with parts.database.write() as session:
        await queries.take_turn(session, workspace_id)
        unfinished = await queries.unfinished_training(session, workspace_id)
        if unfinished is None:
            await _check_enough(session, workspace_id)
            training = IntentTraining(
                workspace_id=workspace_id,
                version=await queries.last_version(session, workspace_id) + 1,
                created_by=member.id if member else None,
            )
            session.add(training)
            await session.flush()
            name = member.name if member else None
            await announce(parts, session, training, name)
            return training, name
    if await _is_broken_off(parts, unfinished[0]):
        return unfinished
    raise Conflict("The intents are being trained already. Wait until that is done.")


async def activate(parts: TrainingParts, workspace_id: UUID, training_id: UUID) -> Trained:
    """Put a version to use, an older one too. Harmless for the one in use. Raises NotFound and Conflict."""
    async with parts.database.write() as session:
        await queries.take_turn(session, workspace_id)
        found = await queries.training(session, workspace_id, training_id)
        if found is None:
            raise NotFound("There is no such training.")
        training, member = found
        if training.state == "active":
            return found
        await _check_usable(parts, session, training)
        await retire(parts, session, workspace_id)
        training.state, training.activated_at = "active", now()
        await session.flush()
        await announce(parts, session, training, member)
    return training, member


async def retire(parts: TrainingParts, session: AsyncSession, workspace_id: UUID) -> None:
    """Take the version in use out of use; another is put to use in the same unit of work."""
    in_use = await queries.active_training(session, workspace_id)
    if in_use:
        in_use[0].state = "retired"
        await session.flush()
        await announce(parts, session, *in_use)


def lock_name(workspace_id: UUID) -> str:
    """Held by the process that trains."""
    return f"intents:{workspace_id}"


async def _check_enough(session: AsyncSession, workspace_id: UUID) -> None:
    counts = await queries.example_counts(session, workspace_id)
    taught = [intent for intent in await queries.intents(session, workspace_id) if counts.get(intent.key, 0) > 1]
    if len(taught) < 2:
        raise Unprocessable("Give at least two intents some examples each: there must be something to tell apart.")


async def _is_broken_off(parts: TrainingParts, training: IntentTraining) -> bool:
    """Whether nobody works at an unfinished training: the process that did has died, and none took its place."""
    if training.state == "queued" and now() - training.created_at < _PATIENCE:
        return False
    async with locks.hold(parts.database, parts.settings.data_dir, lock_name(training.workspace_id)) as lock:
        return lock is not None


async def _check_usable(parts: TrainingParts, session: AsyncSession, training: IntentTraining) -> None:
    if training.state in UNFINISHED:
        raise Conflict("This version is still being trained. Wait until that is done.")
    if training.state == "failed":
        raise Conflict("This training failed, so there is nothing to use. Train again.")
    if await queries.weights(session, training.workspace_id, training.id) is None:
        raise Conflict("This version is too old: what it learnt is not kept any more. Train again.")
    if training.embedder != fits(parts.embedder):
        raise Conflict("This version was made for another embedding model, or by an older Jawab. Train again.")
