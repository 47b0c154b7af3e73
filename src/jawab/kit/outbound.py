"""The HTTP client for actions in other systems: it reaches only what `kit/guarded.py` lets through, follows no
redirect, uses no proxy and keeps no cookies."""

from collections.abc import Mapping, Sequence

import httpx2

from jawab import __version__
from jawab.kit.addresses import Network
from jawab.kit.guarded import GuardedTransport

USER_AGENT = f"Jawab/{__version__} (tools)"
SETTING = "JAWAB_TOOLS_ALLOW_NETWORKS"


def guarded_client(
    allowed: Sequence[Network], seconds: float, headers: Mapping[str, str], setting: str = SETTING
) -> httpx2.AsyncClient:
    """A client for one call: public networks (and `allowed`, which the operator names in `setting`), `seconds` for each
    wait. What it must not reach raises Refused or FetchFailed of `kit/guarded.py`."""
    return httpx2.AsyncClient(
        transport=GuardedTransport(allowed, setting),
        follow_redirects=False,
        trust_env=False,
        timeout=httpx2.Timeout(seconds),
        headers={"user-agent": USER_AGENT, **headers},
    )
