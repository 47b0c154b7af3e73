"""What the demo's assistant can look up and do: loaded once, after that the owner's to change."""

from pathlib import Path
from uuid import UUID

import yaml
from pydantic import TypeAdapter

from jawab.answering.tools import defined
from jawab.answering.tools.schemas import ToolIn
from jawab.conversations.core import Core
from jawab.db.engine import Database
from jawab.demo.orders.routes import api_key
from jawab.events.hub import MemoryHub
from jawab.privacy.keys import Keyring

FILE = Path(__file__).parent / "tools.yml"
_TOOLS = TypeAdapter(list[ToolIn])


async def equip(database: Database, keyring: Keyring, workspace_id: UUID) -> int:
    """Define the demo's tools, unless the workspace has any; how many were added."""
    core = Core(database, MemoryHub(), keyring)
    if (await defined.listed(core, workspace_id)).items:
        return 0
    given = _TOOLS.validate_python(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    for tool in given:
        await defined.create(core, workspace_id, tool.model_copy(update={"headers": {"X-Api-Key": api_key(keyring)}}))
    return len(given)
