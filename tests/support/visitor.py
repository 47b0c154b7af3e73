"""A visitor of a shop, as the widget is one."""

import uuid
from typing import Any, Self

import httpx

from tests.support.http import checked
from tests.support.sse import Stream


class VisitorClient:
    """One visitor with one conversation. All calls fail the test on an error; use `http` to look at errors."""

    def __init__(self, url: str, site_key: str, *, address: str | None = None) -> None:
        headers = {} if address is None else {"X-Forwarded-For": address}
        self.http = httpx.Client(base_url=url, headers=headers, timeout=30)
        made = checked(self.http.post("/api/web/visitors", json={"site_key": site_key})).json()
        self.id: str = made["visitor_id"]
        self.token: str = made["token"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"
        self.conversation_id = str(uuid.uuid4())
        self.last_reply = str(uuid.uuid4())
        """Id of the last reply that was asked for; of none before."""

    def move_to(self, url: str) -> None:
        """Go on at another address of the same site: another server process, or one that was started again."""
        self.http.base_url = httpx.URL(url)

    def open(self, **fields: Any) -> dict[str, Any]:
        """Open the conversation (or find it); return it."""
        return dict(checked(self.http.put(self._path, json=fields)).json())

    def say(self, text: str, message_id: str | None = None) -> dict[str, Any]:
        """Send a message; return it as acknowledged. A `message_id` that was used before changes nothing."""
        message = {"id": message_id or str(uuid.uuid4()), "text": text}
        return dict(checked(self.http.post(f"{self._path}/messages", json=message)).json())

    def ask(self, text: str, *, timeout: float = 30) -> dict[str, Any]:
        """Send a message and return the bot's finished reply to it."""
        with self.stream() as stream:
            asked = self.say(text)
            reply = dict(stream.wait_for("message", lambda m: m["reply_to"] == asked["id"], timeout=timeout).data)
        self.last_reply = reply["id"]
        return reply

    def upload(self, data: bytes, name: str = "photo.jpg") -> dict[str, Any]:
        """Upload a file, to be sent with a message; return what is known of it."""
        return dict(checked(self.http.post(f"{self._path}/files", files={"file": (name, data)})).json())

    def send(self, *files: dict[str, Any], text: str = "") -> dict[str, Any]:
        """Send files that were uploaded; return the message as acknowledged."""
        message = {"id": str(uuid.uuid4()), "text": text, "files": [file["id"] for file in files]}
        return dict(checked(self.http.post(f"{self._path}/messages", json=message)).json())

    def messages(self) -> list[dict[str, Any]]:
        """Return the newest 50 messages of the conversation, oldest first."""
        return list(checked(self.http.get(f"{self._path}/messages")).json()["items"])

    def stream(self, last_event_id: str | int | None = None) -> Stream:
        """Listen to the conversation; with `last_event_id`, from there on."""
        return Stream(self.http, f"{self._path}/stream", last_event_id)

    def ask_for_person(self) -> dict[str, Any]:
        """Press "Talk to a person"; return the conversation."""
        return dict(checked(self.http.post(f"{self._path}/handoff")).json())

    def leave_email(self, email: str) -> dict[str, Any]:
        """Leave an address to be written to; return the conversation."""
        return dict(checked(self.http.put(f"{self._path}/email", json={"email": email})).json())

    def close(self) -> None:
        """Close the visitor's connections."""
        self.http.close()

    @property
    def _path(self) -> str:
        return f"/api/web/conversations/{self.conversation_id}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
