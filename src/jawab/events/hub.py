"""The live hub: tells the streams of visitors and agents at once what was written, and what is being written.

What is durable lies in the database; the hub only saves looking there. A subscriber that falls behind loses messages,
is told so (`lagged`), and reads from the log again. With one process everything stays in memory; with several the same
messages go through Valkey (`events/valkey.py`).
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol
from uuid import UUID

Message = dict[str, Any]
QUEUE_LENGTH = 512
"""Messages that wait for a slow subscriber before it is told to read the log again."""
LAGGED = "lagged"
"""Wakes a subscriber whose messages were lost. Not for clients."""


def conversation_topic(conversation_id: UUID) -> str:
    return f"conversation:{conversation_id}"


def workspace_topic(workspace_id: UUID) -> str:
    return f"workspace:{workspace_id}"


def agents_group(workspace_id: UUID) -> str:
    return f"agents:{workspace_id}"


class Subscription:
    """What arrives on the topics of one subscriber, in order."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Message] = asyncio.Queue(QUEUE_LENGTH)
        self.lagged = False

    def put(self, message: Message) -> None:
        try:
            self._queue.put_nowait(message)
        except asyncio.QueueFull:
            self.lagged = True

    def lag(self) -> None:
        """Messages may have been lost: have the subscriber read the log again, now."""
        self.lagged = True
        self.put({"event": LAGGED})

    async def get(self, timeout: float) -> Message | None:
        """The next message, or None after `timeout` seconds of silence."""
        if not self._queue.empty():
            return self.get_now()
        try:
            async with asyncio.timeout(timeout):
                return await self._queue.get()
        except TimeoutError:
            return None

    def get_now(self) -> Message | None:
        """A message that has arrived already."""
        return None if self._queue.empty() else self._queue.get_nowait()

    def caught_up(self) -> None:
        """Forget that messages were lost: the subscriber has read the log."""
        self.lagged = False


class Hub(Protocol):
    """Publish and subscribe, who is present, and the pieces of what is being written."""

    def subscribe(self, *topics: str) -> AbstractAsyncContextManager[Subscription]: ...

    async def publish(self, topic: str, message: Message) -> None: ...

    async def enter(self, group: str, member: str) -> None:
        """`member` is present in `group` until it leaves, or until some time after its process died."""

    async def leave(self, group: str, member: str) -> None: ...

    async def present(self, group: str) -> set[str]: ...

    async def keep_piece(self, key: str, piece: Message) -> None:
        """Add to the pieces kept under `key`; they vanish ten minutes after the last one."""

    async def pieces(self, key: str) -> list[Message]: ...

    async def drop_pieces(self, key: str) -> None: ...

    async def close(self) -> None: ...


class MemoryHub:
    """The hub of a single process."""

    def __init__(self) -> None:
        self._subscribers: defaultdict[str, set[Subscription]] = defaultdict(set)
        self._groups: defaultdict[str, set[str]] = defaultdict(set)
        self._pieces: defaultdict[str, list[Message]] = defaultdict(list)

    @asynccontextmanager
    async def subscribe(self, *topics: str) -> AsyncIterator[Subscription]:
        subscription = Subscription()
        for topic in topics:
            self._subscribers[topic].add(subscription)
        try:
            yield subscription
        finally:
            for topic in topics:
                self._subscribers[topic].discard(subscription)
                if not self._subscribers[topic]:
                    del self._subscribers[topic]

    async def publish(self, topic: str, message: Message) -> None:
        for subscription in self._subscribers.get(topic, ()):
            subscription.put(message)

    async def enter(self, group: str, member: str) -> None:
        self._groups[group].add(member)

    async def leave(self, group: str, member: str) -> None:
        self._groups[group].discard(member)
        if not self._groups[group]:
            del self._groups[group]

    async def present(self, group: str) -> set[str]:
        return set(self._groups.get(group, ()))

    async def keep_piece(self, key: str, piece: Message) -> None:
        self._pieces[key].append(piece)

    async def pieces(self, key: str) -> list[Message]:
        return list(self._pieces.get(key, ()))

    async def drop_pieces(self, key: str) -> None:
        self._pieces.pop(key, None)

    async def close(self) -> None:
        self._subscribers.clear()
