"""Bounds on how much one visitor, address or account may do, from the first day. Finer control comes later."""

import logging
import math
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from jawab.kit.errors import TooMany
from jawab.settings import Settings

log = logging.getLogger(__name__)


class Limits:
    """Counts what happens, in memory or, for several processes, in Valkey."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        storage: MemoryStorage | RedisStorage = MemoryStorage()
        if settings.valkey_url:
            address = settings.valkey_url.replace("valkey://", "redis://", 1).replace("valkeys://", "rediss://", 1)
            storage = RedisStorage(f"async+{address}", implementation="redispy", key_prefix="jawab:limits")
        self._window = SlidingWindowCounterRateLimiter(storage)
        self._own_window = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._away = storage.base_exceptions
        self._streams: Counter[str] = Counter()

    async def message(self, visitor: str, address: str) -> None:
        """One message. Raises TooMany."""
        await self._hit(RateLimitItemPerMinute(self._settings.messages_per_minute), "message", visitor)
        await self._hit(RateLimitItemPerMinute(self._settings.messages_per_minute_address), "messages-from", address)

    async def new_visitor(self, address: str) -> None:
        """One new visitor. Raises TooMany."""
        await self._hit(RateLimitItemPerMinute(self._settings.visitors_per_minute_address), "visitor", address)

    async def sign_in(self, address: str, email: str) -> None:
        """One attempt to sign in. Raises TooMany."""
        limit = RateLimitItemPerMinute(self._settings.sign_ins_per_minute)
        await self._hit(limit, "sign-in-from", address)
        await self._hit(limit, "sign-in-as", email.lower())

    def check_streams(self, holder: str) -> None:
        """Raises TooMany when `holder`, or this process, has as many open streams as it may."""
        if self._streams[holder] >= self._settings.streams_per_visitor:
            raise TooMany(
                "Too many windows of this chat are open. Close one and try again.", headers={"Retry-After": "5"}
            )
        if self._streams.total() >= self._settings.max_streams:
            raise TooMany("Too many people are connected right now. Try again soon.", headers={"Retry-After": "10"})

    @contextmanager
    def stream(self, holder: str) -> Iterator[None]:
        """Counts an open stream while the block runs."""
        self._streams[holder] += 1
        try:
            yield
        finally:
            self._streams[holder] -= 1
            if not self._streams[holder]:
                del self._streams[holder]

    async def _hit(self, limit: RateLimitItem, what: str, who: str) -> None:
        try:
            await self._count(self._window, limit, what, who)
        except self._away as error:
            log.warning("limits are counted in this process alone, their storage is away: %s", error)
            await self._count(self._own_window, limit, what, who)

    async def _count(self, window: SlidingWindowCounterRateLimiter, limit: RateLimitItem, what: str, who: str) -> None:
        if await window.hit(limit, what, who):
            return
        reset = (await window.get_window_stats(limit, what, who)).reset_time
        seconds = max(1, math.ceil(reset - time.time()))
        raise TooMany(
            f"That was a lot in a short time. Please wait {seconds} seconds and send it again.",
            headers={"Retry-After": str(seconds)},
            retry_after=seconds,
        )
