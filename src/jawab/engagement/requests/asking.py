"""A visitor asks to be contacted."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts import details
from jawab.contacts.models import Contact
from jawab.contacts.visitors import Visitor
from jawab.conversations.core import Core
from jawab.conversations.notices import notice
from jawab.conversations.thread import Thread
from jawab.db.engine import after_commit
from jawab.engagement.requests import checking, queries
from jawab.engagement.requests.models import ContactRequest
from jawab.engagement.requests.schemas import Details, RequestIn, RequestMade
from jawab.engagement.shortcuts import queries as shortcuts
from jawab.events import log
from jawab.events.hub import Hub, workspace_topic
from jawab.kit.clock import now
from jawab.kit.errors import Unprocessable
from jawab.kit.hours import Hours
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer
from jawab.understanding import rules


async def ask(core: Core, visitor: Visitor, given: RequestIn) -> tuple[RequestMade, bool]:
    """Store a request (then True), or give the one that was stored when its id came before. Raises Unprocessable that
    names the field, and NotFound for a conversation that is not the visitor's."""
    if earlier := await _earlier(core, visitor, given.id):
        return earlier, False
    try:
        async with core.database.write() as session:
            if row := await queries.made_before(session, visitor.workspace_id, visitor.contact_id, given.id):
                return RequestMade.model_validate(row), False  # when this unit has ended the other's is durable too
            return RequestMade.model_validate(await _store(core, session, visitor, given)), True
    except IntegrityError:  # on PostgreSQL, when the same request comes twice at one moment
        if earlier := await _earlier(core, visitor, given.id):
            return earlier, False
        raise


async def _earlier(core: Core, visitor: Visitor, client_id: UUID) -> RequestMade | None:
    async with core.database.read() as session:
        row = await queries.made_before(session, visitor.workspace_id, visitor.contact_id, client_id)
    return RequestMade.model_validate(row) if row else None


async def _store(core: Core, session: AsyncSession, visitor: Visitor, given: RequestIn) -> ContactRequest:
    workspace_id = visitor.workspace_id
    wishes = await rules.load(session, workspace_id)
    kept = checking.details(given, wishes.region)
    hours = await _hours(session, workspace_id, given)
    if given.at:
        checking.check_time(given.at, hours, wishes.zone(None), now())
    if given.conversation_id:
        await _note(core, session, visitor, given.conversation_id)
    contact = await session.get_one(Contact, visitor.contact_id)
    sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
    zone = given.time_zone if rules.known_zone(given.time_zone or "") else None
    row = ContactRequest(
        id=new_id(),
        workspace_id=workspace_id,
        contact_id=contact.id,
        client_id=given.id,
        conversation_id=given.conversation_id,
        shortcut_id=given.shortcut_id,
        kind=given.kind,
        state="new",
        wished_at=given.at,
        time_zone=zone or contact.time_zone,
        language=given.language,
        created_at=now(),
    )
    row.details_sealed = sealer.seal(kept.model_dump_json().encode(), about(row))
    session.add(row)
    _keep_card(contact, sealer, kept)
    await session.flush()
    await tell(session, core.hub, row)
    return row


async def _note(core: Core, session: AsyncSession, visitor: Visitor, conversation_id: UUID) -> None:
    """Tell it in the conversation too, where both sides see it later. Raises NotFound when it is not the visitor's."""
    thread = await Thread.open(
        session, core.hub, core.keyring, visitor.workspace_id, conversation_id, contact_id=visitor.contact_id
    )
    await thread.note(notice("request_kept", thread.conversation.language))


async def _hours(session: AsyncSession, workspace_id: UUID, given: RequestIn) -> Sequence[Hours | None]:
    """Within which a time may be wished for: those of the shortcut, or, without one, of all of its kind."""
    offered = await shortcuts.shortcuts(session, workspace_id, active=True)
    if given.shortcut_id:
        offered = [one for one in offered if one.id == given.shortcut_id and one.kind == given.kind]
        if not offered:
            raise Unprocessable("This is not offered any more. Please reload the page.", field="shortcut_id")
    return [Hours.model_validate(one.times) if one.times else None for one in offered if one.kind == given.kind]


def _keep_card(contact: Contact, sealer: Sealer, kept: Details) -> None:
    """What the visitor tells of themselves goes to their card; a name that is known stays."""
    if kept.email:
        details.set_email(contact, sealer, kept.email)
    if kept.phone:
        details.set_phone(contact, sealer, kept.phone)
    if kept.name and contact.name_sealed is None:
        details.set_name(contact, sealer, kept.name)


async def tell(session: AsyncSession, hub: Hub, row: ContactRequest) -> None:
    """Note in the log how the request stands now, and wake the desk when that is durable."""
    facts: dict[str, Any] = {
        "request_id": str(row.id),
        "kind": row.kind,
        "state": row.state,
        "wished_at": row.wished_at.isoformat() if row.wished_at else None,
        "contact_id": str(row.contact_id),
    }
    written = await log.append(session, row.workspace_id, "contact_request", facts, conversation_id=row.conversation_id)

    async def publish() -> None:
        told = {"id": written.id, "event": "contact_request", "data": facts}
        await hub.publish(workspace_topic(row.workspace_id), told)

    after_commit(session, publish)


def about(row: ContactRequest) -> str:
    """What its sealed details belong to."""
    return f"contact_request:{row.id}"
