"""Keeping and dropping the browsers of a visitor."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.visitors import Visitor
from jawab.conversations.core import Core
from jawab.events import log
from jawab.kit.errors import NotFound
from jawab.kit.ids import new_id
from jawab.notifications.push import queries
from jawab.notifications.push.endpoint import Endpoint
from jawab.notifications.push.models import PushRules, PushSubscription

MOST = 8
"""Browsers of one visitor; a further one takes the place of the oldest."""


async def keep(core: Core, visitor: Visitor, endpoint: Endpoint) -> None:
    """From now on this browser is told when a person replies to the visitor."""
    workspace_id, contact_id = visitor.workspace_id, visitor.contact_id
    mark, identity = _mark(core, endpoint.endpoint), new_id()
    async with core.database.write() as session:
        contact = await queries.contact(session, workspace_id, contact_id)
        if contact is None:
            raise NotFound("You are not known any more. Load the chat again.")
        await _begin_to_read(session, workspace_id)
        await queries.forget(session, workspace_id, mark)
        sealed = core.keyring.for_contact(contact_id, contact.wrapped_key).seal(endpoint.to_json(), about(identity))
        session.add(
            PushSubscription(id=identity, workspace_id=workspace_id, contact_id=contact_id, mark=mark, sealed=sealed)
        )
        await session.flush()
        await queries.keep_newest(session, workspace_id, contact_id, MOST)


async def drop(core: Core, visitor: Visitor, endpoint: str) -> None:
    """This browser of the visitor's is told no more."""
    async with core.database.write() as session:
        await queries.forget_own(session, visitor.workspace_id, visitor.contact_id, _mark(core, endpoint))


def about(subscription_id: UUID) -> str:
    """What a subscription's sealed value belongs to."""
    return f"push subscription:{subscription_id}"


async def _begin_to_read(session: AsyncSession, workspace_id: UUID) -> None:
    """While nobody is to be told, nobody reads the log; with the first browser it is read from here on."""
    known = await queries.rules(session, workspace_id, lock=True)
    if known and await queries.is_used(session, workspace_id):
        return
    if known is None:
        known = PushRules(workspace_id=workspace_id)
        session.add(known)
    known.cursor = await log.last_id(session, workspace_id)
    await session.flush()


def _mark(core: Core, endpoint: str) -> str:
    return core.keyring.digest("push endpoint", endpoint)
