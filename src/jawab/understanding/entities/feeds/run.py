"""One reading of a feed from beginning to end. Done again after a crash it comes to the same: products are known by
their numbers and names."""

import asyncio
import logging
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from jawab.jobs import locks
from jawab.kit.addresses import networks
from jawab.kit.clock import now
from jawab.kit.errors import JawabError
from jawab.kit.guarded import FetchFailed
from jawab.kit.http import Fetched, Fetcher
from jawab.understanding.entities import queries
from jawab.understanding.entities.feeds.parts import FeedParts
from jawab.understanding.entities.feeds.reading import read_feed
from jawab.understanding.entities.given import MOST_ROWS, GivenTable
from jawab.understanding.entities.models import ProductFeed
from jawab.understanding.entities.store import put, region_of, units
from jawab.understanding.entities.taking import Taken

MOST_BYTES = 32 * 1024 * 1024
SECONDS = 120.0
_NOT_MODIFIED = 304

logger = logging.getLogger(__name__)


async def read(parts: FeedParts, workspace_id: UUID, feed_id: UUID) -> ProductFeed | None:
    """Fetch the feed and bring the catalogue up to date: what goes wrong ends in its row as `failed` with a sentence.
    None when it is gone, or being read by another process."""
    async with locks.hold(parts.database, parts.settings.data_dir, f"feed:{feed_id}") as lock:
        feed = await _feed(parts, workspace_id, feed_id)
        if lock is None or feed is None or feed.state not in ("queued", "running"):
            return None
        try:
            await _Reading(parts, feed).work()
        except JawabError as error:
            await _end(parts, feed, "failed", error=error.detail)
        except FetchFailed as error:
            await _end(parts, feed, "failed", error=f"The feed could not be read: {error}.")
        except Exception:
            logger.exception("reading the feed %s failed", feed.id)
            await _end(parts, feed, "failed", error="Something went wrong inside Jawab; the server's log says what.")
    return await _feed(parts, workspace_id, feed_id)


class _Reading:
    def __init__(self, parts: FeedParts, feed: ProductFeed) -> None:
        self._parts, self._feed = parts, feed

    async def work(self) -> None:
        feed = self._feed
        await _write(self._parts, feed, state="running", error=None)
        fetched = await self._fetched()
        if fetched.status == _NOT_MODIFIED:
            await _end(self._parts, feed, "done", added=0, changed=0, removed=0, unchanged=feed.done)
            return
        if fetched.status != 200:
            raise FetchFailed(f"the server answered with {fetched.status}")
        region = await region_of(self._parts.database, feed.workspace_id)
        table = await asyncio.to_thread(read_feed, fetched.content, region)
        taken = await self._put(table)
        removed = await self._take_away(table)
        skipped = [{"place": place, "reason": reason} for place, reason in table.skipped]
        await _end(
            self._parts, feed, "done",
            **_counts(taken), removed=removed, done=len(table.products), skipped=skipped,
            etag=fetched.headers.get("etag"), last_modified=fetched.headers.get("last-modified"),
        )  # fmt: skip

    async def _fetched(self) -> Fetched:
        allowed = networks(self._parts.settings.import_allow_networks)
        known = {"if-none-match": self._feed.etag, "if-modified-since": self._feed.last_modified}
        async with Fetcher(allow_networks=allowed, max_bytes=MOST_BYTES, seconds=SECONDS) as fetcher:
            return await fetcher.get(self._feed.url, headers={name: told for name, told in known.items() if told})

    async def _put(self, table: GivenTable) -> Taken:
        if not table.products:
            raise FetchFailed("it has no product that can be taken")
        taken, done = Taken(), 0
        for some in units(table.products):
            taken += await put(self._parts.database, self._feed.workspace_id, some, table, self._feed.id)
            done += len(some)
            await _write(self._parts, self._feed, done=done, **_counts(taken))
        return taken

    async def _take_away(self, table: GivenTable) -> int:
        """Remove what the feed no longer has, unless it is longer than what is read of one."""
        if len(table.products) >= MOST_ROWS:
            return 0
        workspace_id = self._feed.workspace_id
        async with self._parts.database.write() as session:
            await queries.raise_version(session, workspace_id)
            present = await queries.known_ids(session, workspace_id, table.products)
            return await queries.remove_gone(session, workspace_id, self._feed.id, present)


def _counts(taken: Taken) -> dict[str, int]:
    return {"added": taken.added, "changed": taken.changed, "unchanged": taken.unchanged}


async def _feed(parts: FeedParts, workspace_id: UUID, feed_id: UUID) -> ProductFeed | None:
    async with parts.database.read() as session:
        query = select(ProductFeed).where(ProductFeed.workspace_id == workspace_id, ProductFeed.id == feed_id)
        return await session.scalar(query)


async def _end(parts: FeedParts, feed: ProductFeed, state: str, **values: Any) -> None:
    await _write(parts, feed, state=state, finished_at=now(), **values)


async def _write(parts: FeedParts, feed: ProductFeed, **values: Any) -> None:
    async with parts.database.write() as session:
        row = update(ProductFeed).where(ProductFeed.workspace_id == feed.workspace_id, ProductFeed.id == feed.id)
        await session.execute(row.values(**values))
