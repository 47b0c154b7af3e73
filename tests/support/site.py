"""A whole Jawab as an operator runs it, in each of the three set-ups that are supported."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.support.agent import AgentClient
from tests.support.demo import Demo
from tests.support.postgres import PostgresServer
from tests.support.server import ServerProcess
from tests.support.visitor import VisitorClient

Kind = Literal["sqlite", "postgres", "cluster"]
KINDS: tuple[Kind, ...] = ("sqlite", "cluster")
"""What tests of behaviour run on: one process with SQLite, and two with PostgreSQL and Valkey. One process with
PostgreSQL is what tests of faults, and those of the database's own parts, add."""


@dataclass(frozen=True)
class Template:
    """A made demo shop that is copied for each site: its data folder and, on PostgreSQL, its database."""

    data_dir: Path
    database: str | None
    demo: Demo


class Site:
    """One install with its own database and data folder: one server process, or two in a `cluster`."""

    def __init__(self, kind: Kind, env: Mapping[str, str], folder: Path, demo: Demo) -> None:
        self.kind = kind
        self.env = env
        self.demo = demo
        self.data_dir = Path(env["JAWAB_DATA_DIR"])
        count = 2 if kind == "cluster" else 1
        self.servers = [ServerProcess(env, folder / f"server-{number}.log") for number in range(count)]

    @property
    def url(self) -> str:
        """The address of the first server process."""
        return self.servers[0].url

    @property
    def urls(self) -> list[str]:
        """The addresses of all server processes."""
        return [server.url for server in self.servers]

    def start(self) -> None:
        """Start every server process."""
        for server in self.servers:
            server.start()

    def stop(self) -> None:
        """End every server process in good order."""
        for server in self.servers:
            server.stop()

    def restart(self) -> None:
        """End every server process in good order and start it again, at the same address."""
        self.stop()
        self.start()

    def kill(self) -> None:
        """End every server process in the middle of whatever it does. `start` brings them back."""
        for server in self.servers:
            server.kill()

    def end(self) -> None:
        """End whatever still runs, once the tests are through with the site."""
        for server in self.servers:
            server.end()

    def command(self, *arguments: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """Run `jawab …` for this site, e.g. `command("import", folder)`; fail the test when it fails."""
        return jawab(self.env, *arguments, timeout=timeout)

    def visitor(self, server: int = 0) -> VisitorClient:
        """Return a new visitor of the demo shop, at the given server process."""
        return VisitorClient(self.urls[server], self.demo.site_key)

    def agent(self, server: int = 0) -> AgentClient:
        """Return the demo agent, signed in at the given server process."""
        return AgentClient(self.urls[server], self.demo.email, self.demo.password)


class SiteMaker:
    """Makes sites. The demo shop is made once for each kind of database and embedder, and then copied.

    `fixture` gives the session's fixtures `postgres` and `valkey` by name, so that they start only when needed.
    """

    def __init__(self, folder: Path, fixture: Callable[[str], Any]) -> None:
        self._folder = folder
        self._fixture = fixture
        self._made = 0
        self._templates: dict[tuple[bool, str], Template] = {}

    @contextmanager
    def make(self, kind: Kind, **settings: str) -> Iterator[Site]:
        """Start a site with the demo shop in a database of its own, and end it with the block.

        `settings` are what `JAWAB_…` variables set, e.g. `max_streams="2"`; texts are embedded by the fake unless
        `embedder` says otherwise (`embedder=""` is the real one).
        """
        settings = {"embedder": "fake", "burst_seconds": "0", **settings}
        template = self._template(kind != "sqlite", settings["embedder"])
        self._made += 1
        folder = self._folder / f"site-{self._made}"
        shutil.copytree(template.data_dir, folder / "data")
        if template.database:
            postgres: PostgresServer = self._fixture("postgres")
            settings["database_url"] = postgres.url(postgres.create_database(template.database))
        if kind == "cluster":
            settings["valkey_url"] = self._fixture("valkey").url
        with self.at(folder / "data", kind, template.demo, **settings) as site:
            yield site

    @contextmanager
    def at(self, data_dir: Path, kind: Kind, demo: Demo, **settings: str) -> Iterator[Site]:
        """Start a site on a data folder and database that are there already, and end it with the block."""
        site = Site(kind, environment(data_dir, {"embedder": "fake", **settings}), data_dir.parent, demo)
        try:
            site.start()
            yield site
        finally:
            site.end()

    def _template(self, on_postgres: bool, embedder: str) -> Template:
        key = (on_postgres, embedder)
        if key not in self._templates:
            folder = self._folder / f"template-{len(self._templates)}"
            settings = {"embedder": embedder}
            database = None
            if on_postgres:
                postgres: PostgresServer = self._fixture("postgres")
                database = postgres.create_database()
                settings["database_url"] = postgres.url(database)
            shown = jawab(environment(folder, settings), "demo").stdout
            self._templates[key] = Template(folder, database, Demo.parse(shown))
        return self._templates[key]


def environment(data_dir: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with these settings of Jawab's and no others."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("JAWAB_")}
    named = {f"JAWAB_{name.upper()}": value for name, value in settings.items()}
    return {**inherited, "JAWAB_DATA_DIR": str(data_dir), **named}


def jawab(env: Mapping[str, str], *arguments: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run `jawab …` in an environment; fail the test with what it printed when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "jawab", *arguments], env=env, capture_output=True, text=True, timeout=timeout
    )
    assert done.returncode == 0, f"jawab {' '.join(arguments)} exited {done.returncode}:\n{done.stdout}{done.stderr}"
    return done
