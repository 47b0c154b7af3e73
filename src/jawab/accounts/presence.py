"""Who is at the desk right now."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.events.hub import Hub, agents_group


async def person_available(session: AsyncSession, hub: Hub, workspace_id: UUID) -> bool:
    """Whether some agent has the desk open and takes conversations."""
    present = await hub.present(agents_group(workspace_id))
    if not present:
        return False
    members = {UUID(entry.split(":")[0]) for entry in present}
    taking = select(func.count()).where(
        Member.workspace_id == workspace_id, Member.id.in_(members), Member.available.is_(True)
    )
    return bool(await session.scalar(taking))
