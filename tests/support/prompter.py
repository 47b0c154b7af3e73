"""Says what the bot says, from the test: the server under test asks here instead of its answering pipeline.

Tests of streams and turns must stop a reply at any letter and go on from there; no real pipeline can be told to.
"""

import json
import socketserver
import threading
from collections import defaultdict, deque
from typing import Any, Self

HOLD = "hold:"
"""Questions that begin like this wait for the test; others are answered at once."""


class Held:
    """One question that the test answers by hand."""

    def __init__(self, question: dict[str, Any], connection: socketserver.StreamRequestHandler) -> None:
        self.text: str = question["text"]
        self.history: list[list[str]] = question["history"]
        self._connection = connection
        self._over = threading.Event()

    def delta(self, at: int, text: str) -> None:
        """Write a piece of the reply."""
        self._send({"delta": {"at": at, "text": text}})

    def expecting(self, kind: str) -> None:
        """Tell what the visitor waits for from here on: `llm` or `tool`."""
        self._send({"expecting": kind})

    def reply(self, text: str, **fields: Any) -> None:
        """Finish the reply. `fields` are those of `Reply`; `rich` and `options` as JSON has them."""
        self._send({"reply": {"kind": "answer", "text": text, "language": "en", **fields}})

    def fail(self) -> None:
        """Break down, as a bug in the pipeline would."""
        self._send({"fail": "as the test wished"})

    @property
    def is_over(self) -> bool:
        """Whether the server under test has let go of the question."""
        return self._over.is_set()

    def wait_until_closed(self, timeout: float = 20) -> None:
        """Return once the server under test has let go of the question: it has the reply, or cancelled the work."""
        assert self._over.wait(timeout), f"nobody cancelled the work within {timeout} s"

    def follow(self) -> None:
        """Wait in the connection's own thread until the other side closes it."""
        self._connection.rfile.read()
        self._over.set()

    def _send(self, said: dict[str, Any]) -> None:
        self._connection.wfile.write(json.dumps(said).encode() + b"\n")


class Prompter:
    """Listens for questions from all servers under test."""

    def __init__(self) -> None:
        self._held: defaultdict[str, deque[Held]] = defaultdict(deque)
        self._news = threading.Condition()
        prompter = self

        class Connection(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                prompter._serve(json.loads(self.rfile.readline()), self)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def port(self) -> int:
        port: int = self._server.server_address[1]
        return port

    def take(self, conversation_id: str, timeout: float = 20) -> Held:
        """Return the next question of this conversation that began with `HOLD`."""
        with self._news:
            came = self._news.wait_for(lambda: self._waits(conversation_id), timeout)
            assert came, f"the bot was not asked within {timeout} s"
            return self._held[conversation_id].popleft()

    def _waits(self, conversation_id: str) -> bool:
        """Whether somebody waits; who has gone, as a server that is stopped, is forgotten."""
        held = self._held[conversation_id]
        while held and held[0].is_over:
            held.popleft()
        return bool(held)

    def is_asked(self, conversation_id: str) -> bool:
        """Whether a held question waits in this conversation."""
        return bool(self._held[conversation_id])

    def close(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()

    def _serve(self, question: dict[str, Any], connection: socketserver.StreamRequestHandler) -> None:
        held = Held(question, connection)
        if not held.text.startswith(HOLD):
            held.delta(0, "You said: ")
            held.reply(f"You said: {held.text}", asks_for_person=held.text == "person please")
            return
        with self._news:
            self._held[question["conversation_id"]].append(held)
            self._news.notify_all()
        held.follow()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
