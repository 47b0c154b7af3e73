"""A lower floor: as `floor`, but passing the model's bytes on unread, without any client library for models.

FAKE_MODEL=http://127.0.0.1:9000/v1 python -m benchmarks.apps.relay
"""

import os
from collections.abc import AsyncIterator

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from benchmarks.listening import parser, serve

client = httpx.AsyncClient(
    base_url=os.environ["FAKE_MODEL"], limits=httpx.Limits(max_connections=1000, max_keepalive_connections=100)
)


async def chat(request: Request) -> StreamingResponse:
    asked = await request.json()
    return StreamingResponse(answer(asked["text"]), media_type="text/event-stream")


async def answer(text: str) -> AsyncIterator[bytes]:
    body = {"model": "fake", "messages": [{"role": "user", "content": text}], "stream": True}
    async with client.stream("POST", "/chat/completions", json=body) as response:
        async for part in response.aiter_raw():
            yield part


app = Starlette(routes=[Route("/chat", chat, methods=["POST"])])

if __name__ == "__main__":
    serve(app, parser(__doc__).parse_args().port)
