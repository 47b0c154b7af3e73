"""Outbound HTTP to addresses that other people name: a guarded GET that cannot be turned against the own network.

Each name is resolved once, at connect time, and the connection goes to the very address that was checked, so a name
that changes its answer (DNS rebinding) gains nothing. Redirects are followed by hand and checked again each time.
"""

import asyncio
import ipaddress
import ssl
import zlib
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin

import httpcore
import httpx

from jawab import __version__
from jawab.kit.addresses import Network, is_allowed, may_reach

USER_AGENT = f"Jawab/{__version__} (help centre import)"
PORTS = frozenset({80, 443})
_REDIRECTS = {301, 302, 303, 307, 308}


class FetchFailed(Exception):
    """An address that could not be read; the message says why in plain words."""


class Refused(FetchFailed):
    """An address that must not be reached: not the public internet, or not HTTP."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response. `url` is the one that finally answered; `content` is decompressed."""

    url: str
    status: int
    headers: httpx.Headers
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
        transport = _GuardedTransport(allow_networks)
        self._client = httpx.AsyncClient(
            transport=transport,
            follow_redirects=False,
            trust_env=False,  # a proxy would connect on our behalf, unchecked
            timeout=httpx.Timeout(seconds),
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
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError) as error:
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
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise Refused("not a web address") from error
    if parsed.scheme not in {"http", "https"}:
        raise Refused("only http and https addresses are read")
    if not parsed.host:
        raise Refused("not a web address")
    if parsed.userinfo:
        raise Refused("addresses with a user name or password are not read")


async def _bounded(response: httpx.Response, most: int) -> AsyncIterator[bytes]:
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
    if isinstance(error, httpx.TimeoutException):
        return "did not answer in time"
    if "CERTIFICATE" in str(error).upper():
        return "its certificate is not valid"
    if isinstance(error, httpx.ConnectError):
        return "no connection: check the address"
    return "did not answer as a web server should"


class _GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport, with connections made by `_GuardedBackend`."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=8,
            max_keepalive_connections=4,
            keepalive_expiry=15.0,
            network_backend=_GuardedBackend(allowed),
        )


class _GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to an address of the host that was checked a moment before, and to no other."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        failure: Exception | None = None
        for address in await checked_addresses(host, port, self._allowed, "JAWAB_IMPORT_ALLOW_NETWORKS"):
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise Refused("local sockets are not read")

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


async def checked_addresses(host: str, port: int, allowed: Sequence[Network], setting: str) -> list[str]:
    """The host's addresses, once each may be reached; one that is forbidden makes the whole name suspect. `setting` is
    what an operator sets to allow networks of their own. Raises Refused, or FetchFailed when there is none."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=1)
    except (OSError, UnicodeError) as error:
        raise FetchFailed("its name has no address: check the spelling") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))[:4]
    for text in addresses:
        address = ipaddress.ip_address(text.partition("%")[0])
        if not may_reach(address, allowed):
            raise Refused(f"it leads into a private network, which is not read ({setting} allows networks of your own)")
        if port not in PORTS and not is_allowed(address, allowed):
            raise Refused(f"port {port} is not read, only 80 and 443")
    return addresses
