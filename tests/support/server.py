"""One real `jawab serve` process."""

import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from tests.support.processes import die_with_parent, end, tail

READY = "Jawab is ready on "


class ServerProcess:
    """A server on loopback. It takes a free port at its first start and keeps it over restarts."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self.url = ""
        self._environment = environment
        self._log = log
        self._port = "0"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id, for measuring."""
        return self._running().pid

    def start(self, patience: float = 60) -> None:
        """Start, and return once it serves."""
        self.url = ""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._environment.get("JAWAB_TEST_PROGRAM", "jawab"), "serve"],
                env={**self._environment, "JAWAB_PORT": self._port},
                stdout=subprocess.PIPE,
                stderr=log,
                preexec_fn=die_with_parent(signal.SIGKILL),
            )
        ready = threading.Event()
        threading.Thread(target=self._follow, args=(self._process, ready), daemon=True).start()
        if not ready.wait(patience) or not self.url:
            self.kill()
            raise RuntimeError(f"jawab serve did not become ready:\n{tail(self._log)}")
        self._port = self.url.rpartition(":")[2]

    def stop(self) -> None:
        """End as an operator does, letting it finish what it does; fail when it exits with an error."""
        code = end(self._running(), signal.SIGTERM)
        assert code in (0, -signal.SIGTERM), f"jawab serve ended with {code}:\n{tail(self._log)}"

    def kill(self) -> None:
        """End in the middle of whatever it does (SIGKILL)."""
        end(self._running(), signal.SIGKILL)

    def end(self) -> None:
        """End the process if it still runs."""
        if self._process and self._process.poll() is None:
            self.stop()

    def logged(self) -> str:
        """Return all that the server printed."""
        return self._log.read_text(errors="replace")

    def _running(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "the server was never started"
        return self._process

    def _follow(self, process: subprocess.Popen[bytes], ready: threading.Event) -> None:
        """Copy what the server prints into the log, and learn its address from it."""
        assert process.stdout is not None
        with process.stdout as printed, self._log.open("ab") as log:
            for line in printed:
                log.write(line)
                log.flush()
                if line.startswith(READY.encode()):
                    self.url = line.decode().removeprefix(READY).strip().rstrip("/")
                    ready.set()
        ready.set()
