"""The replay as a durable job of the server."""

from uuid import UUID

from jawab.jobs.runner import Job, Jobs
from jawab.learning.replay.models import Replay
from jawab.learning.replay.parts import ReplayParts
from jawab.learning.replay.run import run_replay

NAME = "replay"


def replay_job(parts: ReplayParts) -> Job:
    """The job, for `running_jobs`."""

    async def run(workspace_id: str, replay_id: str) -> None:
        await run_replay(parts, UUID(workspace_id), UUID(replay_id))

    return run


async def start_replay(jobs: Jobs, replay: Replay) -> None:
    """Have a replay done; asking twice does it once."""
    await jobs.start(NAME, f"replay-{replay.id}", workspace_id=str(replay.workspace_id), replay_id=str(replay.id))
