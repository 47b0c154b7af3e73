"""What the widget is made of, and the hosted chat page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.templating import Jinja2Templates

from jawab.accounts import sites
from jawab.channels.web import build
from jawab.channels.web.app_routes import icon_address
from jawab.context import InContext
from jawab.kit.assets import asset
from jawab.kit.errors import Unavailable
from jawab.privacy import rules

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(Path(__file__).parent / "templates")

# Stands in other people's pages without a hash in its name, so an update must reach them soon.
FIVE_MINUTES = "public, max-age=300, stale-while-revalidate=86400"

Accepts = Annotated[str, Header()]


def policy(media_hosts: Sequence[str]) -> str:
    """What a page with the chat may load: this server's own files, and media from where the workspace's owner allows
    it. The page may stand in a frame: nobody is signed in on it."""
    media = " ".join(["'self'", *media_hosts])
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {media} data:; media-src {media}; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


@router.get("/widget.js")
def loader(accept_encoding: Accepts = "") -> Response:
    """The script that a site embeds."""
    if not (build.BUILD / "widget.js").is_file():
        raise Unavailable("The widget has not been built yet. Run `make run`, or `npm run build` in the folder web.")
    return asset(build.BUILD, "widget.js", accept_encoding, FIVE_MINUTES)


@router.get("/widget/assets/{name}")
def part(name: str, accept_encoding: Accepts = "") -> Response:
    """The panel, its languages, and what the pages load."""
    return asset(build.BUILD / "assets", name, accept_encoding)


@router.get("/chat")
async def chat(
    request: Request,
    here: InContext,
    site: Annotated[str, Query(max_length=100)],
    language: Annotated[str, Query(max_length=35)] = "",
) -> HTMLResponse:
    """The chat on a page of its own. Raises NotFound for an unknown site."""
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site)
        privacy = await rules.load(session, workspace.id)
    page = {
        "name": workspace.name,
        "color": workspace.color,
        "language": language or workspace.language,
        "asked_language": language,
        "site_key": workspace.site_key,
        "script": build.script("pages/chat.ts"),
        "styles": build.styles("pages/chat.ts"),
        "panel": build.script("panel/index.tsx"),
        "tracking": privacy.asks_from if privacy.body.tracking else "",  # what a yes must be to, where anybody asks
        "manifest": f"/chat/manifest.webmanifest?{urlencode({'site': workspace.site_key, 'language': language})}",
        "icon": icon_address(workspace, "192"),
        "touch_icon": icon_address(workspace, "apple"),
    }
    headers = {
        "Content-Security-Policy": policy(workspace.media_hosts),
        "Cache-Control": "no-cache",
        "X-Jawab-Build": build.version(),  # the service worker keeps no page of another build than its own
    }
    return templates.TemplateResponse(request, "chat.html", page, headers=headers)
