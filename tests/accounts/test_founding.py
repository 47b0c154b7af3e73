"""A new workspace with its first member, on both databases."""

from collections.abc import AsyncIterator

import pytest

from jawab import tables
from jawab.accounts.founding import found, slug_of
from jawab.accounts.sign_in import sign_in
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.kit.errors import Conflict, NotSignedIn, Unprocessable

assert tables.metadata.tables


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await migrate(database)
    yield database
    await database.close()


async def test_owner_signs_in_to_the_workspace_that_was_made(database: Database) -> None:
    made = await found(database, "Blue Kettle", "", "Owner@Kettle.example", "a long password")
    signed, _ = await sign_in(database, "owner@kettle.example", "a long password")
    assert (made.slug, signed.workspace.id, signed.member.role) == ("blue-kettle", made.id, "owner")
    assert made.site_key.startswith("blue-kettle-")
    with pytest.raises(NotSignedIn):
        await sign_in(database, "owner@kettle.example", "another password")


async def test_what_is_taken_is_refused_and_nothing_is_made(database: Database) -> None:
    await found(database, "Blue Kettle", "", "owner@kettle.example", "a long password")
    with pytest.raises(Conflict, match="blue-kettle"):
        await found(database, "Blue  Kettle!", "", "other@kettle.example", "a long password")
    with pytest.raises(Conflict, match=r"owner@kettle\.example"):
        await found(database, "Red Kettle", "", "owner@kettle.example", "a long password")
    await found(database, "Red Kettle", "", "other@kettle.example", "a long password")


@pytest.mark.parametrize(("name", "slug", "email"), [
    ("گلنار", "", "owner@kettle.example"),
    ("Kettle", "Not A Slug", "owner@kettle.example"),
    ("Kettle", "", "owner at kettle"),
])  # fmt: skip
async def test_what_cannot_be_used_is_refused(database: Database, name: str, slug: str, email: str) -> None:
    with pytest.raises(Unprocessable):
        await found(database, name, slug, email, "a long password")


def test_name_becomes_a_short_name_for_addresses() -> None:
    assert slug_of("Gul & Sons, Ltd.") == "gul-sons-ltd"
