"""`jawab ask "…"`: one answer with its citations on the terminal."""

import asyncio
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.answering.assembly import make_answering
from jawab.answering.types import Question, Reply
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.inference.embedder import load_embedder
from jawab.kit.errors import NotFound
from jawab.kit.ids import new_id
from jawab.knowledge.search import KnowledgeSearch
from jawab.settings import Settings


def ask(
    question: Annotated[str, typer.Argument(help="What a visitor would ask")],
    workspace: Annotated[str, typer.Option(help="Slug of the workspace; needed when there are several")] = "",
) -> None:
    """Answer one question from the help centre, with citations. Exits with 1 when there is no answer."""
    reply = asyncio.run(_answer(Settings(), question, workspace))
    _show(reply)
    sys.exit(1 if reply.kind == "unknown" else 0)


async def _answer(settings: Settings, text: str, slug: str) -> Reply:
    database = Database(settings.database)
    try:
        await migrate(database)
        workspace = await _workspace(database, slug)
        embedder = load_embedder(settings.embedder)
        answering = make_answering(settings, database, KnowledgeSearch(database, embedder), embedder)
        asked = Question(
            workspace_id=workspace.id,
            conversation_id=new_id(),
            text=text[: settings.max_message_chars],
            language="en",
            workspace_name=workspace.name,
            public_url=settings.public_url,
        )
        return [piece async for piece in answering.reply(asked) if isinstance(piece, Reply)][-1]
    finally:
        await database.close()


async def _workspace(database: Database, slug: str) -> Workspace:
    async with database.read() as session:
        found = list(await session.scalars(select(Workspace).order_by(Workspace.created_at)))
    if not found:
        raise NotFound("There is no workspace yet. Run `jawab import PATH_OR_URL` or `make run` first.")
    chosen = [workspace for workspace in found if workspace.slug == slug] if slug else found
    if len(chosen) != 1:
        slugs = ", ".join(workspace.slug for workspace in found)
        raise NotFound(f"Say which workspace with --workspace: {slugs}")
    return chosen[0]


def _show(reply: Reply) -> None:
    """Formatted on a terminal, plain when piped."""
    console = Console()
    sources = [f"[{c.n}] {c.title}{f' › {c.heading}' if c.heading else ''} — {c.url}" for c in reply.citations]
    options = [f"- {option.label}" for option in reply.options]
    if not console.is_terminal:
        print("\n\n".join(filter(None, [reply.text, "\n".join(options), "\n".join(sources)])))  # noqa: T201
        return
    console.print(Markdown("\n\n".join(filter(None, [reply.text, "\n".join(options)]))))
    for source in sources:
        console.print(source, style="dim", markup=False, highlight=False)
