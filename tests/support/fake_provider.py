"""A web server on loopback that plays an LLM provider: streams what a test says, and can stall, break off, or refuse.

The protocols are in fake_openai, fake_gemini and fake_anthropic; the requests come from the providers' real clients.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Script:
    """What the provider does with a request. Counts are of `pieces` sent before it happens."""

    pieces: Sequence[str] = ()
    status: int = 200
    stall_after: int | None = None  # then nothing more comes, and the connection stays open
    break_after: int | None = None  # then the connection is torn down
    garbage_after: int | None = None  # then a line that is not JSON comes
    finish: str | None = "stop"  # None: the stream ends properly, but without a word that the reply is whole
    usage: tuple[int, int] | None = (100, 20)
    pause: float = 0.0  # seconds before each piece
    function: tuple[str, str] | None = None  # called after the pieces: its name, and its arguments as JSON


class Framing(Protocol):
    """How a provider frames its stream."""

    def begin(self) -> list[bytes]:
        """What comes before the first piece."""

    def piece(self, text: str) -> bytes:
        """One piece of text."""

    def function(self, name: str, arguments: str) -> list[bytes]:
        """A function that is called."""

    def end(self, finish: str | None, usage: tuple[int, int] | None) -> list[bytes]:
        """What comes after the last piece."""

    def refusal(self, status: int) -> bytes:
        """The JSON body of an error."""


@dataclass
class FakeProvider:
    """Serves one protocol while the `async with` block runs. `requests` are the JSON bodies it got, `paths` where."""

    protocol: Framing
    script: Script = field(default_factory=Script)
    requests: list[Any] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    stalled: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)  # the client closed before the reply was whole

    async def __aenter__(self) -> "FakeProvider":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._tasks: set[asyncio.Task[None]] = set()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def url(self) -> str:
        """The server's root."""
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        try:
            while (head := await reader.readuntil(b"\r\n\r\n")) is not None:
                await self._one(head.decode(), reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client has gone, or the test is over
        finally:
            writer.close()
            self._tasks.discard(task)

    async def _one(self, head: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        headers = dict(line.lower().split(": ", 1) for line in head.strip().split("\r\n")[1:])
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.paths.append(head.split(" ")[1])
        self.requests.append(json.loads(body))
        if self.script.status != 200:
            told = self.protocol.refusal(self.script.status)
            lines = f"HTTP/1.1 {self.script.status} Refused\r\ncontent-type: application/json\r\n"
            writer.write(f"{lines}content-length: {len(told)}\r\n\r\n".encode() + told)
            await writer.drain()
            return
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
        await self._stream(reader, writer)

    async def _stream(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gone = asyncio.create_task(reader.read(1))
        try:
            for frame in self.protocol.begin():
                await _send(writer, frame)
            for sent, piece in enumerate(self.script.pieces):
                await self._trouble(sent, gone, writer)
                await asyncio.sleep(self.script.pause)
                await _send(writer, self.protocol.piece(piece))
            await self._trouble(len(self.script.pieces), gone, writer)
            for frame in self.protocol.function(*self.script.function) if self.script.function else []:
                await _send(writer, frame)
            for frame in self.protocol.end(self.script.finish, self.script.usage):
                await _send(writer, frame)
            writer.write(b"0\r\n\r\n")
            await writer.drain()
        except ConnectionError:
            self.left.set()
            raise
        finally:
            gone.cancel()
            await asyncio.gather(gone, return_exceptions=True)

    async def _trouble(self, sent: int, gone: "asyncio.Task[bytes]", writer: asyncio.StreamWriter) -> None:
        if sent == self.script.garbage_after:
            await _send(writer, b'event: content_block_delta\ndata: {"this is": not JSON\n\n')
        if sent == self.script.break_after:
            writer.transport.abort()
            raise ConnectionResetError
        if sent == self.script.stall_after:
            self.stalled.set()
            await gone
            self.left.set()
            raise ConnectionResetError


async def _send(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    await writer.drain()


def sse(data: Any, event: str = "") -> bytes:
    """One server-sent event."""
    name = f"event: {event}\n" if event else ""
    return f"{name}data: {json.dumps(data)}\n\n".encode()
