"""An agent at the desk."""

import uuid
from typing import Any, Self

import httpx

from tests.support.http import checked
from tests.support.sse import Stream


class AgentClient:
    """A signed-in agent. All calls fail the test on an error; use `http` to look at errors."""

    def __init__(self, url: str, email: str, password: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=30)
        signed_in = checked(self.http.post("/api/desk/session", json={"email": email, "password": password})).json()
        self.member: dict[str, Any] = signed_in["member"]
        self.workspace: dict[str, Any] = signed_in["workspace"]
        self.http.headers["X-CSRF-Token"] = signed_in["csrf_token"]

    def move_to(self, url: str) -> None:
        """Go on at another address of the same site: another server process, or one that was started again."""
        cookies = {cookie.name: cookie.value or "" for cookie in self.http.cookies.jar}
        self.http.base_url = httpx.URL(url)
        self.http.cookies = httpx.Cookies(cookies)

    def available(self, available: bool = True) -> None:
        """Take conversations, or no more."""
        checked(self.http.put("/api/desk/availability", json={"available": available}))

    def inbox(self, view: str = "open") -> list[dict[str, Any]]:
        """Return the first page of a view of the inbox."""
        return list(checked(self.http.get("/api/desk/conversations", params={"view": view})).json()["items"])

    def conversation(self, conversation_id: str) -> dict[str, Any]:
        """Return a conversation with its newest 100 messages."""
        return dict(checked(self.http.get(f"/api/desk/conversations/{conversation_id}")).json())

    def traces(self, conversation_id: str) -> list[dict[str, Any]]:
        """Return what the bot saw for each of its replies."""
        return list(checked(self.http.get(f"/api/desk/conversations/{conversation_id}/traces")).json()["items"])

    def say(self, conversation_id: str, text: str, message_id: str | None = None) -> dict[str, Any]:
        """Write to the visitor; return the message as acknowledged."""
        message = {"id": message_id or str(uuid.uuid4()), "text": text}
        return dict(checked(self.http.post(f"/api/desk/conversations/{conversation_id}/messages", json=message)).json())

    def take_over(self, conversation_id: str) -> None:
        """Answer instead of the bot."""
        self._change(conversation_id, "takeover")

    def hand_back(self, conversation_id: str) -> None:
        """Let the bot answer again."""
        self._change(conversation_id, "handback")

    def close_conversation(self, conversation_id: str) -> None:
        """Close a conversation."""
        self._change(conversation_id, "closure")

    def stream(self, last_event_id: str | int | None = None) -> Stream:
        """Listen to the whole workspace; with `last_event_id`, from there on."""
        return Stream(self.http, "/api/desk/stream", last_event_id)

    def remove_tools(self) -> None:
        """Leave the bot with what the articles say."""
        for tool in checked(self.http.get("/api/desk/tools")).json()["items"]:
            checked(self.http.delete(f"/api/desk/tools/{tool['id']}"))

    def close(self) -> None:
        """Close the agent's connections (the session stays)."""
        self.http.close()

    def _change(self, conversation_id: str, what: str) -> None:
        checked(self.http.post(f"/api/desk/conversations/{conversation_id}/{what}"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
