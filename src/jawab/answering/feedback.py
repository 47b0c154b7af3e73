"""A visitor says what they think of a reply: kept, drawn into its score, and a bad answer is given to nobody else."""

import json
from uuid import UUID

from sqlalchemy import select

from jawab.answering.cache.discredit import discredit
from jawab.answering.quality import store
from jawab.contacts.visitors import Visitor
from jawab.conversations import ratings
from jawab.conversations.core import Core
from jawab.conversations.models import Turn
from jawab.conversations.ratings import RatingIn
from jawab.conversations.thread import Thread


async def rate(core: Core, visitor: Visitor, conversation_id: UUID, message_id: UUID, given: RatingIn) -> None:
    """Rate a reply; the same rating again changes nothing. Raises NotFound, or Conflict when it is no answer."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        if not await ratings.rate(thread, message_id, given):
            return
        await thread.session.flush()
        await store.rated(thread.session, visitor.workspace_id, message_id)
        if given.value == "down":
            entry = await cache_entry(thread, message_id)
            await discredit(thread.session, visitor.workspace_id, reply_id=message_id, entry=entry)


async def undo(core: Core, visitor: Visitor, conversation_id: UUID, message_id: UUID) -> None:
    """Take a rating back. What is known to displease stays out of the cache until the help centre changes. Raises
    NotFound, or Conflict when it is no answer."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        if await ratings.undo(thread, message_id):
            await thread.session.flush()
            await store.rated(thread.session, visitor.workspace_id, message_id)


async def cache_entry(thread: Thread, reply_id: UUID) -> UUID | None:
    """The kept answer that the reply was, when it was one."""
    query = select(Turn).where(Turn.conversation_id == thread.conversation.id, Turn.reply_id == reply_id)
    turn = await thread.session.scalar(query)
    if turn is None or turn.trace_sealed is None:
        return None
    trace = json.loads(thread.sealer.open(turn.trace_sealed, f"turn:{turn.id}"))
    return UUID(trace["cache"]["entry"]) if trace.get("cache") else None
