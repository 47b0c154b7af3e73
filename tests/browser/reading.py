"""What is read out of a visitor's messages, waited for."""

from typing import Any

from tests.support.site import Site
from tests.support.sse import Stream
from tests.support.visitor import VisitorClient


def read(shop: Site, visitor: VisitorClient, *texts: str) -> list[dict[str, Any]]:
    """Let the visitor write these, one after the other; return what was read out of each."""
    with shop.agent() as agent, agent.stream() as told:
        return [_read(told, visitor.say(text)["id"]) for text in texts]


def _read(told: Stream, message_id: str) -> dict[str, Any]:
    found = told.wait_for("understanding", lambda each: each["understanding"]["message_id"] == message_id, timeout=30)
    return dict(found.data["understanding"])
