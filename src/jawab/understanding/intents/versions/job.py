"""The training as a durable job of the server."""

import asyncio
from uuid import UUID

from jawab.jobs.runner import Job, Jobs
from jawab.kit.errors import Conflict, NotFound
from jawab.kit.ids import new_id
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.run import run_training

NAME = "intents"
WAIT_SECONDS = 1.0  # between attempts while another process trains the same workspace


def training_job(parts: TrainingParts) -> Job:
    """The job, for `running_jobs`."""

    async def run(workspace_id: str, training_id: str) -> None:
        while True:
            try:
                await run_training(parts, UUID(workspace_id), UUID(training_id))
                return
            except Conflict:
                await asyncio.sleep(WAIT_SECONDS)
            except NotFound:  # its workspace is gone
                return

    return run


async def start_training(jobs: Jobs, training: IntentTraining) -> None:
    """Have a training done. Its row says whether that was done already, so asking twice makes no second version."""
    await jobs.start(NAME, str(new_id()), workspace_id=str(training.workspace_id), training_id=str(training.id))
