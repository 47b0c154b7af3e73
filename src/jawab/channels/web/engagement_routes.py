"""What the script on the owner's page is told once a page: fetched when the page is idle."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from jawab.accounts import appearance, sites
from jawab.accounts.appearance import Launcher
from jawab.context import InContext

router = APIRouter(prefix="/api/web", tags=["visitors"])

ONE_MINUTE = "public, max-age=60"


class Engagement(BaseModel):
    """What the widget does on the page without being asked."""

    launcher: Launcher


@router.get("/sites/{site_key}/engagement")
async def engagement(
    site_key: str, here: InContext, response: Response, language: Annotated[str, Query(max_length=35)] = "en"
) -> Engagement:
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
    chosen = sites.language_for(workspace, [], language)
    response.headers["Cache-Control"] = ONE_MINUTE
    return Engagement(launcher=appearance.launcher(workspace, chosen))
