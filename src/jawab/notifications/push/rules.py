"""What the owner decides of notifications."""

from uuid import UUID

from pydantic import BaseModel, Field

from jawab.db.engine import Database
from jawab.events import log
from jawab.notifications.push import queries
from jawab.notifications.push.models import PushRules


class NotificationRules(BaseModel):
    preview: bool = Field(description="Whether a notification on a visitor's device shows how the reply begins")


async def shown(database: Database, workspace_id: UUID) -> NotificationRules:
    async with database.read() as session:
        found = await queries.rules(session, workspace_id)
    return NotificationRules(preview=bool(found and found.preview))


async def change(database: Database, workspace_id: UUID, wanted: NotificationRules) -> NotificationRules:
    async with database.write() as session:
        found = await queries.rules(session, workspace_id, lock=True)
        if found is None:
            found = PushRules(workspace_id=workspace_id, cursor=await log.last_id(session, workspace_id))
            session.add(found)
        found.preview = wanted.preview
    return wanted
