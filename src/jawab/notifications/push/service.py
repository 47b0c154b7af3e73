"""Speaks to push services (https://www.rfc-editor.org/rfc/rfc8030)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import httpx2

from jawab.kit.addresses import Network
from jawab.kit.guarded import FetchFailed
from jawab.kit.outbound import guarded_client
from jawab.notifications.push.endpoint import Endpoint
from jawab.notifications.push.vapid import Vapid

KEPT = timedelta(days=1)
"""How long a push service keeps a message for a browser that is switched off, and how long we try to hand it over."""
SETTING = "JAWAB_PUSH_ALLOW_NETWORKS"
AGENT = "Jawab (web push)"
WAIT_SECONDS = 10.0
LONGEST_PAUSE = 3600.0

Outcome = Literal["taken", "gone", "refused", "later"]


@dataclass(frozen=True, slots=True)
class Answer:
    """`gone`: that browser is not to be reached any more; `refused`: this message will never be taken; `later`: try
    again, when `pause` (seconds) is over if the service named one."""

    outcome: Outcome
    why: str = ""
    pause: float | None = None


class PushServices:
    """Those that browsers name."""

    def __init__(self, vapid: Vapid, contact: str, allowed: list[Network]) -> None:
        """`contact` is a `mailto:` or `https:` address that they may turn to, or empty; `allowed` are private networks
        that one of them may lie in."""
        self.vapid = vapid
        self.contact = contact
        self.allowed = allowed

    async def push(self, to: Endpoint, payload: bytes, topic: str) -> Answer:
        """Hand a message over; a later one of the same `topic` (at most 32 base64url characters) replaces it there."""
        headers = {
            "Authorization": self.vapid.authorization(to.endpoint, self.contact),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(KEPT.total_seconds())),
            "Urgency": "high",
            "Topic": topic,
            "User-Agent": AGENT,
        }
        try:
            async with (
                guarded_client(self.allowed, WAIT_SECONDS, headers, SETTING) as client,
                client.stream("POST", to.endpoint, content=to.encrypted(payload)) as response,
            ):
                return _meaning(response)  # what it says besides its status is not read
        except (httpx2.HTTPError, FetchFailed) as error:
            return Answer("later", f"{type(error).__name__}: {error}")


def _meaning(response: httpx2.Response) -> Answer:
    status = response.status_code
    if 200 <= status < 300:
        return Answer("taken")
    if status in (404, 410):
        return Answer("gone", f"answered {status}")
    if status in (408, 425, 429) or status >= 500:
        return Answer("later", f"answered {status}", _pause(response.headers.get("retry-after", "")))
    return Answer("refused", f"answered {status}")


def _pause(text: str) -> float | None:
    return min(float(text), LONGEST_PAUSE) if text.isascii() and text.isdigit() else None
