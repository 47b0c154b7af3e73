"""Another company's system on loopback, as tools call it: what it is asked it keeps, what it answers the test says."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class OtherSystem:
    """`answers` gives `(status, JSON)` by path; a path in `silent` is heard and never answered, one in `slow` only
    after so many seconds."""

    url: str = ""
    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    slow: dict[str, float] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    heard: threading.Event = field(default_factory=threading.Event)  # set when a silent or slow path was asked
    over: threading.Event = field(default_factory=threading.Event)

    def to(self, path: str) -> list[Asked]:
        """The requests that came to a path."""
        return [one for one in self.asked if one.path.partition("?")[0] == path]


@contextmanager
def other_system() -> Iterator[OtherSystem]:
    """Runs one while the block does."""
    system = OtherSystem()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            system.asked.append(Asked(self.command, self.path, headers, json.loads(content) if content else None))
            plain = self.path.partition("?")[0]
            if plain in system.silent:
                system.heard.set()
                system.over.wait(60)
                return
            if plain in system.slow:
                system.heard.set()
                system.over.wait(system.slow[plain])
            status, answer = system.answers.get(plain, (404, {"detail": "nothing here"}))
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve

        def log_message(self, *_: object) -> None:
            """Tests read `asked`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    system.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield system
    finally:
        system.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
