"""The products that a workspace sells."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class Product(InWorkspace, Created, Base):
    """A product of the catalogue. It is known by its `sku`, or where it has none by its name: importing it again
    changes it."""

    __tablename__ = "products"
    __table_args__ = (
        UniqueConstraint("workspace_id", "name_key"),
        UniqueConstraint("workspace_id", "sku"),
        Index("ix_products_listed", "workspace_id", "created_at", "id"),
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)  # the name as it is compared: in one case, with plain spaces
    sku: Mapped[str | None] = mapped_column(Text)
    aliases: Mapped[list[Any]] = mapped_column(default=list)  # [str], other names that customers use
    price_minor: Mapped[int | None] = mapped_column(BigInteger)  # in the currency's smallest unit; see `price.py`
    currency: Mapped[str | None]  # ISO 4217
    image: Mapped[str | None] = mapped_column(Text)  # address of a picture; may be shown when the workspace allows it
    url: Mapped[str | None] = mapped_column(Text)  # of its page in the shop
    description: Mapped[str] = mapped_column(Text, default="", server_default="")
    availability: Mapped[str | None]  # in_stock | out_of_stock | preorder | backorder, None when nobody says


class ProductVersion(Base):
    """One counter a workspace, raised with every change of its products: the catalogues in memory compare it."""

    __tablename__ = "product_versions"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(default=0)


class ProductFeed(InWorkspace, Created, Base):
    """A product feed that the catalogue is kept up to date from, and how its last reading went."""

    __tablename__ = "product_feeds"
    __table_args__ = (UniqueConstraint("workspace_id", "url"),)

    id: Mapped[Id]
    url: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(default="queued")  # queued | running | done | failed
    asked_at: Mapped[datetime]  # the reading that `state` is of
    finished_at: Mapped[datetime | None]
    done: Mapped[int] = mapped_column(default=0)  # products read so far
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    removed: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[list[Any]] = mapped_column(default=list)  # [{"place", "reason"}]
    error: Mapped[str | None] = mapped_column(Text)
    etag: Mapped[str | None] = mapped_column(Text)  # what the server said of the feed that was read last
    last_modified: Mapped[str | None] = mapped_column(Text)


class FeedProduct(Base):
    """Which products a feed has: those that it has no more are taken out of the catalogue."""

    __tablename__ = "feed_products"

    feed_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("product_feeds.id", ondelete="CASCADE"), primary_key=True)
    product_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("products.id", ondelete="CASCADE"), primary_key=True, index=True
    )
