"""Visitors who asked to be contacted: `/api/desk/requests`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.engagement.requests import desk
from jawab.engagement.requests.schemas import RequestOut, RequestPage, State
from jawab.kit.paging import decode_cursor

router = APIRouter(prefix="/api/desk/requests", tags=["desk: requests"])


@router.get("")
async def requests(
    signed: Signed,
    here: InContext,
    state: State = "new",
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> RequestPage:
    """Those that wait, the oldest first; or those that are done, the last done first."""
    return await desk.listed(here.core, signed.workspace.id, state, decode_cursor(after), limit)


@router.put("/{request_id}/done")
async def done(request_id: UUID, signed: Signed, here: InContext) -> RequestOut:
    """Somebody has seen to it."""
    return await desk.see_to(here.core, signed, request_id)


@router.delete("/{request_id}/done")
async def not_done(request_id: UUID, signed: Signed, here: InContext) -> RequestOut:
    """It waits again."""
    return await desk.reopen(here.core, signed, request_id)
