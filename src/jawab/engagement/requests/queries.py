"""SQL of contact requests. Every query names its workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.contacts.models import Contact
from jawab.engagement.requests.models import ContactRequest
from jawab.engagement.requests.schemas import State
from jawab.kit.paging import Place

Row = tuple[ContactRequest, Contact, str | None]
"""A request, who made it, and the name of the member who saw to it."""


def _of_workspace(workspace_id: UUID) -> Select[ContactRequest, Contact, str]:
    return (
        select(ContactRequest, Contact, Member.name)
        .join(Contact, Contact.id == ContactRequest.contact_id)
        .outerjoin(Member, Member.id == ContactRequest.done_by)
        .where(ContactRequest.workspace_id == workspace_id)
    )


async def page(
    session: AsyncSession, workspace_id: UUID, state: State, after: Place | None, limit: int
) -> Sequence[Row]:
    """Those that wait, the oldest first; or those that are done, the last done first."""
    query = _of_workspace(workspace_id).where(ContactRequest.state == state).limit(limit)
    moment = ContactRequest.created_at if state == "new" else ContactRequest.done_at
    place = tuple_(moment, ContactRequest.id)
    if after:
        query = query.where(place > (after.moment, after.id) if state == "new" else place < (after.moment, after.id))
    order = (moment, ContactRequest.id) if state == "new" else (moment.desc(), ContactRequest.id.desc())
    return [(row[0], row[1], row[2]) for row in await session.execute(query.order_by(*order))]


async def one(session: AsyncSession, workspace_id: UUID, request_id: UUID, *, lock: bool = False) -> Row | None:
    query = _of_workspace(workspace_id).where(ContactRequest.id == request_id)
    row = (await session.execute(query.with_for_update(of=ContactRequest) if lock else query)).one_or_none()
    return None if row is None else (row[0], row[1], row[2])


async def made_before(
    session: AsyncSession, workspace_id: UUID, contact_id: UUID, client_id: UUID
) -> ContactRequest | None:
    """The request that was stored when `client_id` came the first time."""
    query = select(ContactRequest).where(
        ContactRequest.workspace_id == workspace_id,
        ContactRequest.contact_id == contact_id,
        ContactRequest.client_id == client_id,
    )
    return await session.scalar(query)


async def waiting(session: AsyncSession, workspace_id: UUID) -> int:
    """How many nobody has seen to."""
    query = select(func.count()).where(ContactRequest.workspace_id == workspace_id, ContactRequest.state == "new")
    return await session.scalar(query) or 0
