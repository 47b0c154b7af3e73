"""Files that visitors send: `/api/web/conversations/{id}/files`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from jawab.channels.web.auth import Visiting
from jawab.contacts.visitors import Visitor
from jawab.context import FromAddress, InContext
from jawab.conversations.files.giving import response
from jawab.conversations.files.schemas import FileOut
from jawab.conversations.files.store import By
from jawab.kit.uploads import described, one_file

router = APIRouter(prefix="/api/web/conversations/{conversation_id}/files", tags=["visitors"])


@router.post("", status_code=201, openapi_extra=described("file"))
async def upload(
    conversation_id: UUID, request: Request, who: Visiting, here: InContext, address: FromAddress
) -> FileOut:
    """Take a picture or PDF, to be sent with the next message."""
    await here.limits.file(str(who.contact_id), address)
    async with here.files.room(_by(who), conversation_id):
        return await here.files.take(_by(who), conversation_id, await one_file(request, "file"))


@router.get("/{file_id}", response_class=Response)
async def file(
    conversation_id: UUID,
    file_id: UUID,
    who: Visiting,
    here: InContext,
    small: Annotated[bool, Query(description="The small picture of it")] = False,
) -> Response:
    return response(await here.files.give(_by(who), conversation_id, file_id, small=small))


@router.delete("/{file_id}", status_code=204)
async def take_back(conversation_id: UUID, file_id: UUID, who: Visiting, here: InContext) -> None:
    """Remove a file that was not sent yet."""
    await here.limits.action(str(who.contact_id))
    await here.files.remove(_by(who), conversation_id, file_id)


def _by(who: Visitor) -> By:
    return By(who.workspace_id, contact_id=who.contact_id)
