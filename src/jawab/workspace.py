"""`jawab workspace`: makes a workspace of one's own, where `jawab demo` makes the invented shop."""

import asyncio
import secrets
from typing import Annotated

import typer

from jawab.accounts.founding import found
from jawab.accounts.models import Workspace
from jawab.assembly import opened
from jawab.settings import Settings


def workspace(
    name: Annotated[str, typer.Argument(help="What visitors read, e.g. the shop's name")],
    email: Annotated[str, typer.Option(help="Who signs in to the desk first")],
    slug: Annotated[str, typer.Option(help="Short name in addresses; made from the name when left out")] = "",
) -> None:
    """Make a workspace with its first member, and show site key and password (this once)."""
    password = secrets.token_urlsafe(12)
    made = asyncio.run(_found(name, slug, email, password))
    shown = {"Help centre": f"/help/{made.slug}", "Site key": made.site_key, "E-mail": email, "Password": password}
    for label, value in shown.items():
        typer.echo(f"{label:<14}{value}")


async def _found(name: str, slug: str, email: str, password: str) -> Workspace:
    async with opened(Settings()) as (database, _):
        return await found(database, name, slug, email, password)
