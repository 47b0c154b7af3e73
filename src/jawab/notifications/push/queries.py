"""SQL of web push."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.accounts.models import Workspace
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation, Message
from jawab.notifications.push.models import PushNotice, PushRules, PushSubscription

_SUBSCRIBER = aliased(Contact)


class Told(NamedTuple):
    """All that a notification is made of."""

    notice: PushNotice
    subscription: PushSubscription
    subscriber: Contact
    """Whose browser it is; of a customer's earlier conversations `writer` is another row of theirs."""
    writer: Contact
    conversation: Conversation
    message: Message
    workspace: Workspace


async def rules(session: AsyncSession, workspace_id: UUID, *, lock: bool = False) -> PushRules | None:
    found = select(PushRules).where(PushRules.workspace_id == workspace_id)
    return (await session.scalars(found.with_for_update() if lock else found)).one_or_none()


async def contact(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> Contact | None:
    found = select(Contact).where(Contact.workspace_id == workspace_id, Contact.id == contact_id)
    return (await session.scalars(found)).one_or_none()


async def is_used(session: AsyncSession, workspace_id: UUID) -> bool:
    """Whether any browser of the workspace's visitors is to be told."""
    found = select(PushSubscription.id).where(PushSubscription.workspace_id == workspace_id).limit(1)
    return await session.scalar(found) is not None


async def workspaces(session: AsyncSession) -> Sequence[UUID]:
    """Where some browser is to be told."""
    return (await session.scalars(select(PushSubscription.workspace_id).distinct())).all()


async def forget(session: AsyncSession, workspace_id: UUID, mark: str) -> None:
    """Drop a browser, whoever's it was: it is one person's at a time."""
    await session.execute(
        delete(PushSubscription).where(PushSubscription.workspace_id == workspace_id, PushSubscription.mark == mark)
    )


async def forget_own(session: AsyncSession, workspace_id: UUID, contact_id: UUID, mark: str) -> None:
    """Drop a browser of this contact."""
    await session.execute(
        delete(PushSubscription).where(
            PushSubscription.workspace_id == workspace_id,
            PushSubscription.contact_id == contact_id,
            PushSubscription.mark == mark,
        )
    )


async def keep_newest(session: AsyncSession, workspace_id: UUID, contact_id: UUID, most: int) -> None:
    """Drop what a contact has beyond the newest `most` browsers."""
    older = (
        select(PushSubscription.id)
        .where(PushSubscription.workspace_id == workspace_id, PushSubscription.contact_id == contact_id)
        .order_by(PushSubscription.created_at.desc(), PushSubscription.id.desc())
        .offset(most)
    )
    found = (await session.scalars(older)).all()
    await session.execute(delete(PushSubscription).where(PushSubscription.id.in_(found)))


async def browsers_of(
    session: AsyncSession, workspace_id: UUID, conversation_id: UUID, before: datetime
) -> Sequence[UUID]:
    """The subscriptions of who has the conversation that were there `before` a moment: a customer has also those that
    they began before they signed in."""
    whose = or_(PushSubscription.contact_id == Contact.id, PushSubscription.contact_id == Contact.customer_id)
    found = (
        select(PushSubscription.id)
        .join(Contact, whose)
        .join(Conversation, Conversation.contact_id == Contact.id)
        .where(
            Conversation.workspace_id == workspace_id,
            Conversation.id == conversation_id,
            PushSubscription.created_at <= before,
        )
    )
    return (await session.scalars(found)).all()


async def notice(session: AsyncSession, subscription_id: UUID, conversation_id: UUID) -> PushNotice | None:
    return await session.get(PushNotice, (subscription_id, conversation_id))


async def due(session: AsyncSession, moment: datetime, limit: int) -> Sequence[PushNotice]:
    """What is to be sent now, the longest due first."""
    found = select(PushNotice).where(PushNotice.due_at <= moment).order_by(PushNotice.due_at).limit(limit)
    return (await session.scalars(found)).all()


async def next_due(session: AsyncSession) -> datetime | None:
    """When the next notice is due."""
    return await session.scalar(select(func.min(PushNotice.due_at)))


async def lease(session: AsyncSession, one: PushNotice, moment: datetime, until: datetime) -> bool:
    """Take a notice to send it; False when another process was first or a newer reply took its place."""
    taken = await session.execute(
        update(PushNotice)
        .where(
            PushNotice.subscription_id == one.subscription_id,
            PushNotice.conversation_id == one.conversation_id,
            PushNotice.message_id == one.message_id,
            PushNotice.due_at <= moment,
        )
        .values(due_at=until, attempts=PushNotice.attempts + 1)
        .returning(PushNotice.message_id)
    )
    return taken.first() is not None


async def told(session: AsyncSession, one: PushNotice) -> Told | None:
    """What the notice tells of, unless it is gone."""
    found = (
        select(PushNotice, PushSubscription, _SUBSCRIBER, Contact, Conversation, Message, Workspace)
        .join(PushSubscription, PushSubscription.id == PushNotice.subscription_id)
        .join(_SUBSCRIBER, _SUBSCRIBER.id == PushSubscription.contact_id)
        .join(Conversation, Conversation.id == PushNotice.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .join(Message, Message.id == PushNotice.message_id)
        .join(Workspace, Workspace.id == PushNotice.workspace_id)
        .where(
            PushNotice.subscription_id == one.subscription_id,
            PushNotice.conversation_id == one.conversation_id,
            PushNotice.message_id == one.message_id,
        )
    )
    row = (await session.execute(found)).one_or_none()
    return Told(*row) if row else None


async def drop(session: AsyncSession, one: PushNotice) -> None:
    """The notice is done with; a newer one of its conversation stays."""
    await session.execute(
        delete(PushNotice).where(
            PushNotice.subscription_id == one.subscription_id,
            PushNotice.conversation_id == one.conversation_id,
            PushNotice.message_id == one.message_id,
        )
    )


async def put_off(session: AsyncSession, one: PushNotice, until: datetime) -> None:
    """Try the notice again later; a newer one of its conversation keeps its own time."""
    await session.execute(
        update(PushNotice)
        .where(
            PushNotice.subscription_id == one.subscription_id,
            PushNotice.conversation_id == one.conversation_id,
            PushNotice.message_id == one.message_id,
        )
        .values(due_at=until)
    )


async def forget_browser(session: AsyncSession, subscription_id: UUID) -> None:
    """The push service says that this browser is not to be reached any more."""
    await session.execute(delete(PushSubscription).where(PushSubscription.id == subscription_id))
