"""A process that begins a job and is killed in the middle of it."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from jawab.db.engine import Database
from jawab.jobs.runner import running_jobs
from jawab.settings import Settings


async def main(data_dir: str, url: str) -> None:
    settings = Settings(data_dir=Path(data_dir), database_url=url)

    async def job(number: int) -> None:
        print(f"begun {number}", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    async with running_jobs(settings, Database(settings.database), {"job": job}) as jobs:
        await jobs.start("job", "key", number=7)
        await asyncio.sleep(60)


asyncio.run(main(*sys.argv[1:]))
