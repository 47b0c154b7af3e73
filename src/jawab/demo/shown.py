"""What the demo shop shows beside its answers: attached once, after that the owner's to change."""

from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from sqlalchemy import select

from jawab.answering.rich import store
from jawab.answering.rich.schemas import AttachmentIn
from jawab.answering.rich.target import Kind, Target
from jawab.db.engine import Database
from jawab.demo.pictures import picture_addresses
from jawab.knowledge.models import Article
from jawab.understanding.entities.models import Product
from jawab.understanding.intents.models import Intent

FILE = Path(__file__).parent / "shown.yml"
_NAMED_BY: dict[str, tuple[Kind, Any]] = {
    "article": ("articles", Article.path),
    "intent": ("intents", Intent.label),
    "product": ("products", Product.sku),
}


async def show(database: Database, workspace_id: UUID) -> int:
    """Attach the demo's parts to its articles, intents and products; how many these are."""
    pictures = await picture_addresses(database, workspace_id)
    given: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for one in given:
        part = _with_addresses(one["part"], pictures)
        new = AttachmentIn.model_validate({"part": part, "language": one.get("language")})
        await store.attach(database, workspace_id, await _target(database, workspace_id, one), new)
    return len(given)


async def _target(database: Database, workspace_id: UUID, one: dict[str, Any]) -> Target:
    name = next(name for name in _NAMED_BY if name in one)
    kind, column = _NAMED_BY[name]
    model = column.class_
    async with database.read() as session:
        found = await session.scalars(select(model.id).where(model.workspace_id == workspace_id, column == one[name]))
        return Target(kind, found.one())


def _with_addresses(given: Any, pictures: dict[str, str]) -> Any:
    """The part with the addresses of pictures in the place of their paths in the help centre's folder."""
    if isinstance(given, dict):
        return {key: _with_addresses(value, pictures) for key, value in given.items()}
    if isinstance(given, list):
        return [_with_addresses(value, pictures) for value in given]
    return pictures.get(given, given) if isinstance(given, str) else given
