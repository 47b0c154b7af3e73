"""The stream of one conversation: what was written since the cursor, then what is written now.

Durable events are pushed through the hub and taken from there when they follow the cursor without a gap; otherwise
they are read from the log. So a stream misses nothing when the hub loses something, and shows nothing twice.
"""

from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from typing import Any
from uuid import UUID

import anyio

from jawab.accounts.presence import person_available
from jawab.channels.web.cursor import Cursor
from jawab.contacts.visitors import Visitor
from jawab.conversations import queries
from jawab.conversations.core import Core
from jawab.conversations.live import ERASED, VISITOR_TYPES, WATCHERS_CHANGED, reply_key, watchers_group
from jawab.conversations.thread import shown
from jawab.events import log
from jawab.events.hub import LAGGED, Message, Subscription, conversation_topic
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer
from jawab.kit.sse import KEEP_ALIVE, KEEP_ALIVE_SECONDS, frame


class ConversationStream:
    """One open stream of one visitor."""

    def __init__(
        self,
        core: Core,
        visitor: Visitor,
        conversation_id: UUID,
        sealer: Sealer,
        cursor: Cursor,
        resume: Callable[[], Awaitable[None]],
    ) -> None:
        """`resume` is called once the visitor counts as present: it goes on with a reply that stopped without them."""
        self._core = core
        self._visitor = visitor
        self._conversation_id = conversation_id
        self._sealer = sealer
        self._cursor = cursor
        self._resume = resume
        self._id = str(new_id())
        self._erased = False
        self._stored: deque[str] = deque(maxlen=64)  # replies whose message went out: late pieces of theirs are void

    async def frames(self) -> AsyncGenerator[bytes]:
        """Frames until the client goes away, or the visitor was erased."""
        topic = conversation_topic(self._conversation_id)
        group = watchers_group(self._conversation_id)
        async with self._core.hub.subscribe(topic) as subscription:
            await self._core.hub.enter(group, self._id)
            try:
                yield KEEP_ALIVE  # the client sees at once that it is connected
                await self._resume()
                async for part in self._caught_up():
                    yield part
                while not self._erased:
                    async for part in self._next(subscription):
                        yield part
            finally:
                with anyio.CancelScope(shield=True):
                    await self._core.hub.leave(group, self._id)
                    await self._core.hub.publish(topic, {"event": WATCHERS_CHANGED})

    async def _next(self, subscription: Subscription) -> AsyncGenerator[bytes]:
        """What has arrived, or a sign of life after some silence (and a look into the log: the hub may lose things)."""
        message = await subscription.get(KEEP_ALIVE_SECONDS)
        if message is None or subscription.lagged:
            subscription.caught_up()
            yield KEEP_ALIVE
            async for part in self._caught_up():
                yield part
            return
        found = []
        while message is not None:
            found += await self._frames_of(message)
            message = None if subscription.lagged else subscription.get_now()
        if found:
            yield b"".join(found)

    async def _caught_up(self) -> AsyncGenerator[bytes]:
        """What is in the log after the cursor, then the reply in progress from where it broke off."""
        while missed := await self._missed():
            yield b"".join(missed)
        pieces = await self._core.hub.pieces(reply_key(self._conversation_id))
        if pieces and not await self._is_stored(pieces[0]["data"]["reply_id"]):
            yield b"".join(part for piece in pieces for part in self._live(piece))

    async def _frames_of(self, message: Message) -> list[bytes]:
        seq = message.get("seq")
        if seq is None:
            return list(self._live(message))
        if seq == self._cursor.seq + 1:
            return [await self._durable(seq, message["event"], message["data"])]
        return await self._missed() if seq > self._cursor.seq else []

    def _live(self, message: Message) -> Iterator[bytes]:
        if message["event"] == ERASED:
            self._erased = True
        elif "run" not in message:
            if message["event"] not in (WATCHERS_CHANGED, VISITOR_TYPES, LAGGED):
                yield frame(message["event"], message["data"])
        elif message["data"]["reply_id"] not in self._stored and self._is_news(message):
            self._cursor.run, self._cursor.n = message["run"], message["n"]
            yield frame(message["event"], message["data"], str(self._cursor))

    def _is_news(self, piece: Message) -> bool:
        return bool(piece["run"] != self._cursor.run or piece["n"] > self._cursor.n)

    async def _durable(self, seq: int, event: str, data: dict[str, Any]) -> bytes:
        self._cursor.seq = seq
        if event == "message" and data["author"] == "bot":
            self._stored.append(data["id"])
        elif event == "state":
            data = {**data, "person_available": await self._person_available()}
        return frame(event, data, str(seq))

    async def _missed(self) -> list[bytes]:
        """The durable events after the cursor, from the log: a page of them, empty when there are no more."""
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
                message = shown(messages[seq], self._sealer)
                found.append(await self._durable(seq, "message", message.model_dump(mode="json")))
            elif event.kind == "conversation.state":
                data = {"state": event.data["state"], "agent_name": event.data["agent_name"]}
                found.append(await self._durable(seq, "state", data))
            else:
                self._cursor.seq = seq
        return found

    async def _is_stored(self, reply_id: str) -> bool:
        """Whether the reply's message is there already: pieces outlive it when the process that wrote it died."""
        async with self._core.database.read() as session:
            return bool(await queries.by_ids(session, self._visitor.workspace_id, [UUID(reply_id)]))

    async def _person_available(self) -> bool:
        async with self._core.database.read() as session:
            return await person_available(session, self._core.hub, self._visitor.workspace_id)
