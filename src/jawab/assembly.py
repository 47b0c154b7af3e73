"""Puts the parts together: from settings to a database that is ready, a hub, keys and an answering pipeline."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from jawab import tables
from jawab.answering.assembly import make_answering
from jawab.answering.turns import TurnRunner
from jawab.context import Context
from jawab.conversations.core import Core
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.events.hub import Hub, MemoryHub
from jawab.events.valkey import ValkeyHub
from jawab.inference.embedder import Embedder, load_embedder
from jawab.jobs.runner import running_jobs
from jawab.jobs.schedules import Recurring, Schedules
from jawab.knowledge.completions.offered import Completions
from jawab.knowledge.imports.job import NAME as IMPORT
from jawab.knowledge.imports.job import import_job
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.search import KnowledgeSearch
from jawab.privacy.fingerprint import check_fingerprint, is_marked
from jawab.knowledge.writing import embed_written_again
from jawab.privacy.keys import Keyring, load_master_key
from jawab.protection.address import networks
from jawab.protection.limits import Limits
from jawab.settings import Settings
from jawab.understanding.intents.versions.job import NAME as INTENTS
from jawab.understanding.intents.versions.job import training_job
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.renewal import renew

assert tables.metadata.tables, "tables are known before the database is opened"


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[tuple[Database, Keyring]]:
    """The database at its present schema, with the key that its data were written with. Raises KeyProblem."""
    database = Database(settings.database)
    try:
        await migrate(database)
        keyring = await _keyring(database, settings)
        yield database, keyring
    finally:
        await database.close()


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Context]:
    """Everything that a server process consists of, at work until the block ends."""
    embedder = load_embedder(settings.embedder)
    async with opened(settings) as (database, keyring), hub_for(settings, keyring) as hub:
        core = Core(database, hub, keyring)
        search = KnowledgeSearch(database, embedder)
        answering = make_answering(settings, database, search, embedder)
        turns = TurnRunner(core, answering, settings.public_url)
        turns.watch(alone=not settings.valkey_url)
        imports = import_job(ImportParts(database, embedder, settings, hub))
        learning = TrainingParts(database, keyring, embedder, settings, hub)
        schedules = Schedules(database, recurring(core, embedder))
        completions = Completions(database)
        proxies = networks(settings.trusted_proxies)
        try:
            async with running_jobs(settings, database, {IMPORT: imports, INTENTS: training_job(learning)}) as jobs:
                await renew(learning, jobs)
                schedules.start()
                yield Context(settings, core, Limits(settings), embedder, search, completions, jobs, turns, proxies)
        finally:
            await schedules.stop()
            completions.stop()
            await turns.stop()
            await answering.close()


def recurring(core: Core, embedder: Embedder) -> list[Recurring]:
    """The work that comes round by itself."""
    written = partial(embed_written_again, core.database, embedder)
    return [Recurring("articles written by hand", timedelta(minutes=10), written)]


@asynccontextmanager
async def hub_for(settings: Settings, keyring: Keyring) -> AsyncIterator[Hub]:
    """In memory, or through Valkey when there are several processes."""
    hub: MemoryHub | ValkeyHub = MemoryHub()
    if settings.valkey_url:
        hub = ValkeyHub(settings.valkey_url, keyring.for_purpose("live hub"))
        await hub.open()
    try:
        yield hub
    finally:
        await hub.close()


async def _keyring(database: Database, settings: Settings) -> Keyring:
    given = settings.master_key.get_secret_value()
    keyring = Keyring(load_master_key(settings.data_dir, given, data_exist=await is_marked(database)))
    await check_fingerprint(database, keyring)
    return keyring
