"""The catalogue in memory follows what any process changes, on both databases."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.demo.products import stock
from jawab.kit.errors import NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.settings import Settings
from jawab.understanding.entities import catalogue, taking
from jawab.understanding.entities.catalogue import Catalogues
from jawab.understanding.entities.store import import_products, listed, remove

pytestmark = pytest.mark.site


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(Settings(database_url=database_url).database)
    await migrate(database)
    yield database
    await database.close()


async def shop(database: Database, slug: str = "shop") -> UUID:
    async with database.write() as session:
        workspace = Workspace(id=new_id(), slug=slug, name=slug, site_key=slug)
        session.add(workspace)
    return workspace.id


async def names(database: Database, workspace: UUID) -> list[str]:
    return sorted(product.name for product in (await listed(database, workspace, "", None, 100)).items)


async def test_importing_again_changes_and_adds_nothing_twice(database: Database) -> None:
    workspace = await shop(database)
    first = await import_products(database, workspace, b"name,sku,aliases\nKettle,K1,ketli\nLamp,,\n")
    again = await import_products(database, workspace, b"name,sku,aliases\nKettle,K1,ketli\nLamp,,\n")
    assert ((first.added, first.changed, first.unchanged), (again.added, again.changed, again.unchanged)) == (
        (2, 0, 0),
        (0, 0, 2),
    )
    third = await import_products(database, workspace, b"name,sku\nCopper kettle,K1\nLAMP,L1\nIron,I1\n")
    assert (third.added, third.changed, third.skipped) == (1, 2, [])
    assert await names(database, workspace) == ["Copper kettle", "Iron", "LAMP"]
    (kettle,) = (await listed(database, workspace, "kettle", None, 10)).items
    assert (kettle.sku, kettle.aliases) == ("K1", ["ketli"])


async def test_a_name_that_became_free_can_be_taken_in_the_same_file(database: Database) -> None:
    workspace = await shop(database)
    await import_products(database, workspace, b"name,sku\nKettle,K1\n")
    done = await import_products(database, workspace, b"name,sku\nOld kettle,K1\nKettle,K2\n")
    assert (done.added, done.changed, done.skipped) == (1, 1, [])
    assert await names(database, workspace) == ["Kettle", "Old kettle"]


async def test_two_products_of_one_name_are_told(database: Database) -> None:
    workspace = await shop(database)
    done = await import_products(database, workspace, b"name,sku\nKettle,K1\nkettle,K2\n,K3\n")
    assert done.added == 1
    assert [(skipped.place, skipped.reason) for skipped in done.skipped] == [
        ("line 4", "no name"),
        ("line 3", "another product is called “kettle” already"),
    ]


async def test_a_full_catalogue_takes_no_more(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_PRODUCTS", 1)
    workspace = await shop(database)
    done = await import_products(database, workspace, b"name\nKettle\nLamp\n")
    assert (done.added, len(done.skipped)) == (1, 1)


async def test_a_file_without_products_is_refused(database: Database) -> None:
    workspace = await shop(database)
    with pytest.raises(Unprocessable, match="no products"):
        await import_products(database, workspace, b"name,sku\n\n")


async def test_each_workspace_has_its_own(database: Database) -> None:
    ours, theirs = await shop(database), await shop(database, "other")
    await import_products(database, ours, b"name\nKettle\n")
    await import_products(database, theirs, b"name\nKettle\nLamp\n")
    (kettle,) = (await listed(database, ours, "", None, 10)).items
    with pytest.raises(NotFound):
        await remove(database, theirs, kettle.id)
    assert await names(database, ours) == ["Kettle"]
    await remove(database, ours, kettle.id)
    assert (await names(database, ours), await names(database, theirs)) == ([], ["Kettle", "Lamp"])


async def test_a_catalogue_in_memory_follows_every_change(database: Database) -> None:
    """`one` and `two` are those of two processes."""
    workspace = await shop(database)
    one, two = Catalogues(database), Catalogues(database)
    assert not await one.get(workspace)
    await import_products(database, workspace, b"name\nKettle\n")
    assert [found.entity.value for found in (await one.get(workspace)).read("a kettle", "a kettle")] == ["Kettle"]
    assert await one.get(workspace) is await one.get(workspace)
    assert await two.get(workspace)
    (kettle,) = (await listed(database, workspace, "", None, 10)).items
    await remove(database, workspace, kettle.id)
    assert not await one.get(workspace)
    assert not await two.get(workspace)


async def test_memory_is_bounded(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "MOST_CATALOGUES", 1)
    ours, theirs = await shop(database), await shop(database, "other")
    catalogues = Catalogues(database)
    first = await catalogues.get(ours)
    await catalogues.get(theirs)
    assert await catalogues.get(ours) is not first


async def test_the_demo_is_stocked_once(database: Database) -> None:
    workspace = await shop(database)
    first, again = await stock(database, workspace), await stock(database, workspace)
    assert (first.skipped, again.added, again.changed) == ([], 0, 0)
    assert first.added == again.unchanged > 20
