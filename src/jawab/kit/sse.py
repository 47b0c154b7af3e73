"""Server-sent events, framed by hand (WHATWG HTML, section 9.2)."""

from collections.abc import AsyncGenerator, Callable
from typing import Any

import anyio
from pydantic_core import to_json
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

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


class EventStream(StreamingResponse):
    """Carries frames until the client goes away or the server stops, and then closes what makes them, at once: left to
    the garbage collector a visitor would seem present for longer than they are."""

    media_type = "text/event-stream"

    def __init__(self, frames: AsyncGenerator[bytes], ended: Callable[[], None]) -> None:
        super().__init__(frames, headers=HEADERS)
        self._frames = frames
        self._ended = ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            with anyio.CancelScope(shield=True):
                await self._frames.aclose()
            self._ended()
