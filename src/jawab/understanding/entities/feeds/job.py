"""Reading a feed as a durable job of the server, and the round in which all feeds are read again."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from jawab.jobs.runner import Job, Jobs
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound
from jawab.understanding.entities.feeds import requests
from jawab.understanding.entities.feeds.parts import FeedParts
from jawab.understanding.entities.feeds.run import read
from jawab.understanding.entities.models import ProductFeed

NAME = "feed"
EVERY = timedelta(hours=6)
"""How often shops' prices are looked after."""


def feed_job(parts: FeedParts) -> Job:
    """The job, for `running_jobs`."""

    async def run(workspace_id: str, feed_id: str) -> None:
        await read(parts, UUID(workspace_id), UUID(feed_id))

    return run


async def start_reading(jobs: Jobs, feed: ProductFeed) -> None:
    """Have a feed read that was asked for; the time of asking is the job's key, so once asked is once read."""
    key = f"feed {feed.id} {feed.asked_at.isoformat()}"
    await jobs.start(NAME, key, workspace_id=str(feed.workspace_id), feed_id=str(feed.id))


async def read_again(parts: FeedParts) -> None:
    """Read the feeds that nobody has had read for a while."""
    async with parts.database.read() as session:
        feeds = list(await session.scalars(select(ProductFeed).where(ProductFeed.asked_at < now() - EVERY)))
    for feed in feeds:
        try:
            await requests.ask(parts.database, feed.workspace_id, feed.id)
        except (NotFound, Conflict):  # removed, or asked for, in this moment
            continue
        await read(parts, feed.workspace_id, feed.id)
