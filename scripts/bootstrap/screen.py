"""What the set-up shows: one line a step, with its time, and the whole output in a log for when a step fails."""

import contextlib
import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

TITLE_WIDTH = 34


class SetupError(Exception):
    """The set-up cannot go on. The message is a sentence that says what to do."""


class Screen:
    """Prints steps and keeps the log of what they ran."""

    def __init__(self, log: Path) -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        self.log = log
        self._live = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        log.write_text("")

    @contextlib.contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Show that a step is being done, then how long it took. What stops the set-up is raised as `SetupError`."""
        started = time.monotonic()
        done = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(title, started, done), daemon=True)
        if self._live:
            ticker.start()
        else:
            print(f"  … {title}", flush=True)
        outcome = "✗"
        try:
            yield
            outcome = "✓"
        finally:
            done.set()
            if self._live:
                ticker.join()
            clear = "\r\033[K" if self._live else ""
            print(f"{clear}  {outcome} {title:<{TITLE_WIDTH}} {time.monotonic() - started:6.1f} s", flush=True)

    def call(self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None, advice: str) -> None:
        """Run a command silently. When it fails, raise `SetupError` with `advice` and the end of what it printed."""
        with self.log.open("a") as log:
            log.write(f"\n$ {' '.join(command)}\n")
            log.flush()
            begin = log.tell()
            done = subprocess.run(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        if done.returncode:
            output = self.log.read_bytes()[begin:].decode(errors="replace").splitlines()[-25:]
            raise SetupError("\n".join([*(f"    {line}" for line in output), "", advice, f"The whole log: {self.log}"]))

    def _tick(self, title: str, started: float, done: threading.Event) -> None:
        while not done.wait(0.2):
            print(f"\r\033[K  … {title:<{TITLE_WIDTH}} {time.monotonic() - started:6.1f} s", end="", flush=True)


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep two set-ups of one checkout from working at once: the second waits. The lock ends with its process."""
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("  Another set-up is at work here. Waiting for it.", flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def box(lines: Sequence[str]) -> str:
    """Frame lines of text."""
    width = max(map(len, lines))
    body = [f"  │ {line:<{width}} │" for line in lines]
    return "\n".join([f"  ╭{'─' * (width + 2)}╮", *body, f"  ╰{'─' * (width + 2)}╯"])
