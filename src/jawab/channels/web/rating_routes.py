"""Visitors rate replies: `/api/web/conversations/{id}/messages/{message_id}/rating`."""

from uuid import UUID

from fastapi import APIRouter

from jawab.answering import feedback
from jawab.channels.web.auth import Visiting
from jawab.context import InContext
from jawab.conversations.ratings import RatingIn, RatingOut

router = APIRouter(prefix="/api/web/conversations/{conversation_id}/messages/{message_id}", tags=["visitors"])


@router.put("/rating")
async def rate(conversation_id: UUID, message_id: UUID, given: RatingIn, who: Visiting, here: InContext) -> RatingOut:
    """Say what you think of a reply, in place of what you said before."""
    await here.limits.action(str(who.contact_id))
    await feedback.rate(here.core, who, conversation_id, message_id, given)
    return RatingOut(value=given.value, reason=given.reason)


@router.delete("/rating", status_code=204)
async def undo(conversation_id: UUID, message_id: UUID, who: Visiting, here: InContext) -> None:
    """Take it back."""
    await here.limits.action(str(who.contact_id))
    await feedback.undo(here.core, who, conversation_id, message_id)
