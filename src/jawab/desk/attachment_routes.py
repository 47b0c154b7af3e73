"""What is shown beside answers, at the desk: `/api/desk/{articles,intents,products}/{id}/attachments`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from jawab.answering.rich import store
from jawab.answering.rich.schemas import AttachmentIn, AttachmentList, AttachmentOut, Order
from jawab.answering.rich.target import Kind, Target
from jawab.context import InContext
from jawab.desk.auth import Signed

router = APIRouter(prefix="/api/desk/{kind}/{target_id}/attachments", tags=["desk: rich replies"])


def _target(kind: Kind, target_id: UUID) -> Target:
    return Target(kind, target_id)


To = Annotated[Target, Depends(_target)]


@router.get("")
async def attachments(to: To, signed: Signed, here: InContext) -> AttachmentList:
    """In the order in which they are shown."""
    return await store.listed(here.core.database, signed.workspace.id, to)


@router.post("", status_code=201)
async def attach(new: AttachmentIn, to: To, signed: Signed, here: InContext) -> AttachmentOut:
    return await store.attach(here.core.database, signed.workspace.id, to, new)


@router.put("/order")
async def reorder(order: Order, to: To, signed: Signed, here: InContext) -> AttachmentList:
    return await store.reorder(here.core.database, signed.workspace.id, to, order.ids)


@router.put("/{attachment_id}")
async def change(attachment_id: UUID, wanted: AttachmentIn, to: To, signed: Signed, here: InContext) -> AttachmentOut:
    return await store.change(here.core.database, signed.workspace.id, to, attachment_id, wanted)


@router.delete("/{attachment_id}", status_code=204)
async def remove(attachment_id: UUID, to: To, signed: Signed, here: InContext) -> None:
    await store.remove(here.core.database, signed.workspace.id, to, attachment_id)
