"""Copying the SQLite database while it is in use."""

import stat
import threading
from pathlib import Path

import pytest

from jawab.db.backup import back_up
from jawab.db.sqlite import sqlite3  # two SQLite libraries on one file in one process break each other's locks
from jawab.kit.errors import Unprocessable


def make(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE pairs (n INTEGER, side TEXT)")
    return connection


def test_copy_holds_whole_transactions_while_another_connection_writes(tmp_path: Path) -> None:
    source = make(tmp_path / "jawab.db")
    enough, stop = threading.Event(), threading.Event()

    def write() -> None:
        n = 0
        while not stop.is_set():
            n += 1
            source.execute("BEGIN")
            source.executemany("INSERT INTO pairs VALUES (?, ?)", [(n, "left"), (n, "right")])
            source.execute("COMMIT")
            if n == 50:
                enough.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert enough.wait(10)
    size = back_up(tmp_path / "jawab.db", tmp_path / "it's a copy.db")
    stop.set()
    writer.join()
    source.close()

    copy = sqlite3.connect(tmp_path / "it's a copy.db")
    (left,) = copy.execute("SELECT count(*) FROM pairs WHERE side = 'left'").fetchone()
    (right,) = copy.execute("SELECT count(*) FROM pairs WHERE side = 'right'").fetchone()
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
    assert left == right >= 50
    assert size == (tmp_path / "it's a copy.db").stat().st_size


def test_copy_is_for_its_owner_alone_and_never_overwrites(tmp_path: Path) -> None:
    make(tmp_path / "jawab.db").close()
    back_up(tmp_path / "jawab.db", tmp_path / "copy.db")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    with pytest.raises(Unprocessable, match="exists already"):
        back_up(tmp_path / "jawab.db", tmp_path / "copy.db")


def test_says_what_is_wrong_with_the_paths(tmp_path: Path) -> None:
    with pytest.raises(Unprocessable, match="no database"):
        back_up(tmp_path / "jawab.db", tmp_path / "copy.db")
    make(tmp_path / "jawab.db").close()
    with pytest.raises(Unprocessable, match="cannot be written"):
        back_up(tmp_path / "jawab.db", tmp_path / "nowhere" / "copy.db")
