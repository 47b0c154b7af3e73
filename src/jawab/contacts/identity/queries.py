"""SQL of who is whose. Rows that are about to change are locked."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.models import Contact, VisitorToken


async def holder(session: AsyncSession, token_hash: bytes) -> Contact | None:
    """The contact of a token; whoever else comes with the same token waits until this unit of work ends."""
    token = select(VisitorToken).where(VisitorToken.token_hash == token_hash).with_for_update()
    held = await session.scalar(token)
    return await session.get(Contact, held.contact_id) if held else None


async def customer(session: AsyncSession, workspace_id: UUID, mark: str) -> Contact | None:
    query = select(Contact).where(Contact.workspace_id == workspace_id, Contact.customer_mark == mark)
    return await session.scalar(query.with_for_update())


async def of_customer(session: AsyncSession, customer: Contact) -> Sequence[Contact]:
    """The contact of a customer, and those that they were before they signed in."""
    earlier = select(Contact).where(Contact.customer_id == customer.id, Contact.workspace_id == customer.workspace_id)
    return [customer, *(await session.scalars(earlier)).all()]


async def forget_token(session: AsyncSession, token_hash: bytes) -> None:
    await session.execute(delete(VisitorToken).where(VisitorToken.token_hash == token_hash))


async def forget_tokens(session: AsyncSession, contact: Contact) -> None:
    """All of a contact: nobody reaches them by what was given out so far."""
    await session.execute(delete(VisitorToken).where(VisitorToken.contact_id == contact.id))
