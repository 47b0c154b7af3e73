"""Erases visitors who have not written for as long as their workspace keeps them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.contacts.models import Contact
from jawab.conversations.core import Core
from jawab.conversations.models import Conversation
from jawab.kit.clock import now
from jawab.privacy.erasure import erase
from jawab.privacy.holdings import Holding
from jawab.privacy.models import PrivacyRules

EVERY = timedelta(hours=6)
_AT_ONCE = 200


async def erase_old(core: Core, holdings: Sequence[Holding]) -> None:
    """One contact a unit of work; whoever writes meanwhile stays."""
    async with core.database.read() as session:
        query = select(PrivacyRules.workspace_id, PrivacyRules.visitor_days)
        rules = (await session.execute(query)).all()
    for workspace_id, days in rules:
        if days is None:
            continue
        until = now() - timedelta(days=days)
        while True:
            async with core.database.read(heavy=True) as session:
                silent = await _silent_since(session, workspace_id, until)
            for contact_id in silent:
                await erase(core, workspace_id, contact_id, holdings, silent_since=until)
            if len(silent) < _AT_ONCE:
                break


async def _silent_since(session: AsyncSession, workspace_id: UUID, moment: datetime) -> Sequence[UUID]:
    """Contacts older than that without a conversation in which anything was written since. Who somebody was before
    they signed in goes with the customer."""
    earlier = aliased(Contact)
    mine = or_(
        Conversation.contact_id == Contact.id,
        Conversation.contact_id.in_(select(earlier.id).where(earlier.customer_id == Contact.id)),
    )
    written = select(Conversation.id).where(mine, Conversation.last_message_at >= moment)
    query = select(Contact.id).where(
        Contact.workspace_id == workspace_id,
        Contact.customer_id.is_(None),
        Contact.created_at < moment,
        ~written.exists(),
    )
    return (await session.scalars(query.limit(_AT_ONCE))).all()
