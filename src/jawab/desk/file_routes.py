"""Files of conversations at the desk: `/api/desk/conversations/{id}/files`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from jawab.accounts.sign_in import SignedIn
from jawab.context import InContext
from jawab.conversations.files.giving import response
from jawab.conversations.files.schemas import FileOut
from jawab.conversations.files.store import By
from jawab.desk.auth import Signed
from jawab.kit.uploads import described, one_file

router = APIRouter(prefix="/api/desk/conversations/{conversation_id}/files", tags=["desk: conversations"])


@router.post("", status_code=201, openapi_extra=described("file"))
async def upload(conversation_id: UUID, request: Request, signed: Signed, here: InContext) -> FileOut:
    """Take a picture or PDF, to be sent to the visitor with the next message."""
    async with here.files.room(_by(signed), conversation_id):
        return await here.files.take(_by(signed), conversation_id, await one_file(request, "file"))


@router.get("/{file_id}", response_class=Response)
async def file(
    conversation_id: UUID,
    file_id: UUID,
    signed: Signed,
    here: InContext,
    small: Annotated[bool, Query(description="The small picture of it")] = False,
) -> Response:
    return response(await here.files.give(_by(signed), conversation_id, file_id, small=small))


@router.delete("/{file_id}", status_code=204)
async def take_back(conversation_id: UUID, file_id: UUID, signed: Signed, here: InContext) -> None:
    """Remove a file that was not sent yet."""
    await here.files.remove(_by(signed), conversation_id, file_id)


def _by(signed: SignedIn) -> By:
    return By(signed.workspace.id, member_id=signed.member.id)
