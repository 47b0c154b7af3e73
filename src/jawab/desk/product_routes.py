"""The workspace's products at the desk: `/api/desk/products`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Query, UploadFile

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.kit.errors import TooLarge
from jawab.understanding.entities import store
from jawab.understanding.entities.feeds import requests as feeds
from jawab.understanding.entities.feeds.job import start_reading
from jawab.understanding.entities.schemas import (
    FeedList,
    FeedOut,
    NewFeed,
    ProductImportOut,
    ProductList,
    ProductOut,
)

router = APIRouter(prefix="/api/desk/products", tags=["desk: products"])


@router.get("")
async def products(
    signed: Signed,
    here: InContext,
    q: Annotated[str, Query(max_length=200)] = "",
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> ProductList:
    return await store.listed(here.core.database, signed.workspace.id, q, after, limit)


@router.post("/imports")
async def import_file(
    file: Annotated[UploadFile, File(description="CSV with a column name, and others as docs/api.md tells")],
    signed: Signed,
    here: InContext,
) -> ProductImportOut:
    """Add the products of a file. Those that are there already are changed, none is removed."""
    data = await file.read(store.MOST_BYTES + 1)
    if len(data) > store.MOST_BYTES:
        raise TooLarge(f"The file is larger than {store.MOST_BYTES // (1024 * 1024)} MB. Send it in parts.")
    return await store.import_products(here.core.database, signed.workspace.id, data)


@router.get("/feeds")
async def product_feeds(signed: Signed, here: InContext) -> FeedList:
    """Feeds that the catalogue is kept up to date from, oldest first."""
    found = await feeds.listed(here.core.database, signed.workspace.id)
    return FeedList(items=[FeedOut.of(feed) for feed in found])


@router.post("/feeds", status_code=202)
async def add_feed(new: NewFeed, signed: Signed, here: InContext) -> FeedOut:
    """Read a product feed in the background, and again every few hours."""
    feed = await feeds.add(here.core.database, signed.workspace.id, new.url)
    await start_reading(here.jobs, feed)
    return FeedOut.of(feed)


@router.post("/feeds/{feed_id}/readings", status_code=202)
async def read_feed(feed_id: UUID, signed: Signed, here: InContext) -> FeedOut:
    """Read a feed again now."""
    feed = await feeds.ask(here.core.database, signed.workspace.id, feed_id)
    await start_reading(here.jobs, feed)
    return FeedOut.of(feed)


@router.delete("/feeds/{feed_id}", status_code=204)
async def remove_feed(feed_id: UUID, signed: Signed, here: InContext) -> None:
    """Read it no more. Its products stay."""
    await feeds.remove(here.core.database, signed.workspace.id, feed_id)


@router.get("/{product_id}")
async def product(product_id: UUID, signed: Signed, here: InContext) -> ProductOut:
    return await store.one(here.core.database, signed.workspace.id, product_id)


@router.delete("/{product_id}", status_code=204)
async def remove(product_id: UUID, signed: Signed, here: InContext) -> None:
    await store.remove(here.core.database, signed.workspace.id, product_id)
