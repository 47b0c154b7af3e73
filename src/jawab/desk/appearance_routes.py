"""How the widget looks: `/api/desk/appearance`."""

from fastapi import APIRouter

from jawab.accounts import appearance
from jawab.accounts.appearance import Appearance
from jawab.context import InContext
from jawab.desk.auth import Signed

router = APIRouter(prefix="/api/desk/appearance", tags=["desk: appearance"])


@router.get("")
async def show(signed: Signed) -> Appearance:
    return appearance.appearance_of(signed.workspace)


@router.put("")
async def change(wanted: Appearance, signed: Signed, here: InContext) -> Appearance:
    """Keep it whole; visitors see it with their next page."""
    async with here.core.database.write() as session:
        return await appearance.change(session, signed.workspace.id, wanted)
