"""What the widget offers by itself, and what comes of it: `/api/desk/invitations`."""

from uuid import UUID

from fastapi import APIRouter

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.engagement.invitations import store
from jawab.engagement.invitations.schemas import (
    InvitationChange,
    InvitationIn,
    InvitationList,
    InvitationOut,
    Manners,
)

router = APIRouter(prefix="/api/desk/invitations", tags=["desk: invitations"])


@router.get("")
async def invitations(signed: Signed, here: InContext) -> InvitationList:
    return await store.listed(here.core.database, signed.workspace)


@router.post("", status_code=201)
async def create(new: InvitationIn, signed: Signed, here: InContext) -> InvitationOut:
    return await store.create(here.core.database, signed.workspace.id, new)


@router.put("/manners")
async def set_manners(wanted: Manners, signed: Signed, here: InContext) -> Manners:
    """What holds for all invitations together."""
    return await store.set_manners(here.core.database, signed.workspace.id, wanted)


@router.patch("/{invitation_id}")
async def change(invitation_id: UUID, wanted: InvitationChange, signed: Signed, here: InContext) -> InvitationOut:
    return await store.change(here.core.database, signed.workspace.id, invitation_id, wanted)


@router.delete("/{invitation_id}", status_code=204)
async def remove(invitation_id: UUID, signed: Signed, here: InContext) -> None:
    await store.remove(here.core.database, signed.workspace.id, invitation_id)
