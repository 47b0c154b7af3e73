"""The schema that migrations make is the one that the code expects, on both databases."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from jawab import tables
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.settings import Settings


def address(url: str) -> str:
    """As the settings make it of what an operator writes."""
    return Settings(database_url=url).database


MADE_BY_HAND = {("search_rows", "words"), ("search_rows", "ix_search_rows_words")}
"""Of the search on PostgreSQL: no model can say these."""


ADDED_REFERENCES = {("contacts", "customer_id")}


def differences(connection: Connection) -> list[object]:
    known = set(tables.metadata.tables)

    def ours(name: str | None, kind: str, parents: Mapping[str, Any]) -> bool:
        if kind == "table":
            return name in known  # SQLite's FTS5 has tables of its own
        return (parents.get("table_name"), name) not in MADE_BY_HAND

    context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
    found = list(compare_metadata(context, tables.metadata))
    return [one for one in found if not (connection.dialect.name == "sqlite" and _is_added_reference(one))]


def _is_added_reference(difference: Any) -> bool:
    """SQLAlchemy does not read what a reference does that was added to a table of SQLite; the database does it."""
    kind, reference = difference[0], difference[1]
    return kind in ("add_fk", "remove_fk") and (reference.table.name, *reference.column_keys) in ADDED_REFERENCES


@pytest.mark.site
async def test_migrations_make_what_the_models_say(database_url: str) -> None:
    database = Database(address(database_url))
    await migrate(database)
    async with database.migrating() as connection:
        assert await connection.run_sync(differences) == []
        if database.dialect == "sqlite":
            cascading = await connection.execute(
                text("SELECT \"from\", on_delete FROM pragma_foreign_key_list('contacts')")
            )
            assert ("customer_id", "CASCADE") in {tuple(row) for row in cascading}
    await database.close()


@pytest.mark.site
async def test_migrating_again_and_by_several_at_once_changes_nothing(database_url: str) -> None:
    databases = [Database(address(database_url)) for _ in range(4)]
    await asyncio.gather(*(migrate(database) for database in databases))
    async with databases[0].read() as session:
        assert len((await session.execute(text("SELECT version_num FROM alembic_version"))).all()) == 1
    for database in databases:
        await database.close()
