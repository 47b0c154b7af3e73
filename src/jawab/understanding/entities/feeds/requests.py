"""The workspace's feeds: adding one, having it read, taking it away."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.knowledge.importing.urls import normal
from jawab.understanding.entities.models import ProductFeed

MOST_FEEDS = 10
STALE = timedelta(minutes=30)
"""A reading that takes longer has died with its process."""


async def listed(database: Database, workspace_id: UUID) -> list[ProductFeed]:
    """The workspace's feeds, oldest first."""
    async with database.read() as session:
        query = select(ProductFeed).where(ProductFeed.workspace_id == workspace_id).order_by(ProductFeed.created_at)
        return list(await session.scalars(query))


async def add(database: Database, workspace_id: UUID, url: str) -> ProductFeed:
    """A feed that is to be read. Raises Unprocessable for what is no address, and Conflict."""
    try:
        location = normal(url if "://" in url else f"https://{url}")
    except ValueError:
        raise Unprocessable(
            "This is not a web address that can be read. It begins with https://, names a site, and has no user name."
        ) from None
    async with database.write() as session:
        mine = select(ProductFeed).where(ProductFeed.workspace_id == workspace_id)
        feeds = list(await session.scalars(mine))
        if any(feed.url == location for feed in feeds):
            raise Conflict("This feed is there already: press “Read it again”.")
        if len(feeds) >= MOST_FEEDS:
            raise Conflict(f"There are {MOST_FEEDS} feeds already, which is the most. Remove one first.")
        feed = ProductFeed(id=new_id(), workspace_id=workspace_id, url=location, skipped=[], asked_at=now())
        session.add(feed)
        await session.flush()
        await session.refresh(feed)
    return feed


async def ask(database: Database, workspace_id: UUID, feed_id: UUID) -> ProductFeed:
    """Have a feed read again. Raises NotFound, and Conflict while it is being read."""
    async with database.write() as session:
        feed = await _feed(session, workspace_id, feed_id)
        if feed.state in ("queued", "running") and feed.asked_at > now() - STALE:
            raise Conflict("This feed is being read already.")
        feed.state, feed.asked_at, feed.finished_at = "queued", now(), None
    return feed


async def remove(database: Database, workspace_id: UUID, feed_id: UUID) -> None:
    """Read it no more; its products stay. Raises NotFound."""
    async with database.write() as session:
        await session.delete(await _feed(session, workspace_id, feed_id))


async def _feed(session: AsyncSession, workspace_id: UUID, feed_id: UUID) -> ProductFeed:
    query = select(ProductFeed).where(ProductFeed.workspace_id == workspace_id, ProductFeed.id == feed_id)
    feed = await session.scalar(query.with_for_update())
    if feed is None:
        raise NotFound("There is no such feed.")
    return feed
