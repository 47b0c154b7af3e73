"""The floor: a bare Starlette application that streams the model's tokens as server-sent events, and keeps nothing.

FAKE_MODEL=http://127.0.0.1:9000/v1 python -m benchmarks.apps.floor
"""

import json
import os
from collections.abc import AsyncIterator

from openai import AsyncOpenAI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from benchmarks.listening import parser, serve

client = AsyncOpenAI(base_url=os.environ["FAKE_MODEL"], api_key="none")


async def chat(request: Request) -> StreamingResponse:
    asked = await request.json()
    return StreamingResponse(answer(asked["text"]), media_type="text/event-stream")


async def answer(text: str) -> AsyncIterator[bytes]:
    messages = [{"role": "user", "content": text}]
    stream = await client.chat.completions.create(model="fake", messages=messages, stream=True)
    async for chunk in stream:
        if chunk.choices and (token := chunk.choices[0].delta.content):
            yield f"data: {json.dumps({'text': token})}\n\n".encode()


app = Starlette(routes=[Route("/chat", chat, methods=["POST"])])

if __name__ == "__main__":
    serve(app, parser(__doc__).parse_args().port)
