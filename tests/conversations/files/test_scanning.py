"""The scanner hook, against a small server that speaks clamd's protocol and against real programs."""

import socketserver
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from jawab.conversations.files import scanning
from jawab.conversations.files.scanning import NoAnswer, scanner_at

HARMFUL = b"this-is-a-test-of-harm"


class _Session(socketserver.StreamRequestHandler):
    """One INSTREAM command, as clamd answers it."""

    server: "ClamdServer"

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        assert command == b"zINSTREAM\0"
        data, sizes = b"", []
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            sizes.append(size)
            data += self.rfile.read(size)
        self.server.got.append((data, sizes))
        found = b"Test.Harm-1 FOUND" if HARMFUL in data else b"OK"
        self.wfile.write(self.server.answer or b"stream: " + found + b"\0")


class ClamdServer(socketserver.ThreadingTCPServer):
    """Takes what it is sent, and gives `answer` when that is set."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.got: list[tuple[bytes, list[int]]] = []
        self.answer = b""

    @property
    def address(self) -> str:
        """As `JAWAB_FILE_SCANNER` names it."""
        return f"clamd://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def clamd() -> Iterator[ClamdServer]:
    with ClamdServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


async def test_clamd_is_sent_the_file_piece_by_piece(clamd: ClamdServer) -> None:
    data = bytes(range(256)) * 800
    assert await scanner_at(clamd.address).found(data) is None
    ((got, sizes),) = clamd.got
    assert got == data
    assert len(sizes) > 1


async def test_what_clamd_finds_is_named(clamd: ClamdServer) -> None:
    assert await scanner_at(clamd.address).found(b"a" * 70_000 + HARMFUL) == "Test.Harm-1"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK", b"x" * 10_000])
async def test_an_answer_that_is_none_is_not_taken_for_clean(clamd: ClamdServer, answer: bytes) -> None:
    clamd.answer = answer
    with pytest.raises(NoAnswer):
        await scanner_at(clamd.address).found(b"a file")


async def test_a_clamd_that_is_away_gives_no_answer(clamd: ClamdServer) -> None:
    address = clamd.address
    clamd.shutdown()
    clamd.server_close()
    with pytest.raises(NoAnswer):
        await scanner_at(address).found(b"a file")
    with pytest.raises(NoAnswer):
        await scanner_at("clamd:///nowhere/clamd.ctl").found(b"a file")


def program(folder: Path, body: str) -> str:
    path = folder / "scan.py"
    path.write_text(f"import sys, time\ndata = sys.stdin.buffer.read()\n{body}\n")
    return f"'{sys.executable}' '{path}'"


async def test_a_command_is_given_the_file(tmp_path: Path) -> None:
    body = f"print('stdin: Test.Harm-2 FOUND')\nsys.exit(1 if {HARMFUL!r} in data else 0)"
    scanner = scanner_at(program(tmp_path, body))
    assert await scanner.found(b"a" * 200_000) is None
    assert await scanner.found(b"a" * 200_000 + HARMFUL) == "stdin: Test.Harm-2 FOUND"


async def test_a_command_that_fails_hangs_or_is_missing_gives_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoAnswer, match="ended with 2"):
        await scanner_at(program(tmp_path, "sys.exit(2)")).found(b"a file")
    with pytest.raises(NoAnswer, match="does not start"):
        await scanner_at("/nowhere/scanner -").found(b"a file")
    monkeypatch.setattr(scanning, "SECONDS", 0.3)
    with pytest.raises(NoAnswer, match="took longer"):
        await scanner_at(program(tmp_path, "time.sleep(60)")).found(b"a file")


async def test_without_a_scanner_nothing_is_found() -> None:
    assert await scanner_at(" ").found(HARMFUL) is None


@pytest.mark.parametrize("setting", ["clamd://", "clamd://host", "clamd://:3310", "clamd://host:port"])
def test_an_address_that_is_none_is_named(setting: str) -> None:
    with pytest.raises(ValueError, match="clamd://host:port"):
        scanner_at(setting)
