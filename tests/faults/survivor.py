"""A visitor who goes on whatever happens to the server: sends again what was not acknowledged, resumes the stream."""

import random
import socket
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import httpx

from tests.support.sse import Event, parse
from tests.support.visitor import VisitorClient

BETWEEN_TRIES = 0.03
PATIENCE = 90.0


@dataclass
class Sent:
    """A message as the visitor knows it. `tries` is more than one when the first ones brought no answer."""

    id: str
    text: str
    tries: int = 0
    acknowledged: dict[str, Any] | None = None


@dataclass
class Conversation:
    """What one visitor did and saw in one conversation."""

    id: str
    sent: list[Sent] = field(default_factory=list)
    seen: list[Event] = field(default_factory=list)


class Survivor:
    """Talks in a new conversation each round, at one of `addresses` and, when that is dead, at the next."""

    def __init__(self, addresses: Sequence[str], site_key: str, number: int) -> None:
        turned = number % len(addresses)
        self._addresses = cycle([*addresses[turned:], *addresses[:turned]])
        self._client = VisitorClient(next(self._addresses), site_key)
        self._chance = random.Random(number)
        self._enough = threading.Event()
        self._opened = threading.Event()
        self._listened_out = False
        self._news = threading.Condition()
        self._listening: httpx.Response | None = None
        self._failure: BaseException | None = None
        self.talk = Conversation("")

    def begin(self) -> None:
        """Open a conversation and talk until `finish`."""
        self.talk = Conversation(str(uuid.uuid4()))
        self._client.conversation_id = self.talk.id
        self._enough.clear()
        self._opened.clear()
        self._listened_out = False
        self._failure = None
        self._threads = [
            threading.Thread(target=self._guarded, args=[work], daemon=True) for work in (self._talk, self._listen)
        ]
        for thread in self._threads:
            thread.start()

    def enough(self) -> None:
        """Send nothing new."""
        self._enough.set()

    def finish(self) -> Conversation:
        """Wait until everything that was sent is acknowledged and answered. Raises what went wrong."""
        talking, listening = self._threads
        talking.join(PATIENCE)
        self._opened.set()
        self._break_off()
        listening.join(PATIENCE)
        if self._failure:
            raise self._failure
        assert not talking.is_alive(), "still talking"
        return self.talk

    def log(self) -> list[Event]:
        """The whole conversation as the server has it now: every durable event from the beginning."""
        last = self._client.http.get(f"/api/web/conversations/{self.talk.id}").raise_for_status().json()["last_seq"]
        with self._client.stream() as stream:
            while stream.last_id is None or int(stream.last_id) < last:
                stream.wait_for("message")
            return [event for event in stream.events if event.durable]

    def close(self) -> None:
        self._client.close()

    def _talk(self) -> None:
        self._persist(self._client.open)
        self._opened.set()
        while not self._enough.is_set() or not self.talk.sent:
            message = Sent(str(uuid.uuid4()), f"Where is parcel {len(self.talk.sent)} of {self.talk.id}?")
            self.talk.sent.append(message)
            self._persist(lambda sent=message: self._say(sent))
            if self._chance.random() < 0.5:
                self._wait_for(lambda: self._answered() or self._enough.is_set())
        assert self._wait_for(self._answered), f"not answered within {PATIENCE} s: {self._unanswered()}"

    def _say(self, message: Sent) -> None:
        message.tries += 1
        message.acknowledged = self._client.say(message.text, message.id)

    def _persist(self, call: Callable[[], object]) -> None:
        """Do it until the server has answered."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                call()
                return
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the server did not come back"
                self._go_elsewhere()

    def _go_elsewhere(self) -> None:
        threading.Event().wait(BETWEEN_TRIES)
        self._client.move_to(next(self._addresses))

    def _listen(self) -> None:
        """Keep the stream open, from the last id seen."""
        self._opened.wait(PATIENCE)
        while not self._listened_out:
            with suppress(httpx.TransportError):  # the server is dead or dying; what came until then counts
                self._read()
            if not self._listened_out:
                self._go_elsewhere()

    def _read(self) -> None:
        path = f"/api/web/conversations/{self.talk.id}/stream"
        last = next((event.id for event in reversed(self.talk.seen) if event.id), None)
        headers = {} if last is None else {"Last-Event-ID": last}
        with self._client.http.stream("GET", path, headers=headers, timeout=httpx.Timeout(10, read=40)) as response:
            assert response.status_code == 200, f"{path}: {response.status_code} {response.read()!r}"
            self._listening = response
            for event in parse(response.iter_lines()):
                with self._news:
                    self.talk.seen.append(event)
                    self._news.notify_all()

    def _break_off(self) -> None:
        self._listened_out = True
        if self._listening is not None:
            with suppress(OSError):
                self._listening.extensions["network_stream"].get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    def _wait_for(self, true: Callable[[], bool]) -> bool:
        with self._news:
            return self._news.wait_for(true, PATIENCE)

    def _answered(self) -> bool:
        return not self._unanswered()

    def _unanswered(self) -> list[str]:
        """A reply answers its message and those before it."""
        replies = {event.data["reply_to"] for event in self.talk.seen if event.name == "message"}
        open_ones: list[str] = []
        for sent in self.talk.sent:
            open_ones.append(sent.text)
            if sent.acknowledged and sent.acknowledged["id"] in replies:
                open_ones.clear()
        return open_ones

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            self._failure = self._failure or error
