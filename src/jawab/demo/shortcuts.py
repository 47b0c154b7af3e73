"""The demo shop's shortcuts: made once, after that the owner's to change."""

from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from sqlalchemy import select

from jawab.db.engine import Database
from jawab.engagement.shortcuts import store
from jawab.engagement.shortcuts.schemas import ShortcutIn
from jawab.understanding.intents.models import Intent

FILE = Path(__file__).parent / "shortcuts.yml"


async def shorten(database: Database, workspace_id: UUID) -> int:
    """Make the shortcuts, unless the workspace has some already; gives how many."""
    if await store.listed(database, workspace_id):
        return 0
    async with database.read() as session:
        rows = await session.execute(select(Intent.label, Intent.key).where(Intent.workspace_id == workspace_id))
        keys = {row.label: row.key for row in rows}
    given: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for one in given:
        conditions = one.pop("conditions", {})
        wanted = [keys[label] for label in conditions.pop("intents", [])]
        new = {**one, "conditions": {**conditions, "intents": wanted}}
        await store.create(database, workspace_id, ShortcutIn.model_validate(new))
    return len(given)
