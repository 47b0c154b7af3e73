"""Server-sent events, framed by hand (WHATWG HTML, section 9.2)."""

from collections.abc import AsyncIterator
from typing import Any

from pydantic_core import to_json
from starlette.responses import StreamingResponse

KEEP_ALIVE = b": hi\n\n"
KEEP_ALIVE_SECONDS = 15.0

HEADERS = {
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # nginx would otherwise collect the pieces
}


def frame(event: str, data: Any, id: str | None = None) -> bytes:
    """One event. `data` is anything pydantic can write as JSON; JSON has no raw line breaks, so one line is enough."""
    head = f"id: {id}\nevent: {event}\ndata: " if id is not None else f"event: {event}\ndata: "
    return head.encode() + to_json(data) + b"\n\n"


def event_stream(frames: AsyncIterator[bytes]) -> StreamingResponse:
    """The response that carries frames until the client goes away or the server stops."""
    return StreamingResponse(frames, media_type="text/event-stream", headers=HEADERS)
