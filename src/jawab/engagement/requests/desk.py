"""Contact requests at the desk: listed, and seen to."""

from datetime import datetime
from uuid import UUID

from jawab.accounts.sign_in import SignedIn
from jawab.conversations.core import Core
from jawab.conversations.schemas import Named
from jawab.engagement.requests import queries
from jawab.engagement.requests.asking import about, tell
from jawab.engagement.requests.models import ContactRequest
from jawab.engagement.requests.queries import Row
from jawab.engagement.requests.schemas import Details, RequestOut, RequestPage, State
from jawab.kit.clock import now
from jawab.kit.errors import NotFound
from jawab.kit.paging import Place, encode_cursor
from jawab.understanding import rules


async def listed(core: Core, workspace_id: UUID, state: State, after: Place | None, limit: int) -> RequestPage:
    """A page of the requests that wait, or that are done."""
    async with core.database.read() as session:
        found = await queries.page(session, workspace_id, state, after, limit + 1)
        new = await queries.waiting(session, workspace_id)
        zone = (await rules.load(session, workspace_id)).time_zone
    last = found[limit - 1][0] if len(found) > limit else None
    return RequestPage(
        items=[_shown(core, row) for row in found[:limit]],
        next=encode_cursor(_moment(last), last.id) if last else None,
        new=new,
        time_zone=zone,
    )


async def see_to(core: Core, signed: SignedIn, request_id: UUID) -> RequestOut:
    """Mark a request as done, by who is signed in. Raises NotFound."""
    return await _move(core, signed, request_id, "done")


async def reopen(core: Core, signed: SignedIn, request_id: UUID) -> RequestOut:
    """Put a request back among those that wait. Raises NotFound."""
    return await _move(core, signed, request_id, "new")


async def _move(core: Core, signed: SignedIn, request_id: UUID, state: State) -> RequestOut:
    async with core.database.write() as session:
        found = await queries.one(session, signed.workspace.id, request_id, lock=True)
        if found is None:
            raise NotFound("There is no such request.")
        row, contact, name = found
        if row.state != state:
            row.state = state
            row.done_at = now() if state == "done" else None
            row.done_by = signed.member.id if state == "done" else None
            name = signed.member.name if state == "done" else None
            await session.flush()
            await tell(session, core.hub, row)
    return _shown(core, (row, contact, name))


def _shown(core: Core, found: Row) -> RequestOut:
    row, contact, done_by = found
    sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
    return RequestOut(
        id=row.id,
        kind=row.kind,
        state=row.state,
        wished_at=row.wished_at,
        time_zone=row.time_zone,
        language=row.language,
        details=Details.model_validate_json(sealer.open(row.details_sealed, about(row))),
        contact_id=contact.id,
        conversation_id=row.conversation_id,
        created_at=row.created_at,
        done_at=row.done_at,
        done_by=Named(id=row.done_by, name=done_by) if row.done_by and done_by else None,
    )


def _moment(row: ContactRequest) -> datetime:
    return row.done_at or row.created_at
