"""A push service on loopback (RFC 8030), and the browsers that it serves: what is pushed to them it decrypts as a
browser does, and it takes nothing whose sender does not prove who they are (RFC 8292)."""

import json
import queue
import threading
import time
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LONGEST_TTL_SECONDS = 28 * 86400
LONGEST_TOKEN_SECONDS = 86400


@dataclass(frozen=True)
class Pushed:
    """What a browser was pushed: the decrypted text, and the request's headers in lower case."""

    text: str
    headers: dict[str, str]

    @property
    def data(self) -> dict[str, Any]:
        return dict(json.loads(self.text))


@dataclass
class PushBrowser:
    """A browser that has subscribed. `answers` are the statuses (with a Retry-After) for the next pushes, instead of
    201; `key` is the sender's public key that it subscribed with."""

    endpoint: str
    key: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: uuid.uuid4().bytes)
    answers: list[tuple[int, str]] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    pushed: "queue.Queue[Pushed]" = field(default_factory=queue.Queue)

    def subscription(self) -> dict[str, Any]:
        """What the page sends to Jawab, as `PushSubscription.toJSON()` gives it."""
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {
            "endpoint": self.endpoint,
            "expirationTime": None,
            "keys": {"p256dh": _text(point), "auth": _text(self.secret)},
        }

    def next(self, timeout: float = 20) -> Pushed:
        """What is pushed next. Raises queue.Empty after `timeout` seconds."""
        return self.pushed.get(timeout=timeout)


@dataclass
class PushService:
    url: str
    browsers: dict[str, PushBrowser] = field(default_factory=dict)

    def subscribe(self, key: str) -> PushBrowser:
        """A new browser, subscribed with a sender's public key."""
        path = f"/push/{uuid.uuid4().hex}"
        self.browsers[path] = PushBrowser(self.url + path, key)
        return self.browsers[path]


@contextmanager
def push_service() -> Iterator[PushService]:
    """Runs one while the block does."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            browser = service.browsers.get(self.path)
            if browser is None:
                return self.answer(404)
            if browser.answers:
                status, pause = browser.answers.pop(0)
                browser.refused.append(status)
                return self.answer(status, {"Retry-After": pause} if pause else {})
            status, pushed = _received(service, browser, headers, content)
            if pushed:
                browser.pushed.put(pushed)
            self.answer(status, {"Location": f"{service.url}/m/{uuid.uuid4().hex}"})

        def answer(self, status: int, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {**(headers or {}), "Content-Length": "0"}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests read `pushed`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service = PushService(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _received(
    service: PushService, browser: PushBrowser, headers: dict[str, str], content: bytes
) -> tuple[int, Pushed | None]:
    """As push services judge it: 400 for what the protocol does not allow, 403 for another sender, 413 for too much."""
    if headers.get("content-encoding") != "aes128gcm" or not 0 <= int(headers.get("ttl", "-1")) <= LONGEST_TTL_SECONDS:
        return 400, None
    if len(headers.get("topic", "")) > 32 or headers.get("urgency") not in ("very-low", "low", "normal", "high"):
        return 400, None
    if len(content) > 4096:
        return 413, None
    if not _is_from(browser.key, service.url, headers.get("authorization", "")):
        return 403, None
    text = http_ece.decrypt(content, private_key=browser.private, auth_secret=browser.secret, version="aes128gcm")
    return 201, Pushed(text.decode(), headers)


def _is_from(key: str, audience: str, authorization: str) -> bool:
    """Whether the `vapid` header was signed with the key that the browser subscribed with, for this service."""
    scheme, _, rest = authorization.partition(" ")
    fields = dict(part.strip().split("=", 1) for part in rest.split(","))
    if scheme.lower() != "vapid" or fields.get("k") != key:
        return False
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(key))
    try:
        claims = jwt.decode(fields["t"], public, algorithms=["ES256"], audience=audience, options={"require": ["exp"]})
    except jwt.InvalidTokenError:
        return False
    return bool(claims["exp"] - time.time() <= LONGEST_TOKEN_SECONDS)


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
