"""Making visitors and knowing them again."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.models import Contact, VisitorToken
from jawab.kit.ids import new_id
from jawab.kit.tokens import new_token, token_hash
from jawab.privacy.keys import Keyring


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who holds a valid token: what they may reach is theirs alone."""

    workspace_id: UUID
    contact_id: UUID


async def create(session: AsyncSession, keyring: Keyring, workspace_id: UUID) -> tuple[Visitor, str]:
    """A new visitor and the token that reaches their conversations. The token is not kept."""
    contact_id, token = new_id(), new_token()
    session.add(Contact(id=contact_id, workspace_id=workspace_id, wrapped_key=keyring.new_contact_key(contact_id)))
    await session.flush()
    session.add(VisitorToken(workspace_id=workspace_id, contact_id=contact_id, token_hash=token_hash(token)))
    return Visitor(workspace_id, contact_id), token


async def recognise(session: AsyncSession, token: str) -> Visitor | None:
    """The visitor who holds this token."""
    row = (await session.execute(_HOLDER, {"token_hash": token_hash(token)})).one_or_none()
    return Visitor(row.workspace_id, row.contact_id) if row else None


_HOLDER = select(VisitorToken.workspace_id, VisitorToken.contact_id).where(
    VisitorToken.token_hash == bindparam("token_hash")
)
