"""The same conversation in Chainlit, as its documentation streams a model's reply.

FAKE_MODEL=http://127.0.0.1:9000/v1 chainlit run --headless benchmarks/apps/chainlit_app.py
"""

import os

import chainlit
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url=os.environ["FAKE_MODEL"], api_key="none")


@chainlit.on_message
async def answer(message: chainlit.Message) -> None:
    messages = [{"role": "user", "content": message.content}]
    stream = await client.chat.completions.create(model="fake", messages=messages, stream=True)
    reply = chainlit.Message(content="")
    async for chunk in stream:
        if chunk.choices and (token := chunk.choices[0].delta.content):
            await reply.stream_token(token)
    await reply.update()
