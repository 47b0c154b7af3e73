"""Brings a database to the present schema, with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from jawab.db.engine import Database

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x6A61776162  # "jawab": several servers may start at once


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


async def migrate(database: Database) -> None:
    """Apply every migration that is missing. Waits while another process does so."""
    async with database.migrating() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    command.upgrade(alembic_config(connection), "head")
