"""The live hub of several processes, through Valkey (or Redis).

Everything that passes is sealed: Valkey sees topics, ids and sizes, never words. It holds the only copy of nothing:
when it is restarted, presence comes back with the next heartbeat and streams read the log.
"""

import asyncio
import json
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from jawab.events.hub import Message, Subscription
from jawab.kit.sealing import Sealer, Unreadable

log = logging.getLogger(__name__)

PRESENCE_SECONDS = 45
PIECES_SECONDS = 600
RECONNECT_SECONDS = 1.0
PREFIX = "jawab:"


@contextmanager
def _tolerated(doing: str) -> Iterator[None]:
    """Valkey may be away: nothing durable depends on it, and streams read the log in the meantime."""
    try:
        yield
    except RedisError as error:
        log.warning("the live hub is away (%s): %s", doing, error)


class ValkeyHub:
    """One pub/sub connection a process; subscribers share it."""

    def __init__(self, url: str, sealer: Sealer) -> None:
        self._redis = Redis.from_url(url.replace("valkey://", "redis://", 1).replace("valkeys://", "rediss://", 1))
        self._sealer = sealer
        self._pubsub: PubSub = self._redis.pubsub(ignore_subscribe_messages=True)
        self._subscribers: defaultdict[str, set[Subscription]] = defaultdict(set)
        self._listener: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect. Raises RedisError when nobody answers."""
        await self._redis.ping()  # type: ignore[misc]
        await self._pubsub.subscribe(PREFIX + "all")
        self._listener = asyncio.create_task(self._listen())

    @asynccontextmanager
    async def subscribe(self, *topics: str) -> AsyncIterator[Subscription]:
        subscription = Subscription()
        for topic in topics:
            if not self._subscribers[topic]:
                await self._pubsub.subscribe(PREFIX + topic)
            self._subscribers[topic].add(subscription)
        try:
            yield subscription
        finally:
            for topic in topics:
                self._subscribers[topic].discard(subscription)
                if not self._subscribers[topic]:
                    del self._subscribers[topic]
                    await self._pubsub.unsubscribe(PREFIX + topic)

    async def publish(self, topic: str, message: Message) -> None:
        with _tolerated("publishing"):
            await self._redis.publish(PREFIX + topic, self._seal(topic, message))

    async def enter(self, group: str, member: str) -> None:
        name = f"{PREFIX}present:{group}"
        with _tolerated("presence"):
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.zadd(name, {member: time.time() + PRESENCE_SECONDS})
                pipe.expire(name, PRESENCE_SECONDS)
                await pipe.execute()

    async def leave(self, group: str, member: str) -> None:
        with _tolerated("presence"):
            await self._redis.zrem(f"{PREFIX}present:{group}", member)

    async def present(self, group: str) -> set[str]:
        found: list[bytes] = []
        with _tolerated("presence"):
            found = await self._redis.zrangebyscore(f"{PREFIX}present:{group}", time.time(), "+inf")
        return {member.decode() for member in found}

    async def keep_piece(self, key: str, piece: Message) -> None:
        name = f"{PREFIX}pieces:{key}"
        with _tolerated("keeping a reply's pieces"):
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.rpush(name, self._seal(key, piece))
                pipe.expire(name, PIECES_SECONDS)
                await pipe.execute()

    async def pieces(self, key: str) -> list[Message]:
        sealed: list[bytes] = []
        with _tolerated("reading a reply's pieces"):
            sealed = await self._redis.lrange(f"{PREFIX}pieces:{key}", 0, -1)
        return [self._open(key, piece) for piece in sealed]

    async def drop_pieces(self, key: str) -> None:
        with _tolerated("dropping a reply's pieces"):
            await self._redis.delete(f"{PREFIX}pieces:{key}")

    async def close(self) -> None:
        if self._listener:
            self._listener.cancel()
        await self._pubsub.aclose()
        await self._redis.aclose()

    async def _listen(self) -> None:
        """Hand what arrives to the subscribers. After a broken connection every subscriber reads the log again."""
        while True:
            try:
                async for arrived in self._pubsub.listen():
                    topic = arrived["channel"].decode().removeprefix(PREFIX)
                    self._hand_out(topic, arrived["data"])
            except RedisError as error:
                log.warning("the live hub broke off, connecting again: %s", error)
                for subscribers in self._subscribers.values():
                    for subscription in subscribers:
                        subscription.lagged = True
                await asyncio.sleep(RECONNECT_SECONDS)

    def _hand_out(self, topic: str, sealed: bytes) -> None:
        try:
            message = self._open(topic, sealed)
        except Unreadable:
            log.error("a message on the live hub was sealed with another master key: do two installs share one Valkey?")
            return
        for subscription in self._subscribers.get(topic, ()):
            subscription.put(message)

    def _seal(self, topic: str, message: Message) -> bytes:
        return self._sealer.seal(json.dumps(message, separators=(",", ":")).encode(), topic)

    def _open(self, topic: str, sealed: bytes) -> Message:
        message: Message = json.loads(self._sealer.open(sealed, topic))
        return message
