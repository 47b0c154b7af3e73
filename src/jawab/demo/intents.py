"""What the demo shop's visitors want: loaded and trained once, after that the owner's to change."""

from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from rich.console import Console

from jawab.db.engine import Database
from jawab.kit.errors import Conflict, Unprocessable
from jawab.understanding.intents import catalogue, queries
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.versions.fit import fits
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.requests import request_training
from jawab.understanding.intents.versions.run import run_training

FILE = Path(__file__).parent / "intents.yml"


async def teach(parts: TrainingParts, workspace_id: UUID, console: Console) -> IntentTraining | None:
    """Load and train the demo's intents, go on where that was broken off, or train anew what cannot be used any more.
    None when there is nothing to do."""
    async with parts.database.read() as session:
        loaded = await queries.last_version(session, workspace_id) > 0
        unfinished = await queries.unfinished_training(session, workspace_id)
        in_use = await queries.active_training(session, workspace_id)
    if not loaded:
        await _load(parts.database, workspace_id)
    elif in_use and in_use[0].embedder == fits(parts.embedder) and not unfinished:
        return None
    try:
        training, _ = unfinished or await request_training(parts, workspace_id, None)
        with console.status("Learning what visitors want") as status:
            return await run_training(
                parts, workspace_id, training.id, lambda now: status.update(now.step or "Learnt what visitors want")
            )
    except Conflict:  # a server does it
        return None
    except Unprocessable as error:  # the owner has deleted most of it
        console.print(f"Intents: {error.detail}")
        return None


async def _load(database: Database, workspace_id: UUID) -> None:
    """All of them at once, unless the workspace has intents already."""
    file: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    async with database.write() as session:
        await queries.take_turn(session, workspace_id)
        if await queries.intents(session, workspace_id):
            return
        for given in file["intents"]:
            intent = await catalogue.add_intent(session, workspace_id, given["label"])
            intent.labels, intent.description = given["labels"], given["description"]
            intent.handling = given["handling"]
            await catalogue.add_texts(session, workspace_id, intent.id, given["examples"])
        await catalogue.add_texts(session, workspace_id, None, file["outside"])
