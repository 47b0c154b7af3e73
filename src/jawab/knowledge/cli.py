"""`jawab import`: fills the knowledge base from the terminal, also while a server runs on the same database."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.inference.embedder import load_embedder
from jawab.kit.errors import NotFound, Unprocessable
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.imports.requests import request_folder, request_site
from jawab.knowledge.imports.run import run_import
from jawab.knowledge.models import Import
from jawab.settings import Settings

MOST_ROWS = 40  # of the report of what was skipped, unless all are asked for


def import_command(
    source: Annotated[str, typer.Argument(metavar="PATH_OR_URL", help="A folder, a file, a site or its sitemap")],
    workspace: Annotated[str, typer.Option(help="Which workspace, by its short name; not needed with only one")] = "",
    everything: Annotated[bool, typer.Option("--all", help="List everything that was skipped")] = False,
) -> None:
    """Read a help centre into the knowledge base. Run it again to take over what has changed."""
    console = Console()
    run = asyncio.run(_import(Settings(), source, workspace, console))
    _report(console, run, everything)
    if run.state != "done":
        sys.exit(f"jawab: {run.error or 'the import was cancelled'}")


async def import_into(parts: ImportParts, workspace: Workspace, source: str, console: Console) -> Import:
    """Import a path or an address into a workspace with a progress bar. Raises Unprocessable."""
    if source.startswith(("http://", "https://")):
        run, _ = await request_site(parts, workspace.id, source, go_on=True)
    else:
        run, _ = await request_folder(parts, workspace.id, await asyncio.to_thread(_existing, source))
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(f"Importing into {workspace.name}", total=None)

        def watch(run: Import) -> None:
            bar.update(task, total=run.total or None, completed=run.done)

        return await run_import(parts, workspace.id, run.id, watch)


async def _import(settings: Settings, source: str, slug: str, console: Console) -> Import:
    database = Database(settings.database)
    try:
        await migrate(database)
        workspace = await _workspace(database, slug)
        with console.status("Loading the language model"):
            embedder = await asyncio.to_thread(load_embedder, settings.embedder)
        return await import_into(ImportParts(database, embedder, settings), workspace, source, console)
    finally:
        await database.close()


async def _workspace(database: Database, slug: str) -> Workspace:
    async with database.read() as session:
        found = list((await session.scalars(select(Workspace).order_by(Workspace.slug))).all())
    chosen = [workspace for workspace in found if not slug or workspace.slug == slug]
    if len(chosen) == 1:
        return chosen[0]
    names = ", ".join(workspace.slug for workspace in found)
    if not found:
        raise NotFound("There is no workspace yet. Make one with `jawab workspace`, or the demo with `jawab demo`.")
    if not chosen:
        raise NotFound(f"No workspace is called {slug}. There are: {names}.")
    raise Unprocessable(f"Say which workspace with --workspace. There are: {names}.")


def _existing(source: str) -> Path:
    path = Path(source).expanduser()
    if not path.exists():
        raise Unprocessable(f"{source} is neither a file or folder here nor an address that begins with https://.")
    return path.resolve()


def _report(console: Console, run: Import, everything: bool) -> None:
    if run.skipped:
        table = Table("Left out", "Why", title="What was left out, or only in part taken over", title_justify="left")
        shown = run.skipped if everything else run.skipped[:MOST_ROWS]
        for one in shown:
            table.add_row(one["path"], one["reason"])
        console.print(table)
        if len(shown) < len(run.skipped):
            console.print(f"… and {len(run.skipped) - len(shown)} more: --all lists them.")
    seconds = (run.finished_at - run.started_at).total_seconds() if run.finished_at and run.started_at else 0.0
    console.print(
        f"[bold]{run.added}[/] added, [bold]{run.changed}[/] changed, [bold]{run.unchanged}[/] unchanged, "
        f"[bold]{run.removed}[/] removed, in {seconds:.1f} s"
    )
