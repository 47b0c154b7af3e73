"""What the desk gets and sends about products."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from jawab.understanding.entities.models import Product, ProductFeed
from jawab.understanding.entities.price import Price

Availability = Literal["in_stock", "out_of_stock", "preorder", "backorder"]


class ProductOut(BaseModel):
    id: UUID
    name: str
    sku: str | None
    aliases: list[str] = Field(description="Other names that customers use")
    price: str | None = Field(description="Written out, such as PKR 7,950")
    image: str | None = Field(description="Shown only when it is on an allowed host")
    url: str | None = Field(description="Its page in the shop")
    description: str
    availability: Availability | None

    @classmethod
    def of(cls, product: Product) -> "ProductOut":
        price = price_of(product)
        return cls(
            id=product.id, name=product.name, sku=product.sku, aliases=product.aliases,
            price=price.written() if price else None, image=product.image, url=product.url,
            description=product.description, availability=product.availability,
        )  # fmt: skip


def price_of(product: Product) -> Price | None:
    """What the product costs, None when the catalogue does not say."""
    if product.price_minor is None or product.currency is None:
        return None
    return Price(product.price_minor, product.currency)


class ProductList(BaseModel):
    items: list[ProductOut]
    total: int
    next: str | None = Field(description="Give it as `after` to get the next page")


class ProductSkipped(BaseModel):
    place: str = Field(description="The line of the file")
    reason: str


class ProductImportOut(BaseModel):
    added: int
    changed: int
    unchanged: int
    skipped: list[ProductSkipped]


class NewFeed(BaseModel):
    url: str = Field(max_length=2000, description="Of a Google Merchant feed (RSS 2.0, Atom, or tab-separated)")


class FeedOut(BaseModel):
    """A product feed and how its last reading went."""

    id: UUID
    url: str
    state: Literal["queued", "running", "done", "failed"]
    done: int = Field(description="Products read so far")
    added: int
    changed: int
    unchanged: int
    removed: int
    skipped: list[ProductSkipped]
    error: str | None
    asked_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, feed: ProductFeed) -> "FeedOut":
        return cls(
            id=feed.id, url=feed.url, state=feed.state, done=feed.done, added=feed.added, changed=feed.changed,
            unchanged=feed.unchanged, removed=feed.removed, skipped=[ProductSkipped(**one) for one in feed.skipped],
            error=feed.error, asked_at=feed.asked_at, finished_at=feed.finished_at,
        )  # fmt: skip


class FeedList(BaseModel):
    items: list[FeedOut]
