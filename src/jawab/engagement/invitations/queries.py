"""SQL of the invitations. Every query names its workspace."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.engagement.invitations.models import Invitation, InvitationManners, InvitationOutcome
from jawab.kit.ids import new_id

_ORDERED = (
    select(Invitation)
    .where(Invitation.workspace_id == bindparam("workspace_id"))
    .order_by(Invitation.position, Invitation.created_at, Invitation.id)
)


async def invitations(session: AsyncSession, workspace_id: UUID) -> Sequence[Invitation]:
    """All of a workspace in their order."""
    return (await session.scalars(_ORDERED, {"workspace_id": workspace_id})).all()


async def invitation(session: AsyncSession, workspace_id: UUID, invitation_id: UUID) -> Invitation | None:
    query = select(Invitation).where(Invitation.workspace_id == workspace_id, Invitation.id == invitation_id)
    return (await session.scalars(query)).one_or_none()


async def count(session: AsyncSession, workspace_id: UUID) -> int:
    query = select(func.count()).select_from(Invitation).where(Invitation.workspace_id == workspace_id)
    return await session.scalar(query) or 0


async def manners(session: AsyncSession, workspace_id: UUID) -> InvitationManners | None:
    query = select(InvitationManners).where(InvitationManners.workspace_id == workspace_id)
    return (await session.scalars(query)).one_or_none()


async def keep_manners(session: AsyncSession, workspace_id: UUID, values: dict[str, int]) -> None:
    """In place of the present ones."""
    keeping = _insert(session, InvitationManners).values(id=new_id(), workspace_id=workspace_id, **values)
    await session.execute(keeping.on_conflict_do_update(index_elements=["workspace_id"], set_=values))


async def add_outcomes(
    session: AsyncSession, row: Invitation, edition: int, day: date, arm: str, whats: Iterable[str]
) -> None:
    """Count each of `whats` once more on that day."""
    for what in sorted(whats):  # always in one order, so that two requests never wait for each other
        counting = _insert(session, InvitationOutcome).values(
            workspace_id=row.workspace_id,
            invitation_id=row.id,
            edition=edition,
            day=day,
            arm=arm,
            what=what,
            count=1,
        )
        await session.execute(
            counting.on_conflict_do_update(
                index_elements=["invitation_id", "edition", "day", "arm", "what"],
                set_={"count": InvitationOutcome.count + 1},
            )
        )


async def sums(session: AsyncSession, workspace_id: UUID) -> dict[UUID, dict[tuple[str, str], int]]:
    """By invitation: how often each `(arm, what)` came in the present edition."""
    present = and_(InvitationOutcome.invitation_id == Invitation.id, InvitationOutcome.edition == Invitation.edition)
    query = (
        select(Invitation.id, InvitationOutcome.arm, InvitationOutcome.what, func.sum(InvitationOutcome.count))
        .join(Invitation, present)
        .where(InvitationOutcome.workspace_id == workspace_id, Invitation.workspace_id == workspace_id)
        .group_by(Invitation.id, InvitationOutcome.arm, InvitationOutcome.what)
    )
    found: dict[UUID, dict[tuple[str, str], int]] = {}
    for id, arm, what, total in await session.execute(query):
        found.setdefault(id, {})[arm, what] = int(total)
    return found


def _insert(session: AsyncSession, table: Any) -> Any:
    make = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    return make(table)
