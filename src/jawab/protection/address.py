"""The address a request comes from, believing X-Forwarded-For only from proxies that the operator named."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

Network = IPv4Network | IPv6Network


def networks(trusted: Sequence[str]) -> list[Network]:
    """Parse the operator's list. Raises ValueError naming the entry that is no network."""
    return [ip_network(entry, strict=False) for entry in trusted]


def client_address(request: HTTPConnection, trusted: Sequence[Network]) -> str:
    """The nearest address that is not one of our proxies', for counting: of IPv6 its network."""
    peer = request.client.host if request.client else ""
    forwarded = ",".join(request.headers.getlist("x-forwarded-for"))  # some proxies add a line of their own
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    while hops and _trusted(peer, trusted):
        peer = hops.pop()
    return _one_customer(peer)


def _trusted(address: str, trusted: Sequence[Network]) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed.version == network.version and parsed in network for network in trusted)


def _one_customer(address: str) -> str:
    """An IPv6 address stands for its /64: who has one has all of it."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed or address)


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    """None for what is no address; an IPv4 address that came in IPv6's clothes as what it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return (parsed.ipv4_mapped or parsed) if isinstance(parsed, IPv6Address) else parsed
