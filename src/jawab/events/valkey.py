"""The live hub of several processes, through Valkey (or Redis).

Everything that passes is sealed: Valkey sees topics, ids and sizes, never words. It holds the only copy of nothing:
while it is away messages are stored and answered all the same, streams read the log, and when it is back presence is
told again.
"""

import asyncio
import json
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from jawab.events.hub import Message, Subscription
from jawab.kit.sealing import Sealer, Unreadable

log = logging.getLogger(__name__)

PRESENCE_SECONDS = 45
HEARTBEAT_SECONDS = 10.0
PIECES_SECONDS = 600
AWAY_SECONDS = 1.0
"""After a failure Valkey is left alone this long, so that nobody waits for it again and again."""
CONFIRM_SECONDS = 1.0
PREFIX = "jawab:"
EVERYBODY = "all"
"""A topic that is always subscribed to: a connection without any cannot be listened to."""

T = TypeVar("T")


def redis_address(address: str) -> str:
    """`valkey://` is what redis-py knows as `redis://`."""
    return address.replace("valkey://", "redis://", 1).replace("valkeys://", "rediss://", 1)


class ValkeyHub:
    """One pub/sub connection a process; subscribers share it."""

    def __init__(self, url: str, sealer: Sealer) -> None:
        self._redis = _client(url, retries=1)  # a connection that lay idle over a restart is broken: one more try
        self._listening = _client(url, retries=0)  # every break must show: messages were lost in it
        self._pubsub: PubSub = self._listening.pubsub()
        self._connected = False
        self._sealer = sealer
        self._subscribers: defaultdict[str, set[Subscription]] = defaultdict(set)
        self._confirmed: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._here: set[tuple[str, str]] = set()
        self._away_until = 0.0
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Connect. Raises RedisError when nobody answers."""
        await self._pubsub.subscribe(PREFIX + EVERYBODY)
        self._connected = True
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._heartbeat())]

    @asynccontextmanager
    async def subscribe(self, *topics: str) -> AsyncIterator[Subscription]:
        """Returns when Valkey has confirmed: what is published from then on arrives."""
        subscription = Subscription()
        new = [topic for topic in topics if not self._subscribers.get(topic)]
        for topic in topics:
            self._subscribers[topic].add(subscription)
        try:
            for topic in new:
                await self._send(self._pubsub.subscribe, topic)
            await self._confirmation(topics)
            yield subscription
        finally:
            for topic in topics:
                self._subscribers[topic].discard(subscription)
                if not self._subscribers[topic]:
                    del self._subscribers[topic]
                    self._confirmed.pop(topic, None)
                    await self._send(self._pubsub.unsubscribe, topic)

    async def publish(self, topic: str, message: Message) -> None:
        """Tell all processes."""
        await self._ask(lambda: self._redis.publish(PREFIX + topic, self._seal(topic, message)), 0)

    async def enter(self, group: str, member: str) -> None:
        self._here.add((group, member))
        await self._ask(lambda: self._tell_present([(group, member)]), None)

    async def leave(self, group: str, member: str) -> None:
        self._here.discard((group, member))
        await self._ask(lambda: self._redis.zrem(_present(group), member), 0)

    async def present(self, group: str) -> set[str]:
        """Who is present; while Valkey is away, who is present in this process."""
        here = {member for of, member in self._here if of == group}
        found: Any = await self._ask(lambda: self._redis.zrangebyscore(_present(group), time.time(), "+inf"), [])
        return here | {member.decode() for member in found}

    async def keep_piece(self, key: str, piece: Message) -> None:
        async def keep() -> None:
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.rpush(_pieces(key), self._seal(key, piece))
                pipe.expire(_pieces(key), PIECES_SECONDS)
                await pipe.execute()

        await self._ask(keep, None)

    async def pieces(self, key: str) -> list[Message]:
        sealed: Any = await self._ask(lambda: self._redis.lrange(_pieces(key), 0, -1), [])
        opened = [self._open(key, piece) for piece in sealed]
        return [piece for piece in opened if piece is not None]

    async def drop_pieces(self, key: str) -> None:
        await self._ask(lambda: self._redis.delete(_pieces(key)), 0)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await _close(self._pubsub)
        await self._listening.aclose()
        await self._redis.aclose()

    async def _ask(self, call: Callable[[], Awaitable[T]], otherwise: T) -> T:
        """What Valkey answers, or `otherwise` while it is away."""
        if time.monotonic() < self._away_until:
            return otherwise
        try:
            return await call()
        except RedisError as error:
            self._away_until = time.monotonic() + AWAY_SECONDS
            log.warning("the live hub is away, streams fall back to the log: %s", error)
            return otherwise

    async def _send(self, command: Callable[[str], Awaitable[Any]], topic: str) -> None:
        """Send a command on the connection that listens. While that is broken, `_connect` will send what holds then."""
        if self._connected:
            with suppress(RedisError):  # the listener sees it too
                await command(PREFIX + topic)

    async def _confirmation(self, topics: tuple[str, ...]) -> None:
        with suppress(TimeoutError):  # it is away: the log is read when it is back
            async with asyncio.timeout(CONFIRM_SECONDS if self._connected else 0):
                for topic in topics:
                    await self._confirmed[topic].wait()

    async def _listen(self) -> None:
        """Hand what arrives to the subscribers. After a broken connection every subscriber reads the log again."""
        while True:
            try:
                if not self._connected:
                    await self._connect()
                async for arrived in self._pubsub.listen():
                    topic = arrived["channel"].decode().removeprefix(PREFIX)
                    if arrived["type"] == "message":
                        self._hand_out(topic, arrived["data"])
                    elif arrived["type"] == "subscribe":
                        self._confirm(topic)
            except RedisError as error:
                self._connected = False
                log.warning("the live hub broke off, connecting again: %s", error)
                await asyncio.sleep(AWAY_SECONDS)

    async def _connect(self) -> None:
        await _close(self._pubsub)
        self._pubsub = self._listening.pubsub()
        await self._pubsub.subscribe(*(PREFIX + topic for topic in (EVERYBODY, *self._subscribers)))
        self._connected = True
        await self._ask(lambda: self._tell_present(self._here), None)

    def _confirm(self, topic: str) -> None:
        """Valkey has subscribed us. When it had before, the connection was broken meanwhile."""
        if topic not in self._subscribers:
            return
        if self._confirmed[topic].is_set():
            for subscription in self._subscribers[topic]:
                subscription.lag()
        self._confirmed[topic].set()

    def _hand_out(self, topic: str, sealed: bytes) -> None:
        if message := self._open(topic, sealed):
            for subscription in self._subscribers.get(topic, ()):
                subscription.put(message)

    async def _heartbeat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            await self._ask(lambda: self._tell_present(self._here), None)

    async def _tell_present(self, entries: Collection[tuple[str, str]]) -> None:
        """Say again who is present here, and forget whose process died."""
        if not entries:
            return
        until = time.time() + PRESENCE_SECONDS
        async with self._redis.pipeline(transaction=False) as pipe:
            for group, member in entries:
                pipe.zadd(_present(group), {member: until})
            for group in {group for group, _ in entries}:
                pipe.zremrangebyscore(_present(group), "-inf", time.time())
                pipe.expire(_present(group), PRESENCE_SECONDS)
            await pipe.execute()

    def _seal(self, topic: str, message: Message) -> bytes:
        return self._sealer.seal(json.dumps(message, separators=(",", ":")).encode(), topic)

    def _open(self, topic: str, sealed: bytes) -> Message | None:
        try:
            message: Message = json.loads(self._sealer.open(sealed, topic))
        except Unreadable:
            log.error("a message on the live hub was sealed with another master key: do two installs share one Valkey?")
            return None
        return message


def _client(url: str, *, retries: int) -> Redis:
    return Redis.from_url(
        redis_address(url),
        retry=Retry(NoBackoff(), retries),
        socket_connect_timeout=2,
        socket_timeout=5,
        socket_keepalive=True,
    )


async def _close(pubsub: PubSub) -> None:
    with suppress(RedisError):
        await pubsub.aclose()  # type: ignore[no-untyped-call]


def _present(group: str) -> str:
    return f"{PREFIX}present:{group}"


def _pieces(key: str) -> str:
    return f"{PREFIX}pieces:{key}"
