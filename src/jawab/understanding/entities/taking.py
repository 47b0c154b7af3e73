"""Puts products that were read into a catalogue: new ones are added, those known by number or name are changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.kit.ids import new_id
from jawab.understanding.entities.given import GivenProduct, GivenTable
from jawab.understanding.entities.models import Product

MOST_PRODUCTS = 50_000  # of a workspace


@dataclass(slots=True)
class Taken:
    """What became of products."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, more: "Taken") -> "Taken":
        return Taken(self.added + more.added, self.changed + more.changed, self.unchanged + more.unchanged)


class Taking:
    """Takes products into a catalogue of `count` products. `known` are those with the numbers and names that come."""

    def __init__(
        self, session: AsyncSession, workspace_id: UUID, known: Iterable[Product], table: GivenTable, count: int
    ) -> None:
        self.taken = Taken()
        self.products: list[UUID] = []  # that were given, whatever became of them
        self._session, self._workspace_id, self._table, self._count = session, workspace_id, table, count
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
        elif product is None and self._count >= MOST_PRODUCTS:
            self._table.skip(given.place, f"the catalogue has {MOST_PRODUCTS:,} products, which is the most")
        elif product is None:
            self._add(given)
        else:
            await self._change(product, given)

    def _add(self, given: GivenProduct) -> None:
        product = Product(
            **{"id": new_id(), "workspace_id": self._workspace_id, "aliases": [], "description": "", **_values(given)}
        )
        self._session.add(product)
        self._remember(product)
        self.taken.added += 1
        self._count += 1

    async def _change(self, product: Product, given: GivenProduct) -> None:
        values = _values(given)
        if all(getattr(product, name) == value for name, value in values.items()):
            self.products.append(product.id)
            self.taken.unchanged += 1
            return
        self._by_key.pop(product.name_key)
        for name, value in values.items():
            setattr(product, name, value)
        self._remember(product)
        await self._session.flush()  # now, since a product that comes next may take the name that is free
        self.taken.changed += 1

    def _remember(self, product: Product) -> None:
        self.products.append(product.id)
        self._by_key[product.name_key] = product
        if product.sku:
            self._by_sku[product.sku] = product


def _values(given: GivenProduct) -> dict[str, Any]:
    """What is given of a product, by column: the rest stays as it is."""
    price = given.price
    values: dict[str, Any] = {
        "sku": given.sku,
        "aliases": list(given.aliases) or None,
        "price_minor": price.minor if price else None,
        "currency": price.currency if price else None,
        "image": given.image,
        "url": given.url,
        "description": given.description,
        "availability": given.availability,
    }
    return {"name": given.name, "name_key": given.key, **{k: v for k, v in values.items() if v is not None}}
