"""A workspace's products: importing, listing and removing them."""

import asyncio
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.kit.errors import NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.kit.paging import decode_cursor, encode_cursor
from jawab.understanding.entities import queries
from jawab.understanding.entities.models import Product
from jawab.understanding.entities.schemas import ProductImportOut, ProductList, ProductOut, ProductSkipped
from jawab.understanding.entities.table import GivenProduct, GivenTable, read_products

MOST_BYTES = 8 * 1024 * 1024
MOST_PRODUCTS = 50_000  # of a workspace


async def import_products(database: Database, workspace_id: UUID, data: bytes) -> ProductImportOut:
    """Add the products of a CSV file and change those that are there already, by their number or else their name.
    Nothing is removed. Raises Unprocessable."""
    table = await asyncio.to_thread(read_products, data)
    if not table.products and not table.skipped:
        raise Unprocessable("The file has no products below its first line.")
    return await put(database, workspace_id, table)


async def put(database: Database, workspace_id: UUID, table: GivenTable) -> ProductImportOut:
    """Put what was read into the catalogue, in one unit of work."""
    async with database.write() as session:
        await queries.raise_version(session, workspace_id)
        taking = _Taking(session, workspace_id, await queries.products(session, workspace_id), table)
        for given in table.products:
            await taking.take(given)
    skipped = [ProductSkipped(place=place, reason=reason) for place, reason in table.skipped]
    return ProductImportOut(added=taking.added, changed=taking.changed, unchanged=taking.unchanged, skipped=skipped)


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


class _Taking:
    """Takes products into a catalogue whose rows are known."""

    def __init__(self, session: AsyncSession, workspace_id: UUID, known: Iterable[Product], table: GivenTable) -> None:
        self.added = self.changed = self.unchanged = 0
        self._session, self._workspace_id, self._table = session, workspace_id, table
        self._by_key = {product.name_key: product for product in known}
        self._by_sku = {product.sku: product for product in self._by_key.values() if product.sku}

    async def take(self, given: GivenProduct) -> None:
        """Add or change one, or say why not."""
        named = self._by_key.get(given.key)
        product = self._by_sku.get(given.sku) if given.sku else named
        if product is None and named is not None and not named.sku:
            product = named  # it gets its number now
        if named is not None and product is not named:
            self._table.skip(given.place, f"another product is called “{given.name}” already")
        elif product is None and len(self._by_key) >= MOST_PRODUCTS:
            self._table.skip(given.place, f"the catalogue has {MOST_PRODUCTS:,} products, which is the most")
        elif product is None:
            self._add(given)
        else:
            await self._change(product, given)

    def _add(self, given: GivenProduct) -> None:
        product = Product(
            id=new_id(), workspace_id=self._workspace_id, name=given.name, name_key=given.key, sku=given.sku,
            aliases=list(given.aliases),
        )  # fmt: skip
        self._session.add(product)
        self._by_key[given.key] = product
        if given.sku:
            self._by_sku[given.sku] = product
        self.added += 1

    async def _change(self, product: Product, given: GivenProduct) -> None:
        sku = given.sku or product.sku
        aliases = list(given.aliases) or product.aliases
        if (product.name, product.sku, product.aliases) == (given.name, sku, aliases):
            self.unchanged += 1
            return
        self._by_key.pop(product.name_key)
        product.name, product.name_key, product.sku, product.aliases = given.name, given.key, sku, aliases
        self._by_key[given.key] = product
        if sku:
            self._by_sku[sku] = product
        await self._session.flush()  # now, since a product that comes next may take the name that is free
        self.changed += 1
