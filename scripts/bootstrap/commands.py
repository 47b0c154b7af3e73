"""What the Makefile's targets do."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence

import environment
import web_build
from environment import PYTHON, ROOT
from screen import Screen, SetupError, alone, box

READY = "Jawab is ready on "


def main(arguments: Sequence[str]) -> int:
    """Carry out the command named by the first argument; return the exit code."""
    commands: dict[str, Callable[[Screen], int]] = {"run": run, "setup": setup, "dev": dev, "localmodel": localmodel}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(f"usage: bootstrap {'|'.join(commands)}", file=sys.stderr)
        return 2
    try:
        return commands[arguments[0]](Screen(ROOT / ".jawab" / "setup.log"))
    except SetupError as failure:
        print(f"\n{failure}\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n  Stopped. Running the same command again goes on from here.", file=sys.stderr)
        return 130


def setup(screen: Screen) -> int:
    """Install what running Jawab needs, and build its web parts."""
    return _prepare(screen, dev=False)


def dev(screen: Screen) -> int:
    """Install what checks and tests need as well."""
    return _prepare(screen, dev=True)


def localmodel(screen: Screen) -> int:
    """Install a small LLM and its runtime beside what tests need."""
    _prepare(screen, dev=True)
    environment.install_lock(screen, "localmodel.txt")
    return 0


def run(screen: Screen) -> int:
    """Set up, make the demo shop, and serve it until Ctrl-C."""
    _require_free_port()
    print("\n  Jawab\n", flush=True)
    setup(screen)
    return _serve(_make_demo(screen))


def _prepare(screen: Screen, *, dev: bool) -> int:
    with alone(ROOT / ".jawab" / "setup.lock"):
        environment.prepare(screen, dev=dev)
        web_build.build(screen)
    return 0


def _require_free_port() -> None:
    host, port = os.environ.get("JAWAB_HOST", "127.0.0.1"), os.environ.get("JAWAB_PORT", "8000")
    try:
        with socket.create_server((host, int(port))):
            return
    except ValueError:
        raise SetupError(f"JAWAB_PORT must be a number, not {port!r}.") from None
    except OSError as failure:
        raise SetupError(
            f"Port {port} on {host} cannot be used ({os.strerror(failure.errno or 0)}). "
            f"Another Jawab may be running there. End it, or choose another port: JAWAB_PORT={int(port) + 1} make run"
        ) from None


def _make_demo(screen: Screen) -> list[str]:
    """Make the demo workspace if it is not there; return where it is and how to sign in."""
    with screen.step("Demo shop"):
        done = subprocess.run([PYTHON, "-m", "jawab", "demo"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SetupError("The demo shop could not be made; the reason stands above.")
    return [line for line in done.stdout.splitlines() if line.strip()]


def _serve(shown: Sequence[str]) -> int:
    command = [PYTHON, "-m", "jawab", "serve"]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    assert server.stdout is not None
    try:
        for line in server.stdout:
            if line.startswith(READY):
                print(_welcome(line.removeprefix(READY).strip(), shown), flush=True)
            else:
                print(line, end="", flush=True)
        return server.wait()
    except KeyboardInterrupt:  # the server hears Ctrl-C too and ends what it does
        server.wait(timeout=30)
        print("\n  Jawab has stopped. Everything is kept: `make run` goes on from here.")
        return 0
    finally:
        server.terminate()


def _welcome(address: str, shown: Sequence[str]) -> str:
    """Frame what `jawab demo` told, with the server's address before each path."""
    whole = [re.sub(r"(?<= )(?=/)", address, line, count=1) for line in shown]
    return f"\n{box([*whole, '', 'Ctrl-C stops it.'])}\n"
