"""The stream of one conversation: what was written since the cursor, then what is written now.

Durable events are pushed through the hub and taken from there when they follow the cursor without a gap; otherwise
they are read from the log. So a stream misses nothing when the hub loses something, and shows nothing twice.
"""

from collections.abc import AsyncIterator, Iterator
from uuid import UUID

import anyio

from jawab.channels.web.cursor import Cursor
from jawab.contacts.visitors import Visitor
from jawab.conversations import queries
from jawab.conversations.core import Core
from jawab.conversations.live import WATCHERS_CHANGED, reply_key, watchers_group
from jawab.conversations.thread import shown
from jawab.events import log
from jawab.events.hub import Message, Subscription, conversation_topic
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer
from jawab.kit.sse import KEEP_ALIVE, KEEP_ALIVE_SECONDS, frame


class ConversationStream:
    """One open stream of one visitor."""

    def __init__(self, core: Core, visitor: Visitor, conversation_id: UUID, sealer: Sealer, cursor: Cursor) -> None:
        self._core = core
        self._visitor = visitor
        self._conversation_id = conversation_id
        self._sealer = sealer
        self._cursor = cursor
        self._id = str(new_id())

    async def frames(self) -> AsyncIterator[bytes]:
        """Frames until the client goes away."""
        topic = conversation_topic(self._conversation_id)
        async with self._core.hub.subscribe(topic) as subscription:
            await self._enter()
            try:
                yield KEEP_ALIVE + b"".join(await self._missed())  # the client sees at once that it is connected
                pieces = await self._core.hub.pieces(reply_key(self._conversation_id))
                if pieces:
                    yield b"".join(self._reply_so_far(pieces))
                while True:
                    yield await self._next(subscription)
            finally:
                with anyio.CancelScope(shield=True):
                    await self._leave(topic)

    async def _next(self, subscription: Subscription) -> bytes:
        """The frames of what has arrived, or a sign of life after some silence."""
        message = await subscription.get(KEEP_ALIVE_SECONDS)
        if message is None or subscription.lagged:
            subscription.caught_up()
            await self._enter()
            return b"".join(await self._missed()) or KEEP_ALIVE
        found = []
        while message is not None:
            found += await self._frames_of(message)
            message = subscription.get_now()
        return b"".join(found)

    async def _frames_of(self, message: Message) -> list[bytes]:
        seq = message.get("seq")
        if seq is None:
            return list(self._live(message))
        if seq == self._cursor.seq + 1:
            return [self._durable(seq, message["event"], message["data"])]
        return await self._missed() if seq > self._cursor.seq else []

    def _live(self, message: Message) -> Iterator[bytes]:
        if "run" not in message:
            if message["event"] != WATCHERS_CHANGED:
                yield frame(message["event"], message["data"])
        elif message["run"] != self._cursor.run or message["n"] > self._cursor.n:
            self._cursor.run, self._cursor.n = message["run"], message["n"]
            yield frame(message["event"], message["data"], str(self._cursor))

    def _reply_so_far(self, pieces: list[Message]) -> Iterator[bytes]:
        for piece in pieces:
            yield from self._live(piece)

    def _durable(self, seq: int, event: str, data: object) -> bytes:
        self._cursor.seq = seq
        return frame(event, data, str(seq))

    async def _missed(self) -> list[bytes]:
        """The durable events after the cursor, from the log."""
        workspace, conversation = self._visitor.workspace_id, self._conversation_id
        async with self._core.database.read() as session:
            events = await log.of_conversation(session, workspace, conversation, self._cursor.seq)
            if not events:
                return []
            rows = await queries.messages_after(session, conversation, self._cursor.seq, events[-1].seq or 0)
        messages = {row.seq: row for row in rows}
        found = []
        for event in events:
            seq = event.seq or 0
            if event.kind == "message.created":
                found.append(self._durable(seq, "message", shown(messages[seq], self._sealer)))
            elif event.kind == "conversation.state":
                data = {"state": event.data["state"], "agent_name": event.data["agent_name"]}
                found.append(self._durable(seq, "state", data))
            else:
                self._cursor.seq = seq
        return found + (await self._missed() if len(events) == log.PAGE else [])

    async def _enter(self) -> None:
        await self._core.hub.enter(watchers_group(self._conversation_id), self._id)

    async def _leave(self, topic: str) -> None:
        await self._core.hub.leave(watchers_group(self._conversation_id), self._id)
        await self._core.hub.publish(topic, {"event": WATCHERS_CHANGED})
