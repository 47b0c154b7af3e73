"""Where the pictures of the demo's help centre are served."""

from uuid import UUID

from sqlalchemy import select

from jawab.db.engine import Database
from jawab.demo.shop import SLUG
from jawab.knowledge.models import Media


async def picture_addresses(database: Database, workspace_id: UUID) -> dict[str, str]:
    """Their paths on this server, by their paths in the help centre's folder, such as `images/kettle.svg`."""
    async with database.read() as session:
        rows = await session.execute(select(Media.path, Media.id).where(Media.workspace_id == workspace_id))
        return {path: f"/help/{SLUG}/media/{id}" for path, id in rows}
