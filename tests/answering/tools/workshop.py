"""What tests of tools do at the desk and as a visitor."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.other_system import OtherSystem
from tests.support.site import Site
from tests.support.visitor import VisitorClient

PATH = "/api/desk/tools"


@dataclass(frozen=True)
class Workshop:
    """A site, its agent, and the system that its tools call."""

    site: Site
    agent: AgentClient
    system: OtherSystem

    def tool(self, path: str, gives: tuple[int, Any] | None = None, **fields: Any) -> dict[str, Any]:
        """Define a tool of `path` in the other system, which `gives` a status and JSON; return it as the desk does."""
        if gives:
            self.system.answers[path] = gives
        return dict(
            checked(self.agent.http.post(PATH, json=tool(**{"url": f"{self.system.url}{path}", **fields}))).json()
        )

    @contextmanager
    def visitor(self) -> Iterator[VisitorClient]:
        with self.site.visitor() as visitor:
            visitor.open()
            yield visitor

    def calls(self, visitor: VisitorClient) -> list[dict[str, Any]]:
        """The calls of a visitor's conversation, as the desk shows them."""
        path = f"/api/desk/conversations/{visitor.conversation_id}/tool-calls"
        return list(checked(self.agent.http.get(path)).json()["items"])

    def decide(self, call: dict[str, Any], approved: bool, reason: str = "") -> None:
        """Approve or decline a call."""
        said = {"approved": approved, "reason": reason}
        checked(self.agent.http.put(f"{PATH}/calls/{call['id']}/decision", json=said))


def tool(url: str, **fields: Any) -> dict[str, Any]:
    """A tool that a test defines: brought about by its own made-up word."""
    word = "".join(
        chr(ord("a") + byte % 26) for byte in uuid.uuid4().bytes[:8]
    )  # no digits: they are numbers of things
    made = {
        "name": f"Tool {word}",
        "method": "POST",
        "url": url,
        "risk": "low",
        "phrases": [f"I would like you to start the {word} for me"],  # plainly English, whatever the word is
        "confirm": {"en": "Send {=thing}"},
        "answer": {"en": "Sent as {number}."},
        "arguments": [{"name": "thing", "label": {"en": "Thing"}, "value": {"type": "string", "minLength": 3}}],
    }
    return {**made, **fields}


def start_of(made: dict[str, Any]) -> str:
    """The words that bring a tool about."""
    return str(made["phrases"][0])
