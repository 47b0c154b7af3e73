"""Deletes what was clicked and read once the workspace's time for it is over."""

from datetime import timedelta

from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.engagement.tracking import queries
from jawab.kit.clock import now
from jawab.privacy import rules

EVERY = timedelta(hours=6)
_AT_ONCE = 2000


async def forget_old(database: Database) -> None:
    """For every workspace, a part at a time: others wait for a unit of work on SQLite."""
    async with database.read() as session:
        workspaces = (await session.scalars(select(Workspace.id))).all()
    for workspace_id in workspaces:
        async with database.read() as session:
            days = (await rules.load(session, workspace_id)).body.activity_days
        until = now() - timedelta(days=days)
        gone = _AT_ONCE
        while gone >= _AT_ONCE:
            async with database.write() as session:
                gone = await queries.forget_before(session, workspace_id, until, _AT_ONCE)
