"""What a tool may call: the public internet, networks that the operator allows, and the demo on this very server."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from jawab.kit.addresses import Network, networks
from jawab.settings import Settings

OWN = "/demo/"
"""An address that begins like this is this server's own: the demo's order service, and nothing else of it."""
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - names where to call, listens to nothing


@dataclass(frozen=True, slots=True)
class Reach:
    """`own` is this server's address, such as `http://127.0.0.1:8000`."""

    allowed: Sequence[Network]
    own: str
    own_network: Sequence[Network]

    def of(self, url: str) -> tuple[str, Sequence[Network]]:
        """The address to call, and the networks that it may lie in beside the public ones."""
        if url.startswith(OWN):
            return self.own + url, self.own_network
        return url, self.allowed


def reach_of(settings: Settings) -> Reach:
    """Raises ValueError for a network in the settings that is none."""
    host = _EVERYWHERE.get(settings.host, settings.host)
    own = "127.0.0.1" if host == "localhost" else host
    try:
        network = [ipaddress.ip_network(own)]
    except ValueError:  # a name: it must be public, or allowed
        network = []
    shown = f"[{own}]" if ":" in own else own
    return Reach(networks(settings.tools_allow_networks), f"http://{shown}:{settings.port}", network)
