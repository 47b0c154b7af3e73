"""Bounds on how much one visitor, address or account may do, from the first day. Finer control comes later."""

import logging
import math
import time
from collections import Counter
from collections.abc import Callable

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from jawab.events.valkey import redis_address
from jawab.kit.errors import TooMany
from jawab.settings import Settings

log = logging.getLogger(__name__)


class Limits:
    """Counts what happened in the last minute, exactly, in memory or, for several processes, in Valkey. While Valkey is
    away each process counts for itself: visitors are served on, within bounds."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = _in_valkey(settings.valkey_url) if settings.valkey_url else None
        self._streams: Counter[str] = Counter()

    async def message(self, visitor: str, address: str) -> None:
        """One message. Raises TooMany."""
        await self._hit(RateLimitItemPerMinute(self._settings.messages_per_minute), "message", visitor)
        await self._hit(RateLimitItemPerMinute(self._settings.messages_per_minute_address), "messages-from", address)

    async def action(self, visitor: str) -> None:
        """Something else than a message that a visitor changes. Raises TooMany."""
        await self._hit(RateLimitItemPerMinute(self._settings.actions_per_minute), "action", visitor)

    async def contact_request(self, visitor: str, address: str) -> None:
        """One request to be contacted. Raises TooMany."""
        await self._hit(RateLimitItemPerHour(self._settings.requests_per_hour), "request", visitor)
        await self._hit(RateLimitItemPerHour(self._settings.requests_per_hour_address), "requests-from", address)

    async def new_visitor(self, address: str) -> None:
        """One new visitor. Raises TooMany."""
        await self._hit(RateLimitItemPerMinute(self._settings.visitors_per_minute_address), "visitor", address)

    async def file(self, visitor: str, address: str) -> None:
        """One file that a visitor uploads. Raises TooMany."""
        await self._hit(RateLimitItemPerMinute(self._settings.files_per_minute), "file", visitor)
        await self._hit(RateLimitItemPerMinute(self._settings.messages_per_minute_address), "files-from", address)

    async def completion(self, address: str) -> None:
        """One look at what may be asked, while somebody types. Raises TooMany."""
        limit = RateLimitItemPerMinute(self._settings.completions_per_minute_address)
        await self._hit(limit, "completions-for", address)

    async def outcome(self, address: str) -> None:
        """One telling of what came of an invitation. Raises TooMany."""
        limit = RateLimitItemPerMinute(self._settings.invitation_outcomes_per_minute_address)
        await self._hit(limit, "outcomes-from", address)

    async def activity(self, address: str) -> None:
        """One batch of what was clicked and read. Raises TooMany."""
        limit = RateLimitItemPerMinute(self._settings.activity_per_minute_address)
        await self._hit(limit, "activity-from", address)

    async def sign_in(self, address: str, email: str) -> None:
        """One attempt to sign in. Raises TooMany."""
        limit = RateLimitItemPerMinute(self._settings.sign_ins_per_minute)
        await self._hit(limit, "sign-in-from", address)
        await self._hit(limit, "sign-in-as", email.strip().lower())

    def open_stream(self, holder: str) -> Callable[[], None]:
        """Count an open stream until the function that is returned is called. Raises TooMany when `holder`, or this
        process, has as many as it may."""
        if self._streams[holder] >= self._settings.streams_per_visitor:
            raise TooMany(
                "Too many windows of this chat are open. Close one and try again.", headers={"Retry-After": "5"}
            )
        if self._streams.total() >= self._settings.max_streams:
            raise TooMany("Too many people are connected right now. Try again soon.", headers={"Retry-After": "10"})
        self._streams[holder] += 1

        def close() -> None:
            self._streams[holder] -= 1
            if not self._streams[holder]:
                del self._streams[holder]

        return close

    async def _hit(self, limit: RateLimitItem, what: str, who: str) -> None:
        seconds = await self._wait(limit, what, who)
        if seconds:
            raise TooMany(
                f"That was a lot in a short time. Please wait {seconds} seconds and send it again.",
                headers={"Retry-After": str(seconds)},
                retry_after=seconds,
            )

    async def _wait(self, limit: RateLimitItem, what: str, who: str) -> int:
        """Count once; how many seconds to wait when that is too often, else 0."""
        if self._shared is not None:
            try:
                return await _count(self._shared, limit, what, who)
            except RedisError as error:
                log.warning("limits are counted by each process alone, Valkey is away: %s", error)
        return await _count(self._own, limit, what, who)


async def _count(window: MovingWindowRateLimiter, limit: RateLimitItem, what: str, who: str) -> int:
    if await window.hit(limit, what, who):
        return 0
    reset = (await window.get_window_stats(limit, what, who)).reset_time
    return max(1, math.ceil(reset - time.time()))


def _in_valkey(url: str) -> MovingWindowRateLimiter:
    storage = RedisStorage(
        f"async+{redis_address(url)}",
        implementation="redispy",
        key_prefix="jawab:limits",
        retry=Retry(NoBackoff(), 1),  # type: ignore[arg-type]  # handed on to redis-py
        socket_connect_timeout=1,
        socket_timeout=2,
    )
    return MovingWindowRateLimiter(storage)
