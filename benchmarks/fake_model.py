"""A language model that always says the same fifty tokens, over OpenAI's streaming protocol.

    python -m benchmarks.fake_model --delay 0.01

What it says stands word for word in `helpcentre/returns.md`, so that an answer which is checked against the help
centre passes. Written on bare ASGI: it shares the machine with what is measured.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from benchmarks.listening import parser, serve

REPLY = (
    "You can return any item within thirty days after it was delivered to you. [1] Open your order, press Return and "
    "choose the items. [1] We send you a prepaid label by e-mail within one hour. [1] The money is back on your card "
    "after about five working days. [1]"
)
TOKENS = re.findall(r"\s*\S+", REPLY)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class FakeModel:
    """Answers `POST …/chat/completions`, streamed, one token every `delay` seconds. `asked` counts the requests."""

    def __init__(self, delay: float = 0.0) -> None:
        self._delay = delay
        self._chunks = [_chunk({"content": token}) for token in TOKENS]
        self.asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        if not scope["path"].endswith("/chat/completions"):
            await _respond(send, 404, b"application/json", b'{"error": {"message": "only /chat/completions"}}')
            return
        self.asked += 1
        await send(_start(200, b"text/event-stream"))
        for chunk in self._chunks:
            await asyncio.sleep(self._delay)
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": _END})


def _chunk(delta: dict[str, str], **more: Any) -> bytes:
    choices = [{"index": 0, "delta": delta, "finish_reason": None}]
    chunk = {"id": "fake", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": choices, **more}
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


_END = (
    _chunk({}, choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}])
    + _chunk({}, choices=[], usage={"prompt_tokens": 300, "completion_tokens": 50, "total_tokens": 350})
    + b"data: [DONE]\n\n"
)


def _start(status: int, kind: bytes) -> MutableMapping[str, Any]:
    return {"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]}


async def _respond(send: Send, status: int, kind: bytes, body: bytes) -> None:
    await send(_start(status, kind))
    await send({"type": "http.response.body", "body": body})


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--delay", type=float, default=0.01, help="seconds between tokens")
    given = options.parse_args()
    serve(FakeModel(given.delay), given.port)


if __name__ == "__main__":
    main()
