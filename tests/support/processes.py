"""Child processes that never outlive the test run, however it ends."""

import ctypes
import importlib.util
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_PR_SET_PDEATHSIG = 1


def free_port() -> int:
    """Return a TCP port on loopback that nothing listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def die_with_parent(how: signal.Signals) -> Callable[[], None] | None:
    """Return a `preexec_fn` that has the kernel signal the child when the test run dies, or None outside Linux.

    Fixtures end their servers themselves; this is for a run that was killed before its fixtures could.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(_PR_SET_PDEATHSIG, how)


def end(process: subprocess.Popen[bytes], how: signal.Signals, patience: float = 20) -> int:
    """Ask the process to end with the signal `how`, kill it after `patience` seconds, and return its exit code."""
    if process.poll() is None:
        process.send_signal(how)
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def tail(log: Path, lines: int = 30) -> str:
    """Return the last lines of a log, for the message of a failure."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else "(no output)"


def installed_folder(package: str) -> Path:
    """Return the folder of an installed package without importing it: only its programs are wanted."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{package} is not installed: `make setup` installs what the tests need")
    return Path(spec.submodule_search_locations[0])
