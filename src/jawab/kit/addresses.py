"""Which network addresses Jawab may reach on someone's behalf: the public internet, and nothing behind it."""

import ipaddress
from collections.abc import Iterable, Sequence

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


def networks(texts: Iterable[str]) -> list[Network]:
    """CIDR texts as networks. Raises ValueError that names the text which is none."""
    return [ipaddress.ip_network(text.strip(), strict=False) for text in texts if text.strip()]


def may_reach(address: Address, allowed: Sequence[Network] = ()) -> bool:
    """Whether `address` is public, or lies in one of the `allowed` networks.

    An IPv6 address that only carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is judged by the one it carries.
    """
    return is_allowed(address, allowed) or all(_is_public(one) for one in (address, *_carried(address)))


def is_allowed(address: Address, allowed: Sequence[Network]) -> bool:
    """Whether `address`, or the one it is mapped from, lies in one of the `allowed` networks."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return any((mapped or address) in network for network in allowed)


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address in _NAT64[0]):
        return True  # what it carries is judged instead
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not site_local
        and not (isinstance(address, ipaddress.IPv6Address) and address in _NAT64[1])
    )


def _carried(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64[0]:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
