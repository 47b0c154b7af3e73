"""SQLite when the power goes: what was acknowledged is on the disk, not only in the machine's memory."""

import re
import shutil
import signal
import sqlite3
import subprocess
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.processes import end, tail
from tests.support.site import Site, SiteMaker

pytestmark = [pytest.mark.site, pytest.mark.timeout(300)]

_CALL = re.compile(r"^(?P<thread>\d+) +(?P<name>\w+)\((?P<rest>.*)$")
_RESUMED = re.compile(r"^(?P<thread>\d+) +<\.\.\. (?P<name>\w+) resumed>")
_WRITE = re.compile(r'^\d+<(?P<path>[0-9a-f]*)>, "(?P<data>[0-9a-f]*)", \d+, (?P<at>\d+)')
_LOG = b"jawab.db-wal".hex()
_ACKNOWLEDGED = b'"client_id":"'.hex()  # the body of a 202; its head goes out just before


@pytest.fixture
def sqlite_site(site_maker: SiteMaker) -> Iterator[Site]:
    with site_maker.make("sqlite") as site:
        yield site


def test_what_is_acknowledged_is_in_the_files(sqlite_site: Site, tmp_path: Path) -> None:
    with sqlite_site.visitor() as visitor:
        visitor.open()
        for number in range(5):
            message_id = str(uuid.uuid4())
            visitor.say(f"message {number}", message_id)
            copy = tmp_path / str(number)
            copy.mkdir()
            for file in ("jawab.db", "jawab.db-wal"):
                shutil.copy(sqlite_site.data_dir / file, copy / file)
            assert stored(copy, [message_id]) == {message_id}


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_what_is_acknowledged_has_been_synced_to_the_disk(sqlite_site: Site, tmp_path: Path) -> None:
    """Follows the server's system calls and looks, at each 202, into the files as a power cut would have left them at
    that moment if nothing had reached the disk but what was synced."""
    trace = tmp_path / "trace"
    sent = [str(uuid.uuid4()) for _ in range(6)]
    with Follower(sqlite_site.servers[0].pid, trace), ThreadPoolExecutor(len(sent)) as threads:
        # Once followed: the server writes by itself, too, and what it wrote before must be in these.
        before = {file: (sqlite_site.data_dir / file).read_bytes() for file in ("jawab.db", "jawab.db-wal")}
        list(threads.map(lambda message_id: ask_once(sqlite_site, message_id), sent))
    moments = list(acknowledgements(trace, before["jawab.db-wal"]))
    assert len(moments) == len(sent)
    for number, moment in enumerate(moments):
        folder = tmp_path / f"moment-{number}"
        folder.mkdir()
        (folder / "jawab.db").write_bytes(before["jawab.db"])
        (folder / "jawab.db-wal").write_bytes(moment.synced)
        assert stored(folder, sent) >= {moment.message_id}


@dataclass(frozen=True)
class Moment:
    """An acknowledgement as it goes out, and the write-ahead log as far as it is on the disk."""

    message_id: str
    synced: bytes


def ask_once(site: Site, message_id: str) -> None:
    with site.visitor() as visitor:
        visitor.open()
        visitor.say("Where is my parcel?", message_id)


class Follower:
    """strace on a process, while the block runs."""

    def __init__(self, pid: int, trace: Path) -> None:
        calls = "trace=pwrite64,write,writev,sendto,sendmsg,fdatasync,fsync"
        command = ["strace", "-f", "-y", "-xx", "-s", "200000", "-e", calls, "-o", str(trace), "-p", str(pid)]
        self._log = trace.with_suffix(".log")
        with self._log.open("wb") as log:
            self._strace = subprocess.Popen(command, stderr=log)

    def __enter__(self) -> None:
        while b"attached" not in self._log.read_bytes():
            assert self._strace.poll() is None, tail(self._log)

    def __exit__(self, *_: object) -> None:
        end(self._strace, signal.SIGINT)


def acknowledgements(trace: Path, log: bytes) -> Iterator[Moment]:
    """Every 202 in the trace, in order. `log` is the write-ahead log before it began."""
    written, synced = bytearray(log), bytes(log)
    syncing: dict[str, bytes] = {}  # by thread: the log when it asked for it to be synced
    for line in trace.read_text().replace("\\x", "").splitlines():
        if resumed := _RESUMED.match(line):
            synced = syncing.pop(resumed["thread"], synced) if resumed["name"] in ("fdatasync", "fsync") else synced
        elif call := _CALL.match(line):
            if call["name"] in ("fdatasync", "fsync") and _LOG in call["rest"]:
                if "unfinished" in call["rest"]:
                    syncing[call["thread"]] = bytes(written)
                else:
                    synced = bytes(written)
            elif call["name"] == "pwrite64":
                put(written, call["rest"])
            elif _ACKNOWLEDGED in call["rest"]:
                yield Moment(client_id(call["rest"]), synced)


def put(log: bytearray, arguments: str) -> None:
    """Apply a write to the write-ahead log. Nothing else may be written to meanwhile (a checkpoint is far off)."""
    write = _WRITE.match(arguments)
    assert write, arguments[:200]
    assert write["path"].endswith(_LOG), bytes.fromhex(write["path"])
    data, at = bytes.fromhex(write["data"]), int(write["at"])
    log.extend(bytes(max(0, at + len(data) - len(log))))
    log[at : at + len(data)] = data


def client_id(said: str) -> str:
    """The id that the visitor gave the message, from an answer in hexadecimal digits."""
    found = re.search(rb'"client_id":"([0-9a-f-]{36})"', bytes.fromhex("".join(re.findall(r'"([0-9a-f]*)"', said))))
    assert found
    return found[1].decode()


def stored(folder: Path, message_ids: list[str]) -> set[str]:
    """Those of the messages that a database holds when it is opened after the cut."""
    connection = sqlite3.connect(folder / "jawab.db")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute("SELECT client_id FROM messages WHERE client_id IS NOT NULL").fetchall()
    finally:
        connection.close()
    return {str(uuid.UUID(str(row[0]))) for row in rows} & set(message_ids)
