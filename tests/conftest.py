"""Fixtures for all tests: the three set-ups as real servers, and the database servers behind them."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest

from tests.support.agent import AgentClient
from tests.support.postgres import ON_POSTGRES, PostgresServer
from tests.support.prompter import Prompter
from tests.support.site import KINDS, Kind, Site, SiteMaker
from tests.support.stage import ROOMY, Stage, scripted
from tests.support.valkey import ValkeyServer
from tests.support.visitor import VisitorClient

# CI tries the same examples each time, so that it tells of this change and not of luck; other runs try new ones.
hypothesis.settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Async tests run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL with pgvector; `create_database` gives a test one of its own."""
    # Not in pytest's folder: each run of pytest closes that to all users but its own, and this may run as another.
    with TemporaryDirectory(prefix="jawab-postgres-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder))
        yield server
        server.stop()


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ValkeyServer]:
    """A Valkey that keeps nothing."""
    server = ValkeyServer(tmp_path_factory.mktemp("valkey"))
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """The address of an empty database, for this test alone."""
    name = postgres.create_database()
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture(params=["sqlite", ON_POSTGRES])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database for this test alone, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'jawab.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def site_maker(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> SiteMaker:
    """Makes sites; for tests that need other settings than `site` has."""
    return SiteMaker(tmp_path_factory.mktemp("sites"), request.getfixturevalue)


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def site(request: pytest.FixtureRequest, site_maker: SiteMaker) -> Iterator[Site]:
    """A running demo shop with a database of its own for each test module, in each of the three set-ups."""
    kind: Kind = request.param
    with site_maker.make(kind) as running:
        yield running


@pytest.fixture(scope="session")
def prompter() -> Iterator[Prompter]:
    """Says what the bots of all stages say."""
    with Prompter() as prompter:
        yield prompter


@pytest.fixture(scope="session", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def stage(request: pytest.FixtureRequest, site_maker: SiteMaker, prompter: Prompter) -> Iterator[Stage]:
    """A site of each kind whose bot the test prompts. All tests share it: look at your own conversations only."""
    kind: Kind = request.param
    with site_maker.make(kind, **ROOMY, **scripted(prompter)) as site:
        yield Stage(site, prompter)


@pytest.fixture
def visitor(site: Site) -> Iterator[VisitorClient]:
    """A new visitor with an open conversation."""
    with site.visitor() as visitor:
        visitor.open()
        yield visitor


@pytest.fixture
def agent(site: Site) -> Iterator[AgentClient]:
    """The demo agent, signed in; in a cluster at another server process than the visitor."""
    with site.agent(server=-1) as agent:
        yield agent
