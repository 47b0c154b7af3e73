"""The way out: connections to addresses that other people name, which cannot be turned against the own network.

Each name is resolved once, at connect time, and the connection goes to the very address that was checked, so a name
that changes its answer (DNS rebinding) gains nothing.
"""

import asyncio
import ipaddress
import ssl
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import httpcore2
import httpx2

from jawab.kit.addresses import Network, is_allowed, may_reach

PORTS = frozenset({80, 443})


class FetchFailed(Exception):
    """An address that could not be read; the message says why in plain words."""


class Refused(FetchFailed):
    """An address that must not be reached: not the public internet, or not HTTP."""


class GuardedTransport(httpx2.AsyncHTTPTransport):
    """Connects to public addresses and to networks in `allowed`, which an operator names in `setting`, and to no other.

    Raises Refused, or FetchFailed when a name has no address.
    """

    def __init__(self, allowed: Sequence[Network], setting: str) -> None:
        super().__init__(verify=_trust(), trust_env=False)
        backend = _GuardedBackend(allowed, setting)
        self._pool = httpcore2.AsyncConnectionPool(ssl_context=_trust(), network_backend=backend)


@cache
def _trust() -> ssl.SSLContext:
    """Made once: reading the certificates takes longer than most calls."""
    return httpx2.create_ssl_context(trust_env=False)


class _GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to an address of the host that was checked a moment before, and to no other."""

    def __init__(self, allowed: Sequence[Network], setting: str) -> None:
        self._allowed = allowed
        self._setting = setting
        self._backend = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        failure: Exception | None = None
        for address in await _checked_addresses(host, port, self._allowed, self._setting):
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.AsyncNetworkStream:
        raise Refused("local sockets are not read")

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


async def _checked_addresses(host: str, port: int, allowed: Sequence[Network], setting: str) -> list[str]:
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
