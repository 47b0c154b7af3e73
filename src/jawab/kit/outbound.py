"""The HTTP client for actions in other systems: it reaches only what `kit/http.py` lets through, follows no redirect,
uses no proxy and keeps no cookies."""

import ssl
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import httpcore2
import httpx2

from jawab import __version__
from jawab.kit.addresses import Network
from jawab.kit.http import Refused, checked_addresses

USER_AGENT = f"Jawab/{__version__} (tools)"
SETTING = "JAWAB_TOOLS_ALLOW_NETWORKS"


def guarded_client(
    allowed: Sequence[Network], seconds: float, headers: Mapping[str, str], setting: str = SETTING
) -> httpx2.AsyncClient:
    """A client for one call: public networks (and `allowed`, which the operator names in `setting`), `seconds` for each
    wait. What it must not reach raises Refused or FetchFailed of `kit/http.py`."""
    return httpx2.AsyncClient(
        transport=_GuardedTransport(allowed, setting),
        follow_redirects=False,
        trust_env=False,
        timeout=httpx2.Timeout(seconds),
        headers={"user-agent": USER_AGENT, **headers},
    )


@cache
def _trust() -> ssl.SSLContext:
    """Made once: reading the certificates takes longer than most calls."""
    return httpx2.create_ssl_context(trust_env=False)


class _GuardedTransport(httpx2.AsyncHTTPTransport):
    def __init__(self, allowed: Sequence[Network], setting: str) -> None:
        super().__init__(verify=_trust(), trust_env=False)
        backend = _GuardedBackend(allowed, setting)
        self._pool = httpcore2.AsyncConnectionPool(ssl_context=_trust(), network_backend=backend)


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
        for address in await checked_addresses(host, port, self._allowed, self._setting):
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
