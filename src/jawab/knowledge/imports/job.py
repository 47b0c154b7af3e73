"""The import as a durable job of the server."""

import asyncio
from uuid import UUID

from jawab.jobs.runner import Job, Jobs
from jawab.kit.errors import Conflict, NotFound
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.imports.run import run_import
from jawab.knowledge.models import Import

NAME = "import"
WAIT_SECONDS = 3.0  # between attempts while a terminal imports the same source


def import_job(parts: ImportParts) -> Job:
    """The job, for `running_jobs`."""

    async def run(workspace_id: str, import_id: str) -> None:
        while True:
            try:
                await run_import(parts, UUID(workspace_id), UUID(import_id))
                return
            except Conflict:
                await asyncio.sleep(WAIT_SECONDS)
            except NotFound:  # its workspace is gone
                return

    return run


async def start_import(jobs: Jobs, run: Import) -> None:
    """Have an import done; doing it twice is impossible, its id is the job's key."""
    await jobs.start(NAME, str(run.id), workspace_id=str(run.workspace_id), import_id=str(run.id))
