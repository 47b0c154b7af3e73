"""`/api/desk/stream`."""

from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.desk.stream import DeskStream
from jawab.kit.errors import BadRequest
from jawab.kit.sse import EventStream

router = APIRouter(prefix="/api/desk", tags=["desk: stream"])


@router.get("/stream", response_class=StreamingResponse)
async def stream(signed: Signed, here: InContext, last_event_id: Annotated[str | None, Header()] = None) -> EventStream:
    if last_event_id and not (last_event_id.isdecimal() and len(last_event_id) < 19):
        raise BadRequest("Last-Event-ID is not one of this stream's ids. Leave it out to begin with what comes next.")
    desk = DeskStream(here.core, signed, int(last_event_id) if last_event_id else None)
    return EventStream(desk.frames(), here.limits.open_stream(str(signed.member.id)))
