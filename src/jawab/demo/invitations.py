"""The demo shop's invitations: made once, after that the owner's to change."""

from pathlib import Path
from typing import Any

import yaml

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.engagement.invitations import store
from jawab.engagement.invitations.schemas import InvitationIn

FILE = Path(__file__).parent / "invitations.yml"


async def invite(database: Database, workspace: Workspace) -> int:
    """Make the invitations, unless the workspace has some already; gives how many."""
    if (await store.listed(database, workspace)).items:
        return 0
    given: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for new in given:
        await store.create(database, workspace.id, InvitationIn.model_validate(new))
    return len(given)
