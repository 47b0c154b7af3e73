"""`jawab serve`: one process or several, and a sentence when it cannot."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from jawab.serve import CannotServe, serve
from jawab.settings import Settings
from tests.support.processes import free_port
from tests.support.server import ServerProcess
from tests.support.site import environment
from tests.support.valkey import ValkeyServer


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def assert_refused(says: str, data_dir: Path, **settings: object) -> None:
    with pytest.raises(CannotServe, match=says):
        serve(Settings(data_dir=data_dir, embedder="fake", **settings))  # type: ignore[arg-type]


def test_several_processes_need_what_several_can_share(tmp_path: Path) -> None:
    assert_refused("need PostgreSQL and Valkey", tmp_path, workers=2)


def test_a_port_that_is_taken(tmp_path: Path, taken_port: int) -> None:
    assert_refused(f"port {taken_port}.*another with --port", tmp_path, port=taken_port)


def test_a_database_that_does_not_answer(tmp_path: Path) -> None:
    address = f"postgresql://somebody:secret@127.0.0.1:{free_port()}/jawab"
    with pytest.raises(CannotServe, match="JAWAB_DATABASE_URL") as raised:
        serve(Settings(data_dir=tmp_path, database_url=address))
    assert "secret" not in str(raised.value)


def test_a_valkey_that_does_not_answer(tmp_path: Path) -> None:
    assert_refused("JAWAB_VALKEY_URL", tmp_path, valkey_url=f"valkey://127.0.0.1:{free_port()}/0")


@pytest.mark.site
def test_two_processes_behind_one_port(tmp_path: Path, postgres_url: str, valkey: ValkeyServer) -> None:
    """On a database and data folder that never were used: both would make schema and key."""
    settings = {"embedder": "fake", "workers": "2", "database_url": postgres_url, "valkey_url": valkey.url}
    server = ServerProcess(environment(tmp_path / "data", settings), tmp_path / "log")
    server.start()
    try:
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        workers = [int(child) for child in children if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]
        assert len(workers) == 2
        for _ in range(20):
            assert httpx.get(f"{server.url}/readyz").json() == {"status": "ready"}
    finally:
        server.end()  # fails unless all of them end in good order
    assert "Traceback" not in server.logged()


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("postgres://u:p@db/jawab", "postgresql+asyncpg://u:p@db/jawab"),
        ("postgresql://db/jawab?sslmode=require", "postgresql+asyncpg://db/jawab?ssl=require"),
        ("postgresql://db/j?sslmode=require&channel_binding=require", "postgresql+asyncpg://db/j?ssl=require"),
        ("postgresql+psycopg://db/jawab", "postgresql+asyncpg://db/jawab"),
        ("sqlite+aiosqlite:////srv/jawab.db", "sqlite+aiosqlite:////srv/jawab.db"),
    ],
)
def test_database_addresses_as_hosts_write_them(written: str, understood: str) -> None:
    assert Settings(database_url=written).database == understood


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        Settings(database_url="mysql://db/jawab")
