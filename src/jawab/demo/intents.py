"""What the demo shop's visitors want: loaded and trained once, after that the owner's to change."""

from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from rich.console import Console

from jawab.db.engine import Database
from jawab.kit.errors import Conflict
from jawab.understanding.intents import catalogue, queries
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.requests import request_training
from jawab.understanding.intents.versions.run import run_training

FILE = Path(__file__).parent / "intents.yml"


async def teach(parts: TrainingParts, workspace_id: UUID, console: Console) -> IntentTraining | None:
    """Load and train the demo's intents, or go on where that was broken off. None when it was done before."""
    async with parts.database.read() as session:
        before = await queries.newest_trainings(session, workspace_id, 1)
        unfinished = await queries.unfinished_training(session, workspace_id)
    if before and not unfinished:
        return None
    if not before:
        await _load(parts.database, workspace_id)
    training, _ = unfinished or await request_training(parts, workspace_id, None)
    with console.status("Learning what visitors want") as status:
        try:
            return await run_training(
                parts, workspace_id, training.id, lambda now: status.update(now.step or "Learnt what visitors want")
            )
        except Conflict:  # a server has taken it up
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
