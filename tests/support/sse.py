"""Server-sent events as a test reads them: in a thread, so that the test can act and then wait for what follows."""

import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

import httpx


@dataclass(frozen=True)
class Event:
    """One event. `id` is as it was sent: whole ("7") for what is kept, with a part ("7.1") for what is passing."""

    id: str
    name: str
    data: Any

    @property
    def durable(self) -> bool:
        return self.id.isdigit()


def parse(lines: Iterable[str]) -> Iterator[Event]:
    """Yield the events in the lines of a stream; comments are passed over."""
    fields: dict[str, str] = {}
    for line in lines:
        if not line:
            if "data" in fields:
                yield Event(fields.get("id", ""), fields.get("event", "message"), json.loads(fields["data"]))
            fields = {}
        elif not line.startswith(":"):
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            fields[name] = f"{fields[name]}\n{value}" if name == "data" and name in fields else value


class Stream:
    """An open stream. Everything that came is in `events`; `wait_for` goes through it once, in order."""

    def __init__(self, client: httpx.Client, path: str, last_event_id: str | int | None = None) -> None:
        headers = {} if last_event_id is None else {"Last-Event-ID": str(last_event_id)}
        request = client.build_request("GET", path, headers=headers, timeout=httpx.Timeout(10, read=30))
        self._response = client.send(request, stream=True)
        if self._response.status_code != 200:
            self._response.read()
            raise AssertionError(f"GET {path}: {self._response.status_code} {self._response.text}")
        self.events: list[Event] = []
        self._news = threading.Condition()
        self._position = 0
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def last_id(self) -> str | None:
        """The id to resume from: that of the newest event that is kept."""
        return next((event.id for event in reversed(self.events) if event.durable), None)

    @property
    def texts(self) -> list[str]:
        """The texts of the messages that came, in order."""
        return [event.data["text"] for event in self.events if event.name == "message"]

    def wait_for(self, name: str, where: Callable[[Any], bool] = lambda data: True, *, timeout: float = 20) -> Event:
        """Return the next event of this name whose data fulfil `where`; fail with what came instead."""
        found: list[Event] = []

        def seen() -> bool:
            while self._position < len(self.events) and not found:
                event = self.events[self._position]
                self._position += 1
                if event.name == name and where(event.data):
                    found.append(event)
            return bool(found) or self._ended

        with self._news:
            self._news.wait_for(seen, timeout)
        if not found:
            how = "the stream ended" if self._ended else f"nothing for {timeout} s"
            raise AssertionError(f"no event {name!r}: {how}; came: {[(e.id, e.name) for e in self.events]}")
        return found[0]

    def wait_for_id(self, number: int, timeout: float = 20) -> None:
        """Return once the event of this whole number came."""
        with self._news:
            came = self._news.wait_for(lambda: int(self.last_id or 0) >= number, timeout)
        assert came, f"event {number} did not come; the last was {self.last_id}"

    def wait_until_ended(self, timeout: float = 20) -> None:
        """Return once the server (or its death) ended the stream."""
        with self._news:
            assert self._news.wait_for(lambda: self._ended, timeout), f"the stream is still open after {timeout} s"

    def close(self) -> None:
        """Break the connection off, as a closed laptop does."""
        # Closing does not wake a thread that reads; shutting the socket down does.
        connection = self._response.extensions["network_stream"].get_extra_info("socket")
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        self._reader.join(10)
        self._response.close()

    def _read(self) -> None:
        try:
            for event in parse(self._response.iter_lines()):
                with self._news:
                    self.events.append(event)
                    self._news.notify_all()
        except httpx.TransportError:
            pass  # a server that was killed, or `close`: what came until then counts
        finally:
            with self._news:
                self._ended = True
                self._news.notify_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
