"""What happens around a conversation while the bot works on a reply in it, and how the work is stopped by that."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Literal

from jawab.answering.bursts import patience
from jawab.answering.types import Reply
from jawab.answering.work import Work
from jawab.conversations.live import ERASED, VISITOR_TYPES, WATCHERS_CHANGED
from jawab.events.hub import Message, Subscription

Happened = Literal["lagged", "state", "message", "watchers", "typing", "nothing"]
MORE = "more"
"""In place of a turn's state: the visitor has written more, which the same reply should answer."""
_SILENCE_SECONDS = 60.0


class Stopped(Exception):
    """The reply is not needed, or not like this: `state` is what becomes of the turn, or MORE."""

    def __init__(self, state: str) -> None:
        self.state = state


class VisitorEvents:
    """The live events of a conversation, as far as they matter to a reply."""

    def __init__(self, events: Subscription, work: Work) -> None:
        self._events = events
        self._work = work
        self._put_off = False  # somebody's stream closed while we waited for more to come

    async def next(self, timeout: float = _SILENCE_SECONDS) -> Happened:
        """What happens next, "nothing" after `timeout` seconds of silence. "message": one that the work does not
        cover; "state": somebody else than the bot may answer now, or nobody any more."""
        if self._put_off:
            self._put_off = False
            return "watchers"
        message = await self._events.get(timeout)
        if self._events.lagged:
            self._events.caught_up()
            return "lagged"
        return "nothing" if message is None else self._meaning(message)

    async def goes_on(self, burst_seconds: float) -> bool:
        """Wait until the visitor has written another message, or a person has come (True: look again), or until the
        visitor seems to be through or gone."""
        clock = asyncio.get_running_loop().time
        began, typed = clock(), None
        while (wait := patience(typed and clock() - typed, clock() - began, burst_seconds)) > 0:
            match await self.next(wait):
                case "message" | "state" | "lagged":
                    return True  # looking again costs little
                case "typing":
                    typed = clock()
                case "watchers":
                    self._put_off = True
                    return False
        return False

    def _meaning(self, message: Message) -> Happened:
        event, data = message["event"], message.get("data", {})
        if event == WATCHERS_CHANGED:
            return "watchers"
        if event == VISITOR_TYPES:
            return "typing"
        if event == ERASED or (event == "state" and data["state"] != "bot"):
            return "state"
        if event == "message" and data["author"] == "visitor" and not self._work.covers(data):
            return "message"
        return "nothing"


async def unless(work: Coroutine[Any, Any, Reply], reason: Coroutine[Any, Any, str]) -> Reply:
    """What `work` gives, unless there is a `reason` to stop it first. Raises Stopped."""
    working, watching = asyncio.create_task(work), asyncio.create_task(reason)
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise Stopped(watching.result())
    finally:
        for task in (working, watching):
            task.cancel()
        await asyncio.gather(working, watching, return_exceptions=True)
