"""What the demo's order service was told to do, in a file of its own beside the demo's data."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

FILE = "demo-orders.db"


class Book:
    """Keeps each request once, by its idempotency key."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def once(self, key: str, slot: str | None, facts: dict[str, Any]) -> dict[str, Any] | None:
        """Keep what was asked for and give it a number, or give what the same `key` was given before. None when
        somebody else has the `slot`."""
        prefix = facts.pop("prefix")
        with closing(self._open()) as database, database:
            database.execute("BEGIN IMMEDIATE")
            known = database.execute("SELECT made FROM kept WHERE key = ? AND key <> ''", (key,)).fetchone()
            if known:
                return dict(json.loads(known[0]))
            if slot and database.execute("SELECT 1 FROM kept WHERE slot = ?", (slot,)).fetchone():
                return None
            count = database.execute("SELECT count(*) FROM kept").fetchone()[0]
            made = {"reference": f"{prefix}-{4001 + count}", **facts}
            database.execute("INSERT INTO kept VALUES (?, ?, ?)", (key, slot, json.dumps(made)))
            return made

    def has(self, slot: str) -> bool:
        """Whether there is something in this place."""
        with closing(self._open()) as database:
            return database.execute("SELECT 1 FROM kept WHERE slot = ?", (slot,)).fetchone() is not None

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=10, isolation_level=None)
        database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT, slot TEXT UNIQUE, made TEXT NOT NULL)")
        return database


def book_of(data_dir: Path) -> Book:
    return Book(data_dir / FILE)
