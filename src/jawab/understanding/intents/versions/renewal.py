"""Training anew what cannot be used any more, because the embedding model or the form of the weights has changed."""

import logging

from jawab.jobs.runner import Jobs
from jawab.kit.errors import Conflict, Unprocessable
from jawab.understanding.intents import queries
from jawab.understanding.intents.versions.fit import fits
from jawab.understanding.intents.versions.job import start_training
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.requests import request_training

logger = logging.getLogger(__name__)


async def renew(parts: TrainingParts, jobs: Jobs) -> None:
    """Begin a training in every workspace whose version in use reads nothing now. When a server starts."""
    async with parts.database.read() as session:
        outdated = await queries.workspaces_in_use_but_for(session, fits(parts.embedder))
    for workspace_id in outdated:
        try:
            training, _ = await request_training(parts, workspace_id, None)
        except Conflict:  # another server process has begun it
            continue
        except Unprocessable as error:
            logger.warning("workspace %s has intents that cannot be trained anew: %s", workspace_id, error.detail)
            continue
        await start_training(jobs, training)
