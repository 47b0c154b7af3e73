"""A visitor turns out to be a customer of the owner's: what that means for their conversations."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.identity import customers, secrets, signed
from jawab.contacts.identity.customers import Bound
from jawab.contacts.models import Contact
from jawab.contacts.visitors import Visitor
from jawab.conversations import queries
from jawab.conversations.core import Core
from jawab.conversations.thread import Thread
from jawab.kit.errors import Conflict

TOLD = 20
"""Conversations of a contact whose rows at the desk are drawn again when more is known of the contact."""


async def identify(core: Core, visitor: Visitor, held: str, token: str) -> Bound:
    """Bind the visitor, whose own token is `held`, to the customer of whom the signed `token` tells.

    Raises Conflict without a secret, Unprocessable for a token that proves nothing, and NotSignedIn when `held` was
    replaced meanwhile."""
    async with core.database.read() as session:
        secret = await secrets.secret_of(session, core.keyring, visitor.workspace_id)
    if secret is None:
        raise Conflict("This site has no secret to sign customers' tokens with. Make one on the desk's Install page.")
    claims = signed.read(token, secret)
    async with core.database.write() as session:
        bound = await customers.bind(session, core.keyring, held, claims)
        await _tell_desk(core, session, bound.changed)
    return bound


async def sign_out(core: Core, held: str) -> None:
    """A customer leaves this browser: its token reaches nothing any more."""
    async with core.database.write() as session:
        await customers.sign_out(session, held)


async def _tell_desk(core: Core, session: AsyncSession, contacts: Sequence[Contact]) -> None:
    for contact in contacts:
        for conversation_id in await queries.newest_of(session, contact.workspace_id, contact.id, TOLD):
            thread = await Thread.open(session, core.hub, core.keyring, contact.workspace_id, conversation_id)
            facts = {"contact_id": str(contact.id), "customer_id": str(contact.customer_id or contact.id)}
            await thread.tell_desk("contact.verified", facts, "contact", facts)
