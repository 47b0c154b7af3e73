"""Servers that start in a quarter of the time: forked off a process that has imported Jawab already.

Most of a start is importing, and tests start servers by the hundred. The fork then does what `python -m jawab serve`
does, and is a process of its own that is stopped and killed as any other. See docs/decisions/0008.
"""

import atexit
import json
import os
import runpy
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.processes import die_with_parent


class Nursery:
    """The process that forks, and that waits for what it has forked."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent(signal.SIGKILL),
        )

    def fork(self, program: str, environment: Mapping[str, str], log: Path) -> int:
        """Start `python -m program serve`, which writes into `log`; return its process id."""
        return int(self._ask({"program": program, "environment": dict(environment), "log": str(log)}))

    def ended(self, pid: int, patience: float = 0) -> int | None:
        """The exit code of a process (negative for a signal), None when it still runs after `patience` seconds."""
        deadline = time.monotonic() + patience
        while (code := self._ask({"ended": pid})) is None and time.monotonic() < deadline:
            time.sleep(0.005)
        return code

    def close(self) -> None:
        """End the process, and with it every server that still runs."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def _ask(self, order: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._turn:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline())


@cache
def nursery() -> Nursery:
    """The one of this test run."""
    made = Nursery()
    atexit.register(made.close)
    return made


def main() -> None:
    """Import, then fork a server or tell of one for each line."""
    import jawab.app
    import jawab.cli  # noqa: F401 - what takes the time

    codes: dict[int, int] = {}
    for line in sys.stdin:
        order = json.loads(line)
        if asked := order.get("ended"):
            if asked not in codes and (found := os.waitpid(asked, os.WNOHANG))[0]:
                codes[asked] = os.waitstatus_to_exitcode(found[1])
            print(json.dumps(codes.get(asked)), flush=True)
        elif pid := os.fork():
            print(pid, flush=True)
        else:
            return _become(order)


def _become(order: dict[str, Any]) -> None:
    if end_with_parent := die_with_parent(signal.SIGKILL):
        end_with_parent()
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = [order["program"], "serve"]
    runpy.run_module(order["program"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
