"""Servers that start in a tenth of the time: forked off a process that has imported Jawab already.

Most of a start is importing. Hundreds of rounds of killing need hundreds of starts, so a `Nursery` imports once and
forks a process for each, which does what `jawab serve` does. Each is a process of its own, killed as any other.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.support.processes import die_with_parent, tail
from tests.support.server import READY

PATIENCE = 60.0


class Nursery:
    """The process that forks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent(signal.SIGKILL),
        )

    def fork(self, environment: Mapping[str, str], log: Path) -> int:
        """Start a server; return its process id."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"environment": dict(environment), "log": str(log)}) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End the process, and with it every server that still runs."""
        self._process.kill()
        self._process.wait()


class ForkedServer:
    """As tests.support.server.ServerProcess, from a nursery. Each start has a log of its own."""

    def __init__(self, nursery: Nursery, environment: Mapping[str, str], folder: Path, url: str) -> None:
        self.url = url
        self._nursery = nursery
        self._environment = {**environment, "JAWAB_PORT": url.rpartition(":")[2]}
        self._folder = folder
        self._starts = 0
        self._pid = 0

    def start(self) -> None:
        """Start, and return once it serves."""
        self._starts += 1
        log = self._folder / f"{self.url.rpartition(':')[2]}-{self._starts}.log"
        self._pid = self._nursery.fork(self._environment, log)
        deadline = time.monotonic() + PATIENCE
        while READY not in (log.read_text() if log.exists() else ""):
            if not self._lives() or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not become ready:\n{tail(log)}")
            time.sleep(0.01)

    def kill(self) -> None:
        """End in the middle of whatever it does (SIGKILL)."""
        os.kill(self._pid, signal.SIGKILL)
        while self._lives():
            time.sleep(0.002)

    def end(self) -> None:
        """End the process if it still runs."""
        if self._lives():
            self.kill()

    def _lives(self) -> bool:
        try:
            os.kill(self._pid, 0)
        except ProcessLookupError:
            return False
        return True


def main() -> None:
    """Import, and fork a server for each line."""
    import jawab.app  # noqa: F401 - what takes the time
    from jawab.serve import serve
    from jawab.settings import Settings

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the dead
    for line in sys.stdin:
        asked = json.loads(line)
        if (pid := os.fork()) == 0:
            break
        print(pid, flush=True)
    else:
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if end_with_parent := die_with_parent(signal.SIGKILL):
        end_with_parent()
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(asked["environment"])
    serve(Settings())


if __name__ == "__main__":
    main()
