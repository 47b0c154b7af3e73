"""Reads what stands at an address that other people name, within bounds, over the connections of `kit/guarded.py`.

Redirects are followed by hand and checked again each time.
"""

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx2

from jawab import __version__
from jawab.kit.addresses import Network
from jawab.kit.guarded import FetchFailed, GuardedTransport, Refused

USER_AGENT = f"Jawab/{__version__} (help centre import)"
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response. `url` is the one that finally answered; `content` is decompressed."""

    url: str
    status: int
    headers: httpx2.Headers
    content: bytes

    @property
    def content_type(self) -> str:
        """The media type in lower case, without parameters."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that the server states."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            key, _, value = part.partition("=")
            if key.strip().lower() == "charset":
                return value.strip("\"' ") or None
        return None


class Fetcher:
    """Reads addresses within bounds: public networks (and `allow_networks`), size in bytes, seconds, redirects.

    Ports other than 80 and 443 are refused except within `allow_networks`.
    """

    def __init__(
        self,
        *,
        allow_networks: Sequence[Network] = (),
        max_bytes: int = 8 * 1024 * 1024,
        seconds: float = 20.0,
        max_redirects: int = 5,
    ) -> None:
        self._max_bytes = max_bytes
        self._seconds = seconds
        self._max_redirects = max_redirects
        transport = GuardedTransport(allow_networks, "JAWAB_IMPORT_ALLOW_NETWORKS")
        self._client = httpx2.AsyncClient(
            transport=transport,
            follow_redirects=False,
            trust_env=False,  # a proxy would connect on our behalf, unchecked
            timeout=httpx2.Timeout(seconds),
            headers={"user-agent": USER_AGENT, "accept-encoding": "gzip"},
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def get(self, url: str, *, headers: Mapping[str, str] | None = None, max_bytes: int | None = None) -> Fetched:
        """The response at `url`, whatever its status. Raises Refused or FetchFailed."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(url, headers or {}, max_bytes or self._max_bytes)
        except TimeoutError as error:
            raise FetchFailed(f"did not answer within {self._seconds:.0f} seconds") from error
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, ssl.SSLError) as error:
            raise FetchFailed(_plain(error)) from error

    async def _follow(self, url: str, headers: Mapping[str, str], most: int) -> Fetched:
        for _ in range(self._max_redirects + 1):
            _check_url(url)
            # no state of one site is to reach another: cookies are never kept
            self._client.cookies.clear()
            async with self._client.stream("GET", url, headers=headers) as response:
                location = response.headers.get("location")
                if response.status_code in _REDIRECTS and location:
                    url = urljoin(url, location)
                    continue
                content = b"".join([part async for part in _bounded(response, most)])
                return Fetched(url.partition("#")[0], response.status_code, response.headers, content)
        raise FetchFailed(f"sends on more than {self._max_redirects} times")


def _check_url(url: str) -> None:
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, TypeError, ValueError) as error:
        raise Refused("not a web address") from error
    if parsed.scheme not in {"http", "https"}:
        raise Refused("only http and https addresses are read")
    if not parsed.host:
        raise Refused("not a web address")
    if parsed.userinfo:
        raise Refused("addresses with a user name or password are not read")


async def _bounded(response: httpx2.Response, most: int) -> AsyncIterator[bytes]:
    """The body, decompressed here because only here can the result be bounded piece by piece."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise FetchFailed(f"is compressed by a method that was not asked for ({encoding[:20]})")
    unzip = None if encoding in {"identity", ""} else zlib.decompressobj(47)
    size = 0
    async for part in response.aiter_raw():
        try:
            piece = part if unzip is None else unzip.decompress(part, most - size + 1)
        except zlib.error as error:
            raise FetchFailed("is compressed in a damaged way") from error
        size += len(piece)
        if size > most:
            raise FetchFailed(f"too large (more than {most // 1024:,} KB)")
        yield piece


def _plain(error: Exception) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "did not answer in time"
    if "CERTIFICATE" in str(error).upper():
        return "its certificate is not valid"
    if isinstance(error, httpx2.ConnectError):
        return "no connection: check the address"
    return "did not answer as a web server should"
