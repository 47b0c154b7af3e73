"""`jawab replay`: what a change would do to past questions, on the terminal."""

import asyncio
import json as json_format
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.assembly import opened
from jawab.conversations.core import Core
from jawab.evals.reading import BadInput, json_lines, text_field
from jawab.events.hub import MemoryHub
from jawab.inference.embedder import load_embedder
from jawab.kit.errors import NotFound, Unprocessable
from jawab.learning.replay.bench import Trial, compare
from jawab.learning.replay.change import Change
from jawab.learning.replay.compare import better, difference, figures
from jawab.learning.replay.parts import ReplayParts
from jawab.learning.replay.questions import gather
from jawab.learning.replay.schemas import Asked, Compared, Figures
from jawab.settings import Settings

_MOST_SHOWN = 60  # characters of a reply in the table


def replay_command(
    workspace: Annotated[str, typer.Option(help="Slug of the workspace; needed when there are several")] = "",
    questions: Annotated[Path | None, typer.Option(help='JSON lines {"question"} in place of past messages')] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="How far back")] = 30,
    limit: Annotated[int, typer.Option(min=1, max=500, help="Most questions")] = 100,
    kb: Annotated[Path | None, typer.Option(help="Folder of articles in the place of the present ones")] = None,
    answer_threshold: Annotated[float | None, typer.Option(min=0, max=1, help="How sure an answer must be")] = None,
    intent_threshold: Annotated[float | None, typer.Option(min=0, max=1, help="How sure an intent must be")] = None,
    llm: Annotated[str | None, typer.Option(help="`provider:model`, or empty for none")] = None,
    instructions: Annotated[str, typer.Option(help="What the LLM is told beside its rules")] = "",
    json: Annotated[bool, typer.Option("--json", help="JSON: figures, and each question with both replies")] = False,
) -> None:
    """Answer past questions as it is now and as it would be with a change, and show what differs. Changes nothing."""
    given = {
        "answer_threshold": answer_threshold,
        "intent_threshold": intent_threshold,
        "llm": llm,
        "instructions": instructions,
    }
    wishes = {
        name: value for name, value in given.items() if value not in (None, "") or (name == "llm" and value == "")
    }
    try:
        change = Change.model_validate(wishes) if wishes else None
        asked = Asked(questions=_questions(questions) if questions else [], days=days, limit=limit)
    except (BadInput, ValidationError) as error:
        raise Unprocessable(str(error)) from error
    if change is None and kb is None:
        raise Unprocessable("Say what is to be changed: --kb, --answer-threshold, --intent-threshold, --llm, …")
    compared, summed = asyncio.run(_compared(Settings(), workspace, change, asked, kb))
    _print_json(compared, summed) if json else _print(compared, summed)


async def _compared(
    settings: Settings, slug: str, change: Change | None, asked: Asked, kb: Path | None
) -> tuple[list[Compared], Figures]:
    async with opened(settings) as (database, keyring):
        async with database.read() as session:
            found = list(await session.scalars(select(Workspace).order_by(Workspace.created_at)))
        chosen = [one for one in found if one.slug == slug] if slug else found
        if len(chosen) != 1:
            slugs = ", ".join(one.slug for one in found) or "there is none yet"
            raise NotFound(f"Say which workspace with --workspace: {slugs}")
        embedder = await asyncio.to_thread(load_embedder, settings.embedder)
        parts = ReplayParts(Core(database, MemoryHub(), keyring), embedder, settings)
        past = await gather(parts.core, chosen[0].id, asked, settings.public_url)
        trial = Trial(chosen[0].id, change, past, kb)
        compared = [one async for _, one in compare(parts, trial)]
    return compared, figures(compared, settings.llm_currency)


def _questions(path: Path) -> list[str]:
    return [text_field(place, entry, "question") for place, entry in json_lines(path)]


def _print_json(compared: list[Compared], summed: Figures) -> None:
    items: list[dict[str, Any]] = [
        {
            **one.model_dump(mode="json"),
            "difference": difference(one.now, one.changed),
            "better": better(one.now, one.changed),
        }
        for one in compared
    ]
    typer.echo(json_format.dumps({"figures": summed.model_dump(mode="json"), "items": items}, ensure_ascii=False))


def _print(compared: list[Compared], summed: Figures) -> None:
    console = Console()
    table = Table("question", "now", "with the change", "better")
    for one in compared:
        if difference(one.now, one.changed) != "same":
            cells = [_short(one.question), *(f"{side.kind}: {_short(side.text)}" for side in (one.now, one.changed))]
            table.add_row(*cells, better(one.now, one.changed) or "")
    if table.row_count:
        console.print(table)
    console.print(f"{summed.n} questions, {summed.differ} differ: {summed.better} better, {summed.worse} worse")
    for name, side in (("now", summed.now), ("with the change", summed.changed)):
        console.print(
            f"{name}: {side.answered} answered, {side.asked_back} asked back, {side.unknown} not known, "
            f"{side.ms_p50:.0f} ms, {side.tokens} tokens"
        )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"
