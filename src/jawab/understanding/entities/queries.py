"""SQL about products. Every query names its workspace."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, delete, func, or_, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.kit.paging import Place
from jawab.understanding.entities.given import GivenProduct, name_key
from jawab.understanding.entities.models import FeedProduct, Product, ProductVersion
from jawab.understanding.entities.products import CatalogueEntry

AT_ONCE = 500  # rows that one statement names
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


async def known(session: AsyncSession, workspace_id: UUID, given: Sequence[GivenProduct]) -> Sequence[Product]:
    """The products that have a number or a name of those that come, oldest first."""
    skus = [one.sku for one in given if one.sku]
    keys = [one.key for one in given]
    query = select(Product).where(
        Product.workspace_id == workspace_id, or_(Product.sku.in_(skus), Product.name_key.in_(keys))
    )
    return (await session.scalars(query.order_by(Product.created_at, Product.id))).all()


async def known_ids(session: AsyncSession, workspace_id: UUID, given: Sequence[GivenProduct]) -> set[UUID]:
    """Ids of the products that these are in the catalogue, by number or else by name."""
    rows = await session.execute(
        select(Product.id, Product.sku, Product.name_key).where(Product.workspace_id == workspace_id)
    )
    skus, keys = {one.sku for one in given if one.sku}, {one.key for one in given}
    return {id for id, sku, key in rows if sku in skus or key in keys}


async def count(session: AsyncSession, workspace_id: UUID) -> int:
    """How many products there are."""
    query = select(func.count()).select_from(Product).where(Product.workspace_id == workspace_id)
    return await session.scalar(query) or 0


async def product(session: AsyncSession, workspace_id: UUID, product_id: UUID) -> Product | None:
    return await session.scalar(select(Product).where(Product.workspace_id == workspace_id, Product.id == product_id))


async def named(session: AsyncSession, workspace_id: UUID, names: Sequence[str]) -> list[Product]:
    """The products with these names, in their order."""
    query = select(Product).where(
        Product.workspace_id == workspace_id, Product.name_key.in_([name_key(name) for name in names])
    )
    found = {product.name: product for product in await session.scalars(query)}
    return [found[name] for name in dict.fromkeys(names) if name in found]


async def note_of_feed(session: AsyncSession, feed_id: UUID, product_ids: Sequence[UUID]) -> None:
    """Remember that the feed has these products."""
    known = select(FeedProduct.product_id).where(
        FeedProduct.feed_id == feed_id, FeedProduct.product_id.in_(product_ids)
    )
    there = set(await session.scalars(known))
    session.add_all(FeedProduct(feed_id=feed_id, product_id=one) for one in set(product_ids) - there)


async def remove_gone(session: AsyncSession, workspace_id: UUID, feed_id: UUID, present: Collection[UUID]) -> int:
    """Take out products that the feed had and has no more, unless another feed has them; how many these were."""
    of_feed = await session.scalars(select(FeedProduct.product_id).where(FeedProduct.feed_id == feed_id))
    gone = [product_id for product_id in of_feed if product_id not in present]
    removed = 0
    for start in range(0, len(gone), AT_ONCE):
        some = gone[start : start + AT_ONCE]
        here = (FeedProduct.feed_id == feed_id, FeedProduct.product_id.in_(some))
        await session.execute(delete(FeedProduct).where(*here))
        elsewhere = select(FeedProduct.product_id).where(FeedProduct.product_id == Product.id).exists()
        mine = (Product.workspace_id == workspace_id, Product.id.in_(some), ~elsewhere)
        removed += len((await session.execute(delete(Product).where(*mine).returning(Product.id))).all())
    return removed


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
