"""Reads on in the event log and notes whom a person's replies are to be told to."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.events import log
from jawab.events.models import Event
from jawab.notifications.push import queries
from jawab.notifications.push.models import PushNotice


async def read_on(database: Database, workspace_id: UUID, delay: timedelta) -> None:
    """Note every reply since the last time: to be told `delay` after it was written. Two processes that read at once
    note each reply once."""
    while await _is_behind(database, workspace_id):
        async with database.write() as session:
            rules = await queries.rules(session, workspace_id, lock=True)
            if rules is None:
                return
            events = await log.since(session, workspace_id, rules.cursor)
            for event in events:
                if event.kind == "message.created" and event.data["author"] == "agent":
                    await _note(session, event, delay)
            if events:
                rules.cursor = events[-1].id


async def _is_behind(database: Database, workspace_id: UUID) -> bool:
    async with database.read() as session:
        rules = await queries.rules(session, workspace_id)
        return rules is not None and rules.cursor < await log.last_id(session, workspace_id)


async def _note(session: AsyncSession, event: Event, delay: timedelta) -> None:
    assert event.conversation_id, "a message is of a conversation"
    message_id, due = UUID(event.data["message_id"]), event.created_at + delay
    for browser in await queries.browsers_of(session, event.workspace_id, event.conversation_id, event.created_at):
        waiting = await queries.notice(session, browser, event.conversation_id)
        if waiting is None:
            waiting = PushNotice(
                subscription_id=browser, conversation_id=event.conversation_id, workspace_id=event.workspace_id
            )
            session.add(waiting)
        waiting.message_id, waiting.created_at, waiting.due_at, waiting.attempts = message_id, event.created_at, due, 0
        await session.flush()
