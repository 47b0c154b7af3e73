"""SQL about products. Every query names its workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, delete, func, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.kit.paging import Place
from jawab.understanding.entities.models import Product, ProductVersion
from jawab.understanding.entities.products import CatalogueEntry

_RAISE_VERSION = text(
    """INSERT INTO product_versions (workspace_id, number) VALUES (:workspace_id, 1)
    ON CONFLICT (workspace_id) DO UPDATE SET number = product_versions.number + 1"""
).bindparams(bindparam("workspace_id", type_=Uuid()))
_VERSION = select(ProductVersion.number).where(ProductVersion.workspace_id == bindparam("workspace_id"))


async def raise_version(session: AsyncSession, workspace_id: UUID) -> None:
    """Tell catalogues in memory that the products changed. Belongs into the same unit of work, before what reads them:
    on PostgreSQL changes of one catalogue wait here for each other."""
    await session.execute(_RAISE_VERSION, {"workspace_id": workspace_id})


async def version(session: AsyncSession, workspace_id: UUID) -> int:
    """The number of the workspace's catalogue, 0 when it never had a product."""
    return await session.scalar(_VERSION, {"workspace_id": workspace_id}) or 0


async def products(session: AsyncSession, workspace_id: UUID) -> Sequence[Product]:
    """All of a workspace, oldest first."""
    query = select(Product).where(Product.workspace_id == workspace_id).order_by(Product.created_at, Product.id)
    return (await session.scalars(query)).all()


async def entries(session: AsyncSession, workspace_id: UUID) -> list[CatalogueEntry]:
    """The catalogue as it is looked for in messages."""
    query = select(Product.name, Product.sku, Product.aliases).where(Product.workspace_id == workspace_id)
    return [CatalogueEntry(name, sku or "", aliases) for name, sku, aliases in await session.execute(query)]


async def page(
    session: AsyncSession, workspace_id: UUID, q: str, after: Place | None, limit: int
) -> tuple[Sequence[Product], int]:
    """Products whose name or number holds each word of `q`, newest first, and how many there are."""
    wanted = _matching(workspace_id, q)
    total = await session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    if after:
        wanted = wanted.where(tuple_(Product.created_at, Product.id) < (after.moment, after.id))
    newest = wanted.order_by(Product.created_at.desc(), Product.id.desc()).limit(limit)
    return (await session.scalars(newest)).all(), total


async def remove(session: AsyncSession, workspace_id: UUID, product_id: UUID) -> bool:
    """Whether there was such a product."""
    query = delete(Product).where(Product.workspace_id == workspace_id, Product.id == product_id).returning(Product.id)
    return (await session.execute(query)).first() is not None


def _matching(workspace_id: UUID, q: str) -> Select[Product]:
    query = select(Product).where(Product.workspace_id == workspace_id)
    for word in q.casefold().split()[:8]:
        about = Product.name_key + " " + func.lower(func.coalesce(Product.sku, ""))
        query = query.where(about.contains(word, autoescape=True))
    return query
