"""The owner's quick actions: `/api/desk/shortcuts`."""

from uuid import UUID

from fastapi import APIRouter

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.engagement.shortcuts import store
from jawab.engagement.shortcuts.schemas import ShortcutChange, ShortcutIn, ShortcutList, ShortcutRow
from jawab.understanding import rules

router = APIRouter(prefix="/api/desk/shortcuts", tags=["desk: shortcuts"])


@router.get("")
async def shortcuts(signed: Signed, here: InContext) -> ShortcutList:
    """All of them in the owner's order, with how often they were shown and pressed."""
    async with here.core.database.read() as session:
        zone = (await rules.load(session, signed.workspace.id)).time_zone
    return ShortcutList(items=await store.listed(here.core.database, signed.workspace.id), time_zone=zone)


@router.post("", status_code=201)
async def create(new: ShortcutIn, signed: Signed, here: InContext) -> ShortcutRow:
    return await store.create(here.core.database, signed.workspace.id, new)


@router.patch("/{shortcut_id}")
async def change(shortcut_id: UUID, wanted: ShortcutChange, signed: Signed, here: InContext) -> ShortcutRow:
    return await store.change(here.core.database, signed.workspace.id, shortcut_id, wanted)


@router.delete("/{shortcut_id}", status_code=204)
async def remove(shortcut_id: UUID, signed: Signed, here: InContext) -> None:
    await store.remove(here.core.database, signed.workspace.id, shortcut_id)
