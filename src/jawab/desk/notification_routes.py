"""What visitors' browsers tell of replies: `/api/desk/notifications`."""

from fastapi import APIRouter

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.notifications.push import rules
from jawab.notifications.push.rules import NotificationRules

router = APIRouter(prefix="/api/desk/notifications", tags=["desk: notifications"])


@router.get("")
async def shown(signed: Signed, here: InContext) -> NotificationRules:
    return await rules.shown(here.core.database, signed.workspace.id)


@router.put("")
async def change(wanted: NotificationRules, signed: Signed, here: InContext) -> NotificationRules:
    return await rules.change(here.core.database, signed.workspace.id, wanted)
