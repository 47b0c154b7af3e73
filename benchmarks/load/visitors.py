"""A visitor of each application: asks, and tells when the first piece and when the whole reply came."""

import asyncio
import time
import uuid
from dataclasses import dataclass
from typing import Protocol

import aiohttp
import socketio

QUESTION = "How can I return an item?"
PATIENCE = 120.0


@dataclass(frozen=True)
class Answered:
    """Seconds from asking to the first piece, and to the end of the reply. `fell_back` when it was answered, but not
    with the model's words."""

    first: float
    whole: float
    fell_back: bool = False


class Visitor(Protocol):
    async def arrive(self) -> None:
        """Connect, and open a conversation where there is such a thing."""

    async def ask(self) -> Answered:
        """Ask and read the whole reply. Raises RuntimeError when it is not the reply that it should be."""


class FloorVisitor:
    """POSTs, and reads the reply from the answer to it."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http = http
        self._url = f"{url}/chat"

    async def arrive(self) -> None:
        pass

    async def ask(self) -> Answered:
        began, first, pieces = time.perf_counter(), 0.0, 0
        async with self._http.post(self._url, json={"text": QUESTION}) as response:
            response.raise_for_status()
            async for part in response.content.iter_any():
                first = first or time.perf_counter() - began
                pieces += part.count(b"data: {")
        if pieces < 50:
            raise RuntimeError(f"{pieces} tokens came instead of 50")
        return Answered(first, time.perf_counter() - began)


class JawabVisitor:
    """Holds a token and an open stream, POSTs messages, and reads the replies from the stream."""

    def __init__(self, http: aiohttp.ClientSession, url: str, site_key: str, says: str) -> None:
        self._http = http
        self._url = url
        self._site_key = site_key
        self._says = says.encode()
        self._conversation = f"{url}/api/web/conversations/{uuid.uuid4()}"
        self._headers: dict[str, str] = {}
        self._first = 0.0
        self._whole: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._connected = asyncio.Event()

    async def arrive(self) -> None:
        async with self._http.post(f"{self._url}/api/web/visitors", json={"site_key": self._site_key}) as made:
            made.raise_for_status()
            self._headers = {"Authorization": f"Bearer {(await made.json())['token']}"}
        async with self._http.put(self._conversation, headers=self._headers) as made:
            made.raise_for_status()
        self._reading = asyncio.create_task(self._read())
        await asyncio.wait_for(self._connected.wait(), PATIENCE)

    async def ask(self) -> Answered:
        self._first, self._whole = 0.0, asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        message = {"id": str(uuid.uuid4()), "text": QUESTION}
        async with self._http.post(f"{self._conversation}/messages", json=message, headers=self._headers) as response:
            response.raise_for_status()
            await response.read()
        reply = await asyncio.wait_for(self._whole, PATIENCE)
        whole = time.perf_counter() - began
        if b'"kind":"answer"' not in reply:
            raise RuntimeError(f"this is not the answer: {reply[:500]!r}")
        return Answered((self._first or time.perf_counter()) - began, whole, fell_back=self._says not in reply)

    async def _read(self) -> None:
        rest = b""
        async with self._http.get(f"{self._conversation}/stream", headers=self._headers) as response:
            response.raise_for_status()
            async for part in response.content.iter_any():
                self._connected.set()
                *frames, rest = (rest + part).split(b"\n\n")
                for frame in frames:
                    self._take(frame)
        if not self._whole.done():
            self._whole.set_exception(RuntimeError("the stream ended"))

    def _take(self, frame: bytes) -> None:
        if not self._first and b"event: reply.delta" in frame:
            self._first = time.perf_counter()
        elif b"event: message" in frame and b'"author":"bot"' in frame and not self._whole.done():
            self._whole.set_result(frame)


class ChainlitVisitor:
    """Speaks what Chainlit's own page speaks: socket.io over a websocket."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._url = url
        self._socket = socketio.AsyncClient(http_session=http, reconnection=False)
        self._first, self._pieces = 0.0, 0
        self._idle = asyncio.Event()
        self._socket.on("stream_start", self._piece)  # brings the first token with it
        self._socket.on("stream_token", self._piece)
        self._socket.on("task_end", self._ended)

    async def arrive(self) -> None:
        auth = {
            "sessionId": str(uuid.uuid4()),
            "clientType": "webapp",
            "userEnv": "{}",
            "chatProfile": "",
            "threadId": "",
        }
        await self._socket.connect(
            self._url, auth=auth, transports=["websocket"], socketio_path="/ws/socket.io", wait_timeout=PATIENCE
        )
        await self._socket.emit("connection_successful")
        await asyncio.wait_for(self._idle.wait(), PATIENCE)

    async def ask(self) -> Answered:
        self._first, self._pieces = 0.0, 0
        self._idle.clear()
        began = time.perf_counter()
        asked = {"id": str(uuid.uuid4()), "threadId": "", "name": "visitor", "type": "user_message", "output": QUESTION}
        asked["createdAt"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        await self._socket.emit("client_message", {"message": asked, "fileReferences": []})
        await asyncio.wait_for(self._idle.wait(), PATIENCE)
        if self._pieces != 50:
            raise RuntimeError(f"{self._pieces} tokens came instead of 50")
        return Answered(self._first - began, time.perf_counter() - began)

    async def _piece(self, data: dict[str, object]) -> None:
        self._first = self._first or time.perf_counter()
        self._pieces += 1

    async def _ended(self, data: dict[str, object]) -> None:
        self._idle.set()
