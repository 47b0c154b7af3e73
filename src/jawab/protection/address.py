"""The address a request comes from, believing X-Forwarded-For only from proxies that the operator named."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

Network = IPv4Network | IPv6Network


def networks(trusted: Sequence[str]) -> list[Network]:
    """Parse the operator's list. Raises ValueError naming the entry that is no network."""
    return [ip_network(entry, strict=False) for entry in trusted]


def client_address(request: HTTPConnection, trusted: Sequence[Network]) -> str:
    """The nearest address that is not one of our proxies'."""
    peer = request.client.host if request.client else ""
    hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    while hops and _trusted(peer, trusted):
        peer = hops.pop()
    return peer


def _trusted(address: str, trusted: Sequence[Network]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed.version == network.version and parsed in network for network in trusted)
