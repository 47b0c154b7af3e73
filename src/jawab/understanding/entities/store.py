"""A workspace's products: importing, listing and removing them."""

import asyncio
from collections.abc import Iterable, Sequence
from uuid import UUID

from jawab.db.engine import Database
from jawab.kit.errors import NotFound, Unprocessable
from jawab.kit.paging import decode_cursor, encode_cursor
from jawab.understanding import rules
from jawab.understanding.entities import queries
from jawab.understanding.entities.given import GivenProduct, GivenTable
from jawab.understanding.entities.schemas import ProductImportOut, ProductList, ProductOut, ProductSkipped
from jawab.understanding.entities.table import read_products
from jawab.understanding.entities.taking import Taken, Taking

MOST_BYTES = 8 * 1024 * 1024
A_UNIT = 500  # products that are put into the catalogue in one unit of work


async def import_products(database: Database, workspace_id: UUID, data: bytes) -> ProductImportOut:
    """Add the products of a CSV file and change those that are there already, by their number or else their name.
    Nothing is removed. Raises Unprocessable."""
    table = await asyncio.to_thread(read_products, data, await region_of(database, workspace_id))
    if not table.products and not table.skipped:
        raise Unprocessable("The file has no products below its first line.")
    taken = Taken()
    for some in units(table.products):
        taken += await put(database, workspace_id, some, table)
    skipped = [ProductSkipped(place=place, reason=reason) for place, reason in table.skipped]
    return ProductImportOut(added=taken.added, changed=taken.changed, unchanged=taken.unchanged, skipped=skipped)


def units(products: Sequence[GivenProduct]) -> Iterable[Sequence[GivenProduct]]:
    """As many at a time as are stored together."""
    return (products[start : start + A_UNIT] for start in range(0, len(products), A_UNIT))


async def put(
    database: Database,
    workspace_id: UUID,
    products: Sequence[GivenProduct],
    table: GivenTable,
    feed: UUID | None = None,
) -> Taken:
    """Put products into the catalogue, in one unit of work, and tell `table` of those that cannot be. `feed`: the one
    that has them."""
    async with database.write() as session:
        await queries.raise_version(session, workspace_id)
        known = await queries.known(session, workspace_id, products)
        taking = Taking(session, workspace_id, known, table, await queries.count(session, workspace_id))
        for given in products:
            await taking.take(given)
        await session.flush()
        if feed:
            await queries.note_of_feed(session, feed, taking.products)
    return taking.taken


async def region_of(database: Database, workspace_id: UUID) -> str:
    """The shop's country, ISO 3166: tells whose rupee is meant."""
    async with database.read() as session:
        return (await rules.load(session, workspace_id)).region


async def one(database: Database, workspace_id: UUID, product_id: UUID) -> ProductOut:
    """A product. Raises NotFound."""
    async with database.read() as session:
        found = await queries.product(session, workspace_id, product_id)
    if found is None:
        raise NotFound("There is no such product.")
    return ProductOut.of(found)


async def listed(database: Database, workspace_id: UUID, q: str, after: str | None, limit: int) -> ProductList:
    """A page of the catalogue, newest first. Raises BadRequest for a cursor that is none."""
    cursor = decode_cursor(after)
    async with database.read() as session:
        rows, total = await queries.page(session, workspace_id, q, cursor, limit + 1)
    last = rows[limit - 1] if len(rows) > limit else None
    return ProductList(
        items=[ProductOut.of(product) for product in rows[:limit]],
        total=total,
        next=encode_cursor(last.created_at, last.id) if last else None,
    )


async def remove(database: Database, workspace_id: UUID, product_id: UUID) -> None:
    """Take a product out of the catalogue. Raises NotFound."""
    async with database.write() as session:
        if not await queries.remove(session, workspace_id, product_id):
            raise NotFound("There is no such product.")
        await queries.raise_version(session, workspace_id)
