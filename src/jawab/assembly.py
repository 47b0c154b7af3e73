"""Puts the parts together: from settings to a database that is ready, a hub, keys and an answering pipeline."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from jawab import tables
from jawab.answering.assembly import make_answering
from jawab.answering.cache.store import StoredAnswers
from jawab.answering.pipeline import Answering
from jawab.answering.quality import scoring as scores
from jawab.answering.quality.scoring import Scoring
from jawab.answering.tools.approvals import end_abandoned
from jawab.answering.tools.calls import Calls
from jawab.answering.tools.reach import reach_of
from jawab.answering.turns import TurnRunner
from jawab.context import Context
from jawab.conversations.core import Core
from jawab.conversations.files.assembly import make_files
from jawab.conversations.files.store import forget_unsent
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.engagement.tracking import retention as activity
from jawab.events.hub import Hub, MemoryHub
from jawab.events.valkey import ValkeyHub
from jawab.holdings import HOLDINGS
from jawab.inference.embedder import Embedder, load_embedder
from jawab.jobs.runner import running_jobs
from jawab.jobs.schedules import Recurring, Schedules
from jawab.knowledge.completions import learning as asking
from jawab.knowledge.completions.offered import Completions
from jawab.knowledge.imports.job import NAME as IMPORT
from jawab.knowledge.imports.job import import_job
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.search import KnowledgeSearch
from jawab.knowledge.writing import embed_written_again
from jawab.learning.faq import looking
from jawab.learning.replay.job import NAME as REPLAY
from jawab.learning.replay.job import replay_job
from jawab.learning.replay.parts import ReplayParts
from jawab.notifications.push.assembly import make_pushes, unsent
from jawab.privacy import retention
from jawab.privacy.fingerprint import check_fingerprint, is_marked
from jawab.privacy.forgetting import Forgetting
from jawab.privacy.keys import Keyring, load_master_key
from jawab.protection.address import networks
from jawab.protection.limits import Limits
from jawab.settings import Settings
from jawab.understanding.entities.feeds.job import NAME as FEED
from jawab.understanding.entities.feeds.job import feed_job, read_again
from jawab.understanding.entities.feeds.parts import FeedParts
from jawab.understanding.intents.versions.job import NAME as INTENTS
from jawab.understanding.intents.versions.job import training_job
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.intents.versions.renewal import renew
from jawab.understanding.reader import Reader

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
        answers = StoredAnswers(database, keyring, embedder)
        calls = Calls(core, reach_of(settings))
        answering = make_answering(settings, database, search, embedder, calls, answers)
        turns = TurnRunner(core, answering, settings.public_url, settings.burst_seconds)
        turns.watch(alone=not settings.valkey_url)
        imports = import_job(ImportParts(database, embedder, settings, hub))
        learning = TrainingParts(database, keyring, embedder, settings, hub)
        work = {IMPORT: imports, INTENTS: training_job(learning), FEED: feed_job(FeedParts(database, settings))}
        work[REPLAY] = replay_job(ReplayParts(core, embedder, settings))
        pushes = await make_pushes(settings, core)
        rounds = [*recurring(core, embedder, settings), unended(calls), following(answering), unsent(pushes)]
        schedules = Schedules(database, rounds)
        forgetting = Forgetting(hub, keyring, [answers.doubt])
        completions = Completions(database, keyring, settings.completion_visitors)
        proxies = networks(settings.trusted_proxies)
        try:
            async with running_jobs(settings, database, work) as jobs:
                await renew(learning, jobs)
                schedules.start()
                forgetting.start()
                limits = Limits(settings)
                yield Context(
                    settings, core, limits, embedder, search, answers, completions, jobs, turns, answering, proxies,
                    calls, pushes,
                    files=make_files(settings, core),
                )  # fmt: skip
        finally:
            await schedules.stop()
            await forgetting.stop()
            await pushes.stop()
            completions.stop()
            await turns.stop()
            await calls.close()
            await answering.close()
            await answers.close()


def following(answering: Answering) -> Recurring:
    """Learns what is asked after what."""
    return Recurring("what is asked next", timedelta(minutes=5), answering.renew_suggestions)


def unended(calls: Calls) -> Recurring:
    """Looks after calls whose process died."""
    return Recurring("calls that did not end", timedelta(minutes=1), partial(end_abandoned, calls))


def recurring(core: Core, embedder: Embedder, settings: Settings) -> list[Recurring]:
    """The work that comes round by itself."""
    written = partial(embed_written_again, core.database, embedder)
    faq = looking.FaqParts(core.database, core.keyring, embedder, settings.data_dir)
    asked = partial(asking.learn, core.database, core.keyring, settings.completion_visitors)
    scoring = Scoring(core.database, embedder, Reader(embedder, core.database))
    return [
        Recurring("scores of replies", scores.EVERY, partial(scoring.make_up, core.keyring)),
        Recurring("articles written by hand", timedelta(minutes=10), written),
        Recurring("questions for the help centre", looking.EVERY, partial(looking.look_everywhere, faq)),
        Recurring("product feeds", timedelta(minutes=15), partial(read_again, FeedParts(core.database, settings))),
        Recurring("questions that visitors ask", asking.EVERY, asked),
        Recurring("files that were not sent", timedelta(hours=1), partial(forget_unsent, core)),
        Recurring("activity past its time", activity.EVERY, partial(activity.forget_old, core.database)),
        Recurring("visitors past their time", retention.EVERY, partial(retention.erase_old, core, HOLDINGS)),
    ]


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
