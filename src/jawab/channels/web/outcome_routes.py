"""What came of an invitation, as browsers tell it: `/api/web/sites/{key}/invitations/{id}/outcomes`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from jawab.accounts import sites
from jawab.context import FromAddress, InContext
from jawab.engagement.invitations import outcomes
from jawab.engagement.invitations.outcomes import InvitationOutcomes

router = APIRouter(prefix="/api/web/sites", tags=["visitors"])

BODY = {"content": {"text/plain": {"schema": InvitationOutcomes.model_json_schema()}}, "required": True}
"""A beacon that the browser sends after the page is gone may not name JSON as its type without asking first."""


async def _told(request: Request) -> InvitationOutcomes:
    try:
        return InvitationOutcomes.model_validate_json(await request.body())
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        raise RequestValidationError(faults) from error


@router.post("/{site_key}/invitations/{invitation_id}/outcomes", status_code=204, openapi_extra={"requestBody": BODY})
async def add(
    site_key: str,
    invitation_id: UUID,
    told: Annotated[InvitationOutcomes, Depends(_told)],
    here: InContext,
    address: FromAddress,
) -> None:
    await here.limits.outcome(address)
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
    await outcomes.add(here.core.database, workspace.id, invitation_id, told)
