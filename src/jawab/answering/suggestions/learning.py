"""Counts what visitors ask about after what, from the event log. It holds names of articles and intents, no words."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.suggestions import queries
from jawab.answering.suggestions.likely import ANY
from jawab.db.engine import Database
from jawab.events import log
from jawab.events.models import Event
from jawab.kit.clock import now

REMEMBERED = timedelta(days=180)


async def learn(database: Database, workspace_id: UUID, least: int) -> None:
    """Counts what was answered since the last time; what fewer than `least` visitors did stays out of the counts."""
    while await _read_on(database, workspace_id):
        pass
    async with database.write() as session:
        await queries.forget_before(session, workspace_id, now() - REMEMBERED)
        counted = await queries.counted(session, workspace_id, least)
        if counted != await queries.counts(session, workspace_id):
            await queries.replace_counts(session, workspace_id, counted)
            (await queries.reader(session, workspace_id)).renewals += 1


async def _read_on(database: Database, workspace_id: UUID) -> bool:
    """Counts the next page of the log; whether there is more."""
    async with database.read() as session:
        page = await log.since(session, workspace_id, await queries.cursor(session, workspace_id))
    if not page:
        return False
    async with database.write() as session:
        for event in page:
            if event.kind == queries.CREATED and event.data.get("articles"):
                await _count(session, workspace_id, event)
        (await queries.reader(session, workspace_id)).cursor = page[-1].id
    return len(page) == log.PAGE


async def _count(session: AsyncSession, workspace_id: UUID, event: Event) -> None:
    """Notes what an answer is about, and what the one before it in the conversation was about."""
    assert event.conversation_id is not None
    contact_id = await queries.contact_of(session, workspace_id, event.conversation_id)
    if contact_id is None:
        return
    earlier = await queries.cited_before(session, workspace_id, event.conversation_id, event.seq)
    last = earlier[0] if earlier else None
    ids = [*event.data["articles"], *(last.data["articles"] if last else [])]
    slug = await queries.slugs(session, workspace_id, ids)
    topics = {slug[id] for id in event.data["articles"][:1] if id in slug}
    pairs = {(ANY, topic) for topic in topics}
    if last:
        befores = {slug[id] for id in last.data["articles"] if id in slug}
        intent = await queries.intent_answered(session, workspace_id, UUID(last.data["message_id"]))
        named = befores | ({f"intent:{intent}"} if intent else set())
        pairs |= {(before, topic) for before in named for topic in topics - befores}
    await queries.note(session, workspace_id, contact_id, pairs, event.created_at)
