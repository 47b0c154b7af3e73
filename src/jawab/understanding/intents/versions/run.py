"""One training from beginning to end. Run again after a crash it begins anew and ends in the same version."""

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from jawab.inference.embedder import Vectors
from jawab.jobs import locks
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, JawabError, NotFound, Unprocessable
from jawab.understanding.intents import queries
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.queries import UNFINISHED
from jawab.understanding.intents.versions.comparison import Comparison, compare, praise, refusal, told_by
from jawab.understanding.intents.versions.material import Material, gather
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.progress import EVERY_SECONDS, Progress, Superseded, Watch
from jawab.understanding.intents.versions.requests import lock_name, retire
from jawab.understanding.intents.versions.vectors import vectors_of

if TYPE_CHECKING:
    from jawab.understanding.intents.training import Trained

KEPT_VERSIONS = 20
"""Whose weights are kept, to go back to."""
EMBEDDING, LEARNING = "Reading the examples", "Learning and checking"
OUT_OF_SCOPE = ""  # no intent has this key
_LEARNING_FROM = 0.5  # of the progress
_LEARNING_TO = 0.95

logger = logging.getLogger(__name__)


async def run_training(
    parts: TrainingParts, workspace_id: UUID, training_id: UUID, watch: Watch | None = None
) -> IntentTraining:
    """Do the training; its row as it ended. `watch` sees every step.

    What is wrong with the examples ends in the row as `failed` with a sentence. Raises NotFound, and Conflict when
    another process trains the same workspace now.
    """
    async with locks.hold(parts.database, parts.settings.data_dir, lock_name(workspace_id)) as lock:
        if lock is None:
            raise Conflict("Another process trains these intents. Wait until it is done.")
        async with parts.database.read() as session:
            found = await queries.training(session, workspace_id, training_id)
        if found is None:
            raise NotFound("There is no such training.")
        training, member = found
        if training.state in UNFINISHED:
            await _to_its_end(parts, training, Progress(parts, training, member, watch))
    return training


async def _to_its_end(parts: TrainingParts, training: IntentTraining, progress: Progress) -> None:
    try:
        await progress.begin()
        await _work(parts, training, progress)
    except Superseded:
        return
    except JawabError as error:
        await progress.finish("failed", error=error.detail)
    except Exception:
        logger.exception("training %s failed", training.id)
        await progress.finish("failed", error="Something went wrong inside Jawab; the server's log says what.")


async def _work(parts: TrainingParts, training: IntentTraining, progress: Progress) -> None:
    material = await gather(parts, training.workspace_id)
    if material.intents < 2:
        raise Unprocessable("There are fewer than two intents with examples: there must be something to tell apart.")

    async def embedded(share: float) -> None:
        await progress.tell(_LEARNING_FROM * share, EMBEDDING)

    vectors = await vectors_of(parts.embedder, material.texts, embedded)
    trained = await _learn(material, vectors, parts.embedder.name, progress)
    await progress.tell(_LEARNING_TO, "Comparing with the version in use")
    await _store(parts, progress, material, vectors, trained)


async def _learn(material: Material, vectors: Vectors, embedder: str, progress: Progress) -> "Trained":
    """Train in a thread, and tell how far it is."""
    from jawab.understanding.intents.training import train  # brings scipy, which only trainings need

    watched = _Watched()
    labels = [OUT_OF_SCOPE if key is None else key for key in material.keys]
    learning = asyncio.ensure_future(
        asyncio.to_thread(
            train, material.texts, labels, vectors, oos=OUT_OF_SCOPE, embedder=embedder, progress=watched.hear
        )
    )
    try:
        while not learning.done():
            await progress.tell(_LEARNING_FROM + (_LEARNING_TO - _LEARNING_FROM) * watched.share, LEARNING)
            await asyncio.wait({learning}, timeout=EVERY_SECONDS)
    finally:
        watched.stopped = True
    return learning.result()


class _Watched:
    """Between the thread that trains and the loop that tells of it."""

    def __init__(self) -> None:
        self.share = 0.0
        self.stopped = False

    def hear(self, share: float) -> None:
        """Called by the thread. Ends it when nobody waits for it any more."""
        self.share = share
        if self.stopped:
            raise Superseded


async def _store(
    parts: TrainingParts, progress: Progress, material: Material, vectors: Vectors, trained: "Trained"
) -> None:
    """Keep the new version, and put it to use unless it is worse than the one in use."""
    workspace_id = progress.training.workspace_id
    in_use = await _in_use(parts, workspace_id)
    comparison = await asyncio.to_thread(_compared, in_use, material, vectors, trained) if in_use else None
    weights = await asyncio.to_thread(trained.head.to_bytes)
    values: dict[str, Any] = {
        "examples": len(material.texts), "intents": material.intents, "data_hash": material.hash,
        "embedder": parts.embedder.name, "figures": trained.figures, "weights": weights,
        "held_out": dict(zip(material.ids, trained.held_out, strict=True)),
    }  # fmt: skip
    async with parts.database.write() as session:
        await queries.take_turn(session, workspace_id)
        if comparison and in_use and comparison.is_worse:
            refused = refusal(comparison, in_use.version, progress.training.version)
            await progress.finish_in(session, "refused", note=refused, **values)
        else:
            await retire(parts, session, workspace_id)
            note = praise(comparison, in_use.version) if comparison and in_use else None
            await progress.finish_in(session, "active", note=note, activated_at=now(), **values)
        await queries.clear_old_weights(session, workspace_id, KEPT_VERSIONS)


@dataclass(frozen=True, slots=True)
class _InUse:
    """The version in use now."""

    version: int
    weights: bytes
    held_out: dict[str, str | None]


async def _in_use(parts: TrainingParts, workspace_id: UUID) -> _InUse | None:
    """None also where it was made for another embedding model: then it reads nothing, and nothing is worse."""
    async with parts.database.read(heavy=True) as session:
        found = await queries.active_training(session, workspace_id)
        if found is None or found[0].embedder != parts.embedder.name:
            return None
        weights, held_out = await queries.measured(session, workspace_id, found[0].id)
    return _InUse(found[0].version, weights, held_out) if weights else None


def _compared(in_use: _InUse, material: Material, vectors: Vectors, trained: "Trained") -> Comparison:
    from jawab.understanding.intents.head import IntentHead

    old = told_by(IntentHead.from_bytes(in_use.weights), in_use.held_out, material, vectors)
    return compare(material, trained.held_out, old)
