"""A workspace's invitations at the desk: listed in their order, made, changed and removed."""

from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.engagement.invitations import queries
from jawab.engagement.invitations.figures import Sums, figures
from jawab.engagement.invitations.models import Invitation
from jawab.engagement.invitations.schemas import (
    InvitationChange,
    InvitationIn,
    InvitationList,
    InvitationOut,
    Manners,
)
from jawab.kit.clock import now
from jawab.kit.errors import NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.understanding import rules

MOST_INVITATIONS = 50
NOT_MEASURED = {"name", "active"}
"""What may change without making earlier figures those of something else."""


async def listed(database: Database, workspace: Workspace) -> InvitationList:
    """All invitations in their order, with what came of them."""
    async with database.read() as session:
        rows = await queries.invitations(session, workspace.id)
        sums = await queries.sums(session, workspace.id)
        manners = await manners_of(session, workspace.id)
        zone = (await rules.load(session, workspace.id)).time_zone
    items = [_shown(row, sums.get(row.id, {})) for row in rows]
    return InvitationList(items=items, manners=manners, time_zone=zone, language=workspace.language)


async def create(database: Database, workspace_id: UUID, new: InvitationIn) -> InvitationOut:
    """Add one after the others. Raises Unprocessable when there are too many."""
    async with database.write() as session:
        count = await queries.count(session, workspace_id)
        if count >= MOST_INVITATIONS:
            raise Unprocessable(f"There are {MOST_INVITATIONS} invitations already. Delete one that is not needed.")
        row = Invitation(id=new_id(), workspace_id=workspace_id, position=count, edition=1, **_columns(new))
        session.add(row)
        await session.flush()
        return _shown(row, {})


async def change(
    database: Database, workspace_id: UUID, invitation_id: UUID, wanted: InvitationChange
) -> InvitationOut:
    """Change one. Raises NotFound, and Unprocessable when what comes of it cannot be."""
    async with database.write() as session:
        row = await _existing(session, workspace_id, invitation_id)
        before = InvitationIn.model_validate(row, from_attributes=True).model_dump(mode="json")
        given = wanted.model_dump(mode="json", exclude_unset=True, exclude={"position"})
        after = _columns(_checked(before | given))
        if any(after[name] != before[name] for name in after.keys() - NOT_MEASURED):
            row.edition += 1
            row.edition_at = now()
        for name, value in after.items():
            setattr(row, name, value)
        if wanted.position is not None:
            await _move(session, workspace_id, row, wanted.position)
        await session.flush()
        sums = await queries.sums(session, workspace_id)
        return _shown(row, sums.get(row.id, {}))


async def remove(database: Database, workspace_id: UUID, invitation_id: UUID) -> None:
    """Delete one with its figures. Raises NotFound."""
    async with database.write() as session:
        await session.delete(await _existing(session, workspace_id, invitation_id))


async def set_manners(database: Database, workspace_id: UUID, wanted: Manners) -> Manners:
    """Put them in place of the present ones."""
    async with database.write() as session:
        await queries.keep_manners(session, workspace_id, wanted.model_dump())
    return wanted


async def manners_of(session: AsyncSession, workspace_id: UUID) -> Manners:
    """The workspace's manners, the usual ones where it has set none."""
    row = await queries.manners(session, workspace_id)
    return Manners.model_validate(row, from_attributes=True) if row else Manners()


async def _existing(session: AsyncSession, workspace_id: UUID, invitation_id: UUID) -> Invitation:
    row = await queries.invitation(session, workspace_id, invitation_id)
    if row is None:
        raise NotFound("There is no such invitation.")
    return row


async def _move(session: AsyncSession, workspace_id: UUID, row: Invitation, position: int) -> None:
    others = [other for other in await queries.invitations(session, workspace_id) if other.id != row.id]
    others.insert(position, row)
    for place, invitation in enumerate(others):
        invitation.position = place


def _checked(fields: dict[str, Any]) -> InvitationIn:
    try:
        return InvitationIn.model_validate(fields)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise Unprocessable(f"The invitation cannot be changed like this: {reason}.") from error


def _columns(new: InvitationIn) -> dict[str, Any]:
    return new.model_dump(mode="json")


def _shown(row: Invitation, sums: Sums) -> InvitationOut:
    fields = InvitationIn.model_validate(row, from_attributes=True).model_dump()
    return InvitationOut(
        **fields, id=row.id, position=row.position, updated_at=row.updated_at, figures=figures(row, sums)
    )
