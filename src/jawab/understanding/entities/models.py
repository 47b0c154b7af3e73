"""The products that a workspace sells."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
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


class ProductVersion(Base):
    """One counter a workspace, raised with every change of its products: the catalogues in memory compare it."""

    __tablename__ = "product_versions"

    workspace_id: Mapped[UUID] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(default=0)
