"""Erasing a contact: their key is overwritten and everything that leads to them goes, in one unit of work.

A customer goes with all that they were before they signed in. The log keeps that something happened in a conversation
that is gone, by ids alone. Live streams are told, so that the desk lets go of the conversation and the work on a reply
ends; each process forgets the keys.
"""

import logging
import os
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.models import Contact
from jawab.contacts.visitors import theirs
from jawab.conversations.core import Core
from jawab.conversations.live import ERASED, reply_key
from jawab.conversations.models import Conversation
from jawab.db.engine import after_commit
from jawab.events import log as events
from jawab.events.hub import conversation_topic, workspace_topic
from jawab.privacy.forgetting import ERASURES
from jawab.privacy.holdings import Holding

log = logging.getLogger(__name__)

KEY_BYTES = 60
"""Of a wrapped key: as long as what takes its place, so that it is written over where it lies."""


async def erase(
    core: Core,
    workspace_id: UUID,
    contact_id: UUID,
    holdings: Sequence[Holding],
    *,
    silent_since: datetime | None = None,
) -> bool:
    """Erase a contact of a workspace; False when there is none, or when they have written after `silent_since`."""
    async with core.database.write() as session:
        # In the order in which who writes a message takes them.
        await _conversations(session, workspace_id, contact_id)
        contacts = await _contacts(session, workspace_id, contact_id)
        held = await _conversations(session, workspace_id, contact_id)
        if not contacts or (silent_since and any(one.last_message_at >= silent_since for one in held)):
            return False
        for one in contacts:
            await _remove(session, workspace_id, one, holdings)
        facts = {
            "contacts": [str(one) for one in contacts],
            "conversations": [str(one.id) for one in held],
            "why": "retention" if silent_since else "visitor",
        }
        event = await events.append(session, workspace_id, "contact.erased", facts)

        async def tell() -> None:
            await _tell(core, workspace_id, event.id, contacts, [one.id for one in held])

        after_commit(session, tell)
    log.info("a contact was erased (%s) with %d conversations", facts["why"], len(held))
    return True


async def _contacts(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> Sequence[UUID]:
    """Ids of the contact and of who they were before they signed in, locked: those first."""
    mine = (Contact.workspace_id == workspace_id, Contact.id.in_(theirs(contact_id)))
    found = (await session.scalars(select(Contact.id).where(*mine).order_by(Contact.id).with_for_update())).all()
    return sorted(found, key=lambda one: one == contact_id)


async def _conversations(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> Sequence[Conversation]:
    """The contact's conversations, locked: a message that is being written is waited for."""
    mine = (Conversation.workspace_id == workspace_id, Conversation.contact_id.in_(theirs(contact_id)))
    query = select(Conversation).where(*mine).order_by(Conversation.id).with_for_update(of=Conversation)
    return (await session.scalars(query, execution_options={"populate_existing": True})).all()


async def _remove(session: AsyncSession, workspace_id: UUID, contact_id: UUID, holdings: Sequence[Holding]) -> None:
    for holding in holdings:
        if holding.erase:
            await holding.erase(session, workspace_id, contact_id)
    mine = (Contact.workspace_id == workspace_id, Contact.id == contact_id)
    # Over the old key first, so that it does not outlive its row in the database's free space.
    await session.execute(update(Contact).where(*mine).values(wrapped_key=os.urandom(KEY_BYTES)))
    await session.execute(delete(Contact).where(*mine))


async def _tell(
    core: Core, workspace_id: UUID, event_id: int, contacts: Sequence[UUID], conversations: Sequence[UUID]
) -> None:
    """Tell who looks on, and every process."""
    gone = [str(one) for one in contacts]
    await core.hub.publish(ERASURES, {"event": ERASED, "data": {"contacts": gone, "workspace_id": str(workspace_id)}})
    for one in conversations:
        await core.hub.drop_pieces(reply_key(one))
        await core.hub.publish(conversation_topic(one), {"event": ERASED, "data": {}})
    told = {"conversations": [str(one) for one in conversations]}
    await core.hub.publish(workspace_topic(workspace_id), {"id": event_id, "event": ERASED, "data": told})
