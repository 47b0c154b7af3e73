"""Quick actions in the widget, and requests to be contacted."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from jawab.accounts import sites
from jawab.accounts.models import Workspace
from jawab.channels.web.auth import Visiting
from jawab.context import FromAddress, InContext
from jawab.engagement.requests import asking
from jawab.engagement.requests.schemas import RequestIn, RequestMade
from jawab.engagement.shortcuts import offered
from jawab.engagement.shortcuts.schemas import OfferedHere, TimesOffered, Uses

router = APIRouter(prefix="/api/web", tags=["visitors"])


@router.get("/conversations/{conversation_id}/shortcuts")
async def in_conversation(
    conversation_id: UUID, who: Visiting, here: InContext, accept_language: Annotated[str, Header()] = ""
) -> OfferedHere:
    """Which of the site's shortcuts are offered in this conversation, now that it is known what the visitor wants."""
    conversation, _, _ = await here.core.loaded(who.workspace_id, conversation_id, who.contact_id)
    async with here.core.database.read() as session:
        workspace = await session.get_one(Workspace, who.workspace_id)
        items = await offered.in_conversation(session, workspace, accept_language, conversation.intent)
    return OfferedHere(items=items)


@router.get("/sites/{site_key}/shortcuts/{shortcut_id}/times")
async def times(
    site_key: str,
    shortcut_id: UUID,
    here: InContext,
    time_zone: Annotated[str, Query(max_length=64, description="The visitor's, an IANA name")] = "",
) -> TimesOffered:
    """When a visitor may wish to be called or seen: half hours of the next 14 days."""
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
        return await offered.times_of(session, workspace, shortcut_id, time_zone)


@router.post("/sites/{site_key}/shortcut-uses", status_code=204)
async def count(site_key: str, uses: Uses, here: InContext, address: FromAddress) -> None:
    """Count what was shown and pressed, for the order in which they are shown. Nothing is kept of who."""
    await here.limits.action(address)
    async with here.core.database.write() as session:
        workspace = await sites.by_key(session, site_key)
        await offered.count(session, workspace.id, uses.shown, uses.pressed)


@router.post("/requests", status_code=201)
async def ask(
    given: RequestIn, who: Visiting, here: InContext, address: FromAddress, response: Response
) -> RequestMade:
    """Ask to be written to, called, shown something or seen. 200 when the request was made before."""
    await here.limits.contact_request(str(who.contact_id), address)
    made, created = await asking.ask(here.core, who, given)
    response.status_code = 201 if created else 200
    return made
