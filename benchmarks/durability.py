"""Part 3: acknowledged messages per second, each synced to the disk before it is acknowledged.

Below HTTP: units of work that store a visitor's message, its event and the bot's turn, from many visitors at once.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.measure import machine, ratios, spread
from jawab import tables
from jawab.accounts.models import Workspace
from jawab.contacts import visitors
from jawab.contacts.visitors import Visitor
from jawab.conversations import visitor
from jawab.conversations.core import Core
from jawab.db import group_commit
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.events.hub import MemoryHub
from jawab.kit.ids import new_id
from jawab.kit.sealing import new_key
from jawab.privacy.keys import Keyring
from tests.support.postgres import PostgresServer

VISITORS = 50
MESSAGES = 10  # of each
assert tables.metadata.tables, "tables are known before the database is opened"


def measure(pairs: int) -> dict[str, Any]:
    """SQLite with commits shared and with a commit for each message, and PostgreSQL, in turn."""
    rates: dict[str, list[float]] = {"sqlite": [], "sqlite_commit_each": [], "postgresql": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        syncs = _syncs_per_second(folder / "sync")
        folder.chmod(0o711)  # PostgreSQL runs as another user when this runs as root
        (folder / "postgres").mkdir()
        server = PostgresServer(folder / "postgres", durable=True)
        try:
            for pair in range(pairs):
                rates["sqlite"].append(_rate(f"sqlite:///{folder}/shared-{pair}.db"))
                with _a_commit_each():
                    rates["sqlite_commit_each"].append(_rate(f"sqlite:///{folder}/each-{pair}.db"))
                rates["postgresql"].append(_rate(_asyncpg(server.url(server.create_database()))))
                print("  " + ", ".join(f"{kind} {each[-1]:.0f}/s" for kind, each in rates.items()), flush=True)
        finally:
            server.stop()
    return {
        "machine": machine(),
        "visitors": VISITORS,
        "disk_syncs_per_second": round(syncs),
        "acknowledged_per_second": {kind: spread(each) for kind, each in rates.items()},
        "ratios": {
            "sqlite / sqlite_commit_each": ratios(rates["sqlite"], rates["sqlite_commit_each"]),
            "sqlite / postgresql": ratios(rates["sqlite"], rates["postgresql"]),
        },
    }


def _rate(url: str) -> float:
    return asyncio.run(_messages_per_second(url))


async def _messages_per_second(url: str) -> float:
    database = Database(url)
    try:
        await migrate(database)
        core = Core(database, MemoryHub(), Keyring(new_key()))
        everyone = [await _talking(core) for _ in range(VISITORS)]
        began = time.perf_counter()
        await asyncio.gather(*(_talk(core, *one) for one in everyone))
        return VISITORS * MESSAGES / (time.perf_counter() - began)
    finally:
        await database.close()


async def _talking(core: Core) -> tuple[Visitor, UUID]:
    """A visitor with an open conversation, each in a workspace of their own."""
    workspace_id, conversation_id = new_id(), new_id()
    async with core.database.write() as session:
        session.add(Workspace(id=workspace_id, slug=str(workspace_id), name="Shop", site_key=str(workspace_id)))
        await session.flush()
        who, _ = await visitors.create(session, core.keyring, workspace_id)
    await visitor.start(core, who, conversation_id, "en")
    return who, conversation_id


async def _talk(core: Core, who: Visitor, conversation_id: UUID) -> None:
    for _ in range(MESSAGES):
        await visitor.say(core, who, conversation_id, new_id(), "Where is my parcel? I ordered it last Monday.")


@contextmanager
def _a_commit_each() -> Iterator[None]:
    before, group_commit.MOST_UNITS = group_commit.MOST_UNITS, 1
    try:
        yield
    finally:
        group_commit.MOST_UNITS = before


def _syncs_per_second(path: Path, times: int = 100) -> float:
    """How often this disk syncs a page: what a commit waits for at least."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT)
    began = time.perf_counter()
    for _ in range(times):
        os.write(file, bytes(4096))
        os.fdatasync(file)
    os.close(file)
    return times / (time.perf_counter() - began)


def _asyncpg(url: str) -> str:
    return url.replace("postgresql://", "postgresql+asyncpg://", 1)
