"""A web server on loopback whose pages a test sets one by one, and which remembers what it was asked."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = Callable[["Asked"], "Page | Awaitable[Page]"]


@dataclass
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]


@dataclass
class Page:
    """What to answer."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "text/html; charset=utf-8"})


def redirect(to: str) -> Page:
    return Page(status=302, headers={"location": to})


class Web:
    """`pages` are by path with query; what is not there is a 404."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | Answer] = {}
        self.asked: list[Asked] = []
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            pairs = (line.split(": ", 1) for line in head[1:] if ": " in line)
            asked = Asked(head[0].split(" ")[1], {name.lower(): value for name, value in pairs})
            self.asked.append(asked)
            page = await self._page(asked)
            body = page.body.encode() if isinstance(page.body, str) else page.body
            headers = {"content-length": str(len(body)), "connection": "close", **page.headers}
            lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            writer.write(f"HTTP/1.1 {page.status} X\r\n{lines}\r\n".encode("latin-1") + body)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client went away, as some tests make it
        finally:
            writer.close()

    async def _page(self, asked: Asked) -> Page:
        page = self.pages.get(asked.path, Page("not here", 404))
        if isinstance(page, Page):
            return page
        answer = page(asked)
        return answer if isinstance(answer, Page) else await answer


@asynccontextmanager
async def web() -> AsyncIterator[Web]:
    """A server that runs while the block does."""
    site = Web()
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
