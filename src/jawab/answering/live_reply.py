"""A reply while it is written: its pieces go to everybody who watches, and are kept for those who come back."""

import os
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from jawab.answering.expected import Expected
from jawab.conversations.live import reply_key
from jawab.events.hub import Hub, conversation_topic


class LiveReply:
    """The pieces of one attempt at one reply. `run` tells the attempt apart from earlier ones."""

    def __init__(self, hub: Hub, conversation_id: UUID, reply_id: UUID) -> None:
        self._hub = hub
        self._topic = conversation_topic(conversation_id)
        self._key = reply_key(conversation_id)
        self._reply_id = str(reply_id)
        self._run = os.urandom(4).hex()
        self._n = 0
        self._sent = 0

    async def begin(self, reply_to: UUID) -> None:
        """Tell that the reply to this message, and to others that came with it, is being worked on. Once is enough."""
        if not self._n:
            await self._hub.drop_pieces(self._key)
            await self._piece("reply.started", {"reply_id": self._reply_id, "reply_to": str(reply_to)})

    async def expect(self, kind: str, expected: Expected | None) -> None:
        """Tell how long this usually takes, where that is known."""
        if expected:
            times = {"p50_ms": expected.p50_ms, "p90_ms": expected.p90_ms}
            await self._piece("reply.expected", {"reply_id": self._reply_id, "kind": kind, **times})

    async def delta(self, at: int, text: str) -> None:
        self._sent = at + len(text)
        await self._piece("reply.delta", {"reply_id": self._reply_id, "at": at, "text": text})

    async def start_again(self) -> None:
        """What was written is void: the reply must answer more. Nothing is shown until there is something new."""
        if self._sent:
            await self.delta(0, "")

    async def finish(self, text: str) -> None:
        """Send what of the finished `text` has not been sent: an answer that was ready at once comes here whole."""
        for at, line in _lines(text, self._sent):
            await self.delta(at, line)

    async def end(self) -> None:
        """The reply is stored: its `message` event has taken the place of the pieces."""
        await self._hub.drop_pieces(self._key)

    async def drop(self) -> None:
        """No reply follows from the pieces."""
        await self._hub.drop_pieces(self._key)
        if self._n:
            await self._hub.publish(self._topic, {"event": "reply.dropped", "data": {"reply_id": self._reply_id}})

    async def _piece(self, event: str, data: dict[str, Any]) -> None:
        piece = {"event": event, "run": self._run, "n": self._n, "data": data}
        self._n += 1
        await self._hub.keep_piece(self._key, piece)
        await self._hub.publish(self._topic, piece)


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The rest of a text from `start`, line by line, with their places."""
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, text[start:end]
        start = end
