"""Reads files in a process of their own, so that no file can take the server's time or memory with it.

The child does one call after another. One that takes too long, or too much memory, ends the child; the next call
starts a new one.
"""

import asyncio
import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, ParamSpec, TypeVar

from .document import Unreadable

SECONDS = 30.0
MEMORY_BYTES = 2 * 1024**3
_LENGTH = struct.Struct(">Q")
P = ParamSpec("P")
T = TypeVar("T")


class Confined:
    """Runs module-level functions in a child process within bounds of time and memory."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` returns or raises. Raises Unreadable when it passes a bound."""
        async with self._turn:
            child = self._child = self._child or await _start()
            try:
                return await asyncio.wait_for(_ask(child, (self._seconds, function, args, kwargs)), self._seconds)
            except TimeoutError as error:
                await self.close()
                raise Unreadable(f"took longer than {self._seconds:.0f} seconds to read") from error
            except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError) as error:
                await self.close()
                raise Unreadable("needed too much memory or could not be read to the end") from error
            except asyncio.CancelledError:
                await self.close()  # its answer would be taken for that of the next call
                raise

    async def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.returncode is None:
            child.kill()
        if child.stdin:
            child.stdin.close()
        await child.wait()


async def _start() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def _ask(child: asyncio.subprocess.Process, call: tuple[Any, ...]) -> Any:
    assert child.stdin
    assert child.stdout
    body = pickle.dumps(call)
    child.stdin.write(_LENGTH.pack(len(body)) + body)
    await child.stdin.drain()
    (length,) = _LENGTH.unpack(await child.stdout.readexactly(_LENGTH.size))
    ok, value = pickle.loads(await child.stdout.readexactly(length))
    if not ok:
        raise value
    return value


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    while header := requests.read(_LENGTH.size):
        (length,) = _LENGTH.unpack(header)
        seconds, function, args, kwargs = pickle.loads(requests.read(length))
        signal.alarm(int(seconds) + 5)  # ends this process even when the parent is gone
        body = _answer(function, args, kwargs)
        signal.alarm(0)
        answers.write(_LENGTH.pack(len(body)) + body)
        answers.flush()


def _answer(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
    try:
        return pickle.dumps((True, function(*args, **kwargs)))
    except (MemoryError, RecursionError):
        return pickle.dumps((False, Unreadable("needed too much memory to read")))
    except (Unreadable, OSError) as error:
        return pickle.dumps((False, error))
    except Exception as error:  # a library's own fault must not end the import: the file is reported instead
        return pickle.dumps((False, Unreadable(f"could not be read ({type(error).__name__})")))


if __name__ == "__main__":
    own_output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    _serve(sys.stdin.buffer, own_output)
