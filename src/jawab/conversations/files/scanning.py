"""Files are shown to the operator's virus scanner, as they came, before anything else opens them.

`JAWAB_FILE_SCANNER` names it: the address of a clamd, or a command. What cannot be scanned is not taken.
"""

import asyncio
import logging
import shlex
import struct
from typing import Protocol

log = logging.getLogger(__name__)

SECONDS = 30.0
_PIECE = 64 * 1024
_LENGTH = struct.Struct(">I")
_MOST_ANSWER = 4096


class NoAnswer(Exception):
    """The scanner did not say whether the file is clean. The text is for the log."""


class Scanner(Protocol):
    """Says what is wrong with files."""

    async def found(self, data: bytes) -> str | None:
        """What was found in the file, None in a clean one. Raises NoAnswer."""


class NoScanner:
    """For an install that has none: nothing is found."""

    async def found(self, data: bytes) -> str | None:
        return None


class Clamd:
    """A clamd, by its INSTREAM command: pieces, each after its length as four bytes, and a length of 0 at the end
    (https://docs.clamav.net/manual/Usage/Scanning.html, clamd(8))."""

    def __init__(self, host: str, port: int, path: str = "") -> None:
        """At `host` and `port`, or at the socket `path`."""
        self._host, self._port, self._path = host, port, path

    async def found(self, data: bytes) -> str | None:
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._ask(data)
        except (OSError, TimeoutError, asyncio.LimitOverrunError, asyncio.IncompleteReadError) as error:
            raise NoAnswer(f"clamd did not answer: {error!r}") from error
        said = answer.rstrip(b"\0\n").decode("utf-8", "replace").removeprefix("stream: ")
        if said == "OK":
            return None
        if said.endswith(" FOUND"):
            return said.removesuffix(" FOUND")
        raise NoAnswer(f"clamd said: {said[:200]}")

    async def _ask(self, data: bytes) -> bytes:
        reader, writer = await (
            asyncio.open_unix_connection(self._path, limit=_MOST_ANSWER)
            if self._path
            else asyncio.open_connection(self._host, self._port, limit=_MOST_ANSWER)
        )
        try:
            writer.write(b"zINSTREAM\0")
            for at in range(0, len(data), _PIECE):
                piece = data[at : at + _PIECE]
                writer.write(_LENGTH.pack(len(piece)) + piece)
                await writer.drain()
            writer.write(_LENGTH.pack(0))
            await writer.drain()
            return await reader.readuntil(b"\0")
        finally:
            writer.close()


class Command:
    """A program that is given the file on its standard input and ends with 0 for a clean one and 1 for another, as
    `clamdscan -` and `clamscan -` do. The last line that it prints is taken for what was found."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    async def found(self, data: bytes) -> str | None:
        pipe = asyncio.subprocess.PIPE
        try:
            program = await asyncio.create_subprocess_exec(
                *self._words, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL
            )
        except OSError as error:
            raise NoAnswer(f"{self._words[0]} does not start: {error}") from error
        try:
            async with asyncio.timeout(SECONDS):
                said, _ = await program.communicate(data)
        except TimeoutError as error:
            raise NoAnswer(f"{self._words[0]} took longer than {SECONDS:.0f} seconds") from error
        finally:
            if program.returncode is None:
                program.kill()
                await program.wait()
        if program.returncode == 0:
            return None
        if program.returncode == 1:
            lines = said.decode("utf-8", "replace").split("\n")
            return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "something harmful")
        raise NoAnswer(f"{self._words[0]} ended with {program.returncode}")


def scanner_at(setting: str) -> Scanner:
    """What `JAWAB_FILE_SCANNER` names: `clamd://host:port`, `clamd:///path/of/socket`, or a command; "" is none.
    Raises ValueError that says what is wrong."""
    setting = setting.strip()
    if not setting:
        return NoScanner()
    if not setting.startswith("clamd://"):
        return Command(shlex.split(setting))
    place = setting.removeprefix("clamd://")
    if place.startswith("/"):
        return Clamd("", 0, place)
    host, colon, port = place.rpartition(":")
    if not host or not colon or not port.isdigit():
        raise ValueError("must be clamd://host:port, clamd:///path/of/socket or a command, such as “clamdscan -”")
    return Clamd(host.strip("[]"), int(port))
