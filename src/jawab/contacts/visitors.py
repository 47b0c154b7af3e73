"""Making visitors and knowing them again."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BindParameter, Select, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.models import Contact, VisitorToken
from jawab.kit.ids import new_id
from jawab.kit.tokens import new_token, token_hash
from jawab.privacy.keys import Keyring


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who holds a valid token: what they may reach is theirs alone, see `theirs`."""

    workspace_id: UUID
    contact_id: UUID


async def create(session: AsyncSession, keyring: Keyring, workspace_id: UUID) -> tuple[Visitor, str]:
    """A new visitor and the token that reaches their conversations. The token is not kept."""
    contact = await new_contact(session, keyring, workspace_id)
    return Visitor(workspace_id, contact.id), give_token(session, workspace_id, contact.id)


async def new_contact(session: AsyncSession, keyring: Keyring, workspace_id: UUID) -> Contact:
    """Somebody of whom nothing is known, with a key of their own."""
    contact_id = new_id()
    contact = Contact(id=contact_id, workspace_id=workspace_id, wrapped_key=keyring.new_contact_key(contact_id))
    session.add(contact)
    await session.flush()
    return contact


def give_token(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> str:
    """A new token that reaches what is this contact's. It is not kept."""
    token = new_token()
    session.add(VisitorToken(workspace_id=workspace_id, contact_id=contact_id, token_hash=token_hash(token)))
    return token


async def recognise(session: AsyncSession, token: str) -> Visitor | None:
    """The visitor who holds this token."""
    row = (await session.execute(_HOLDER, {"token_hash": token_hash(token)})).one_or_none()
    return Visitor(row.workspace_id, row.contact_id) if row else None


def theirs(contact_id: UUID | BindParameter[UUID]) -> Select[UUID]:
    """The contacts whose things are this visitor's: their own, and those that they were before they signed in."""
    return select(Contact.id).where(or_(Contact.id == contact_id, Contact.customer_id == contact_id))


_HOLDER = select(VisitorToken.workspace_id, VisitorToken.contact_id).where(
    VisitorToken.token_hash == bindparam("token_hash")
)
