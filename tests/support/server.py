"""One real `jawab serve` process."""

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from tests.support.nursery import nursery
from tests.support.processes import tail

READY = "Jawab is ready on "
TO_STOP = 20.0
"""Seconds within which a server that is asked to stop has ended."""


class ServerProcess:
    """A server on loopback. It takes a free port at its first start and keeps it over restarts."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self.url = ""
        self._environment = environment
        self._log = log
        self._port = "0"
        self._pid = 0

    @property
    def pid(self) -> int:
        """The process id, for measuring."""
        assert self._pid, "the server does not run"
        return self._pid

    def start(self, patience: float = 60) -> None:
        """Start, and return once it serves."""
        said_before = len(self.logged()) if self._log.exists() else 0
        program = self._environment.get("JAWAB_TEST_PROGRAM", "jawab")
        self._pid = nursery().fork(program, {**self._environment, "JAWAB_PORT": self._port}, self._log)
        deadline = time.monotonic() + patience
        while not (address := self._address(said_before)):
            if nursery().ended(self._pid) is not None:
                self._pid = 0
            if not self._pid or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"jawab serve did not become ready:\n{tail(self._log)}")
            time.sleep(0.01)
        self.url = address
        self._port = self.url.rpartition(":")[2]

    def stop(self) -> None:
        """End as an operator does, letting it finish what it does; fail when it exits with an error."""
        code = self._end(signal.SIGTERM)
        assert code in (0, -signal.SIGTERM), f"jawab serve ended with {code}:\n{tail(self._log)}"

    def kill(self) -> None:
        """End in the middle of whatever it does (SIGKILL)."""
        if self._pid:
            self._end(signal.SIGKILL)

    def end(self) -> None:
        """End the process if it still runs."""
        if self._pid and nursery().ended(self._pid) is None:
            self.stop()

    def logged(self) -> str:
        """Return all that the server printed."""
        return self._log.read_text(errors="replace")

    def _address(self, said_before: int) -> str:
        said = self.logged()[said_before:] if self._log.exists() else ""
        line = said.partition(READY)[2]
        return line.partition("\n")[0].strip().rstrip("/") if "\n" in line else ""

    def _end(self, how: signal.Signals) -> int | None:
        pid, self._pid = self.pid, 0
        os.kill(pid, how)
        code = nursery().ended(pid, TO_STOP)
        if code is None:
            os.kill(pid, signal.SIGKILL)
            nursery().ended(pid, TO_STOP)
        return code
