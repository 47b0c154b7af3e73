"""Whose address counts: that of the nearest hop that is not one of our own proxies."""

import pytest
from starlette.requests import Request

from jawab.protection.address import client_address, networks

TRUSTED = networks(["10.0.0.0/8", "fd00::/8"])


def seen(peer: str, *forwarded: str) -> str:
    lines = [(b"x-forwarded-for", line.encode("latin-1")) for line in forwarded]
    return client_address(Request({"type": "http", "client": (peer, 1), "headers": lines}), TRUSTED)


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("198.51.100.1", [], "198.51.100.1"),
        ("198.51.100.1", ["203.0.113.9"], "198.51.100.1"),  # not our proxy: not believed
        ("10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["6.6.6.6, 203.0.113.9"], "203.0.113.9"),  # what the client wrote stands first
        ("10.0.0.1", ["6.6.6.6", "203.0.113.9"], "203.0.113.9"),  # a proxy may add a line of its own
        ("10.0.0.1", ["203.0.113.9, 10.2.3.4", "10.9.9.9"], "203.0.113.9"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("10.0.0.1", ["nonsense"], "nonsense"),
        ("::ffff:10.0.0.1", ["203.0.113.9"], "203.0.113.9"),  # IPv4 on a socket that speaks both
        ("fd00::1", ["2001:db8:1:2:3::4"], "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", [], "2001:db8:1:2::/64"),  # who has one of a /64 has all of it
        ("", [], ""),
    ],
)
def test_address(peer: str, forwarded: list[str], address: str) -> None:
    assert seen(peer, *forwarded) == address


def test_a_network_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match=r"10\.0\.0\.0/40"):
        networks(["10.0.0.0/40"])
