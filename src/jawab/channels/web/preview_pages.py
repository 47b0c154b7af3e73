"""The page that the desk shows the widget on while its looks are chosen: nothing on it reaches the server's data."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from jawab.accounts import sites
from jawab.channels.web import build
from jawab.channels.web.pages import policy, templates
from jawab.context import InContext

router = APIRouter(include_in_schema=False)


@router.get("/widget/preview")
async def preview(
    request: Request,
    here: InContext,
    site: Annotated[str, Query(max_length=100)],
) -> HTMLResponse:
    """A page with the widget, which takes what it shows from the page around it. Raises NotFound."""
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site)
    page = {
        "name": workspace.name,
        "site_key": workspace.site_key,
        "script": build.script("pages/preview.ts", build.PREVIEW),
        "styles": build.styles("pages/preview.ts", build.PREVIEW),
        "panel": build.script("panel/index.tsx"),
    }
    headers = {
        "Content-Security-Policy": f"{policy(workspace.media_hosts)}; frame-ancestors 'self'",
        "Cache-Control": "no-cache",
    }
    return templates.TemplateResponse(request, "preview.html", page, headers=headers)
