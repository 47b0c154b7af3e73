"""`jawab backup`."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from jawab.db.backup import back_up
from jawab.kit.errors import Unprocessable
from jawab.settings import Settings


def backup(to: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet")]) -> None:
    """Copy the SQLite database, also while the server runs. The master key is not in it: keep that apart."""
    address = make_url(Settings().database)
    if address.get_backend_name() != "sqlite":
        raise Unprocessable("This install keeps its data in PostgreSQL: use pg_dump, as docs/operations.md says.")
    size = back_up(Path(address.database or ""), to)
    typer.echo(f"{to}: {size / 2**20:.1f} MiB")
