"""What the script on the owner's page is told once a page: fetched when the page is idle."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from jawab.accounts import appearance, sites
from jawab.accounts.appearance import Launcher
from jawab.context import InContext
from jawab.engagement.invitations import delivered
from jawab.engagement.invitations.delivered import DeliveredInvitation, DeliveredManners
from jawab.privacy import rules

router = APIRouter(prefix="/api/web", tags=["visitors"])

ONE_MINUTE = "public, max-age=60"


class Engagement(BaseModel):
    """What the widget does on the page without being asked."""

    launcher: Launcher
    invitations: list[DeliveredInvitation] = Field(description="Of two that are due at once, the first is shown")
    manners: DeliveredManners = Field(description="What holds for all invitations together")
    tracking: bool = Field(description="Whether the owner has switched recording on; each visitor decides")
    consent_from: int = Field(description="The oldest version of the notice to which a yes still holds")


@router.get("/sites/{site_key}/engagement")
async def engagement(
    site_key: str, here: InContext, response: Response, language: Annotated[str, Query(max_length=35)] = "en"
) -> Engagement:
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
        invitations = await delivered.deliver(session, workspace, language)
        manners = await delivered.manners(session, workspace)
        privacy = await rules.load(session, workspace.id)
    chosen = sites.language_for(workspace, [], language)
    response.headers["Cache-Control"] = ONE_MINUTE
    return Engagement(
        launcher=appearance.launcher(workspace, chosen),
        invitations=invitations,
        manners=manners,
        tracking=privacy.body.tracking,
        consent_from=privacy.asks_from,
    )
