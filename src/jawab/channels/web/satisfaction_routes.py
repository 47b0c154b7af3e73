"""Visitors say how they were served: `/api/web/conversations/{id}/satisfaction`."""

from uuid import UUID

from fastapi import APIRouter

from jawab.channels.web.auth import Visiting
from jawab.context import InContext
from jawab.conversations import satisfaction
from jawab.conversations.satisfaction import SatisfactionIn, SatisfactionOut

router = APIRouter(prefix="/api/web/conversations/{conversation_id}", tags=["visitors"])


@router.put("/satisfaction")
async def rate(conversation_id: UUID, wanted: SatisfactionIn, who: Visiting, here: InContext) -> SatisfactionOut:
    """Say how you were served, in place of what you said before."""
    await here.limits.action(str(who.contact_id))
    return await satisfaction.rate(here.core, who, conversation_id, wanted)


@router.delete("/satisfaction", status_code=204)
async def undo(conversation_id: UUID, who: Visiting, here: InContext) -> None:
    """Take it back."""
    await here.limits.action(str(who.contact_id))
    await satisfaction.undo(here.core, who, conversation_id)
