"""Training the workspace's intents: `/api/desk/intents/trainings` and what a threshold would have done."""

from uuid import UUID

from fastapi import APIRouter

from jawab.context import Context, InContext
from jawab.desk.auth import Signed
from jawab.understanding.intents import past, queries
from jawab.understanding.intents.schemas import ThresholdOut, TrainingList, TrainingOut
from jawab.understanding.intents.versions import requests
from jawab.understanding.intents.versions.job import start_training
from jawab.understanding.intents.versions.parts import TrainingParts

router = APIRouter(prefix="/api/desk/intents", tags=["desk: intents"])

MOST_TRAININGS = 50


@router.get("/trainings")
async def trainings(signed: Signed, here: InContext) -> TrainingList:
    """Newest first."""
    async with here.core.database.read() as session:
        found = await queries.newest_trainings(session, signed.workspace.id, MOST_TRAININGS)
    return TrainingList(items=[TrainingOut.of(*one) for one in found])


@router.post("/trainings", status_code=202)
async def train(signed: Signed, here: InContext) -> TrainingOut:
    """Train a new version on the examples that are there now; the desk's stream tells how far it is."""
    training, member = await requests.request_training(_parts(here), signed.workspace.id, signed.member)
    await start_training(here.jobs, training)
    return TrainingOut.of(training, member)


@router.post("/trainings/{training_id}/activation")
async def activate(training_id: UUID, signed: Signed, here: InContext) -> TrainingOut:
    """Put a version to use: also an older one, and one that was refused."""
    return TrainingOut.of(*await requests.activate(_parts(here), signed.workspace.id, training_id))


@router.get("/threshold")
async def threshold(signed: Signed, here: InContext) -> ThresholdOut:
    """What each threshold would have done with past messages."""
    return await past.chart(here.core.database, signed.workspace.id)


def _parts(here: Context) -> TrainingParts:
    return TrainingParts(here.core.database, here.core.keyring, here.embedder, here.settings, here.core.hub)
