"""One training from beginning to end. Run again after a crash it begins anew and ends in the same version."""

import asyncio
import logging
from uuid import UUID

from jawab.inference.embedder import Vectors
from jawab.jobs import locks
from jawab.kit.errors import Conflict, JawabError, NotFound, Unprocessable
from jawab.understanding.intents import queries
from jawab.understanding.intents import training as learning
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.queries import UNFINISHED
from jawab.understanding.intents.training import Trained
from jawab.understanding.intents.versions.material import Material, gather
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.progress import EVERY_SECONDS, Progress, Superseded, Watch
from jawab.understanding.intents.versions.requests import lock_name
from jawab.understanding.intents.versions.store import store
from jawab.understanding.intents.versions.vectors import vectors_of

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
    await store(parts, progress, material, vectors, trained)


async def _learn(material: Material, vectors: Vectors, embedder: str, progress: Progress) -> Trained:
    """Train in a thread, and tell how far it is."""
    watched = _Watched()
    labels = [OUT_OF_SCOPE if key is None else key for key in material.keys]
    work = asyncio.ensure_future(
        asyncio.to_thread(
            learning.train, material.texts, labels, vectors, oos=OUT_OF_SCOPE, embedder=embedder, progress=watched.hear
        )
    )
    try:
        while not work.done():
            await progress.tell(_LEARNING_FROM + (_LEARNING_TO - _LEARNING_FROM) * watched.share, LEARNING)
            await asyncio.wait({work}, timeout=EVERY_SECONDS)
    finally:
        watched.stopped = True
    return work.result()


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
