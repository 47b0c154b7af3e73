"""The hosted chat as an app: what browsers read to install it and to open it without a connection."""

from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import JSONResponse, Response

from jawab.accounts import sites
from jawab.accounts.models import Workspace
from jawab.channels.web import build
from jawab.channels.web.icons import KINDS, icon
from jawab.context import InContext
from jawab.conversations.schemas import direction
from jawab.kit.assets import asset
from jawab.kit.errors import NotFound, Unavailable

router = APIRouter(prefix="/chat", include_in_schema=False)

WORKER = "worker.js"
SCOPE = "/chat"
ONE_DAY = "public, max-age=86400"
SHORT_CHARS = 12  # of a name under an icon

Site = Annotated[str, Query(max_length=100)]


@router.get("/sw.js")
def worker(accept_encoding: Annotated[str, Header()] = "") -> Response:
    """The service worker. Browsers ask for it again by themselves; a new build is another file."""
    if not (build.BUILD / WORKER).is_file():
        raise Unavailable("The widget has not been built yet. Run `make run`, or `npm run build` in the folder web.")
    response = asset(build.BUILD, WORKER, accept_encoding, "no-cache")
    response.headers["Service-Worker-Allowed"] = SCOPE
    response.headers["Content-Security-Policy"] = "default-src 'self'"
    return response


@router.get("/manifest.webmanifest")
async def manifest(site: Site, here: InContext, language: Annotated[str, Query(max_length=35)] = "") -> JSONResponse:
    """See https://www.w3.org/TR/appmanifest/. Raises NotFound for an unknown site."""
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site)
    shown = _manifest(workspace, language or workspace.language)
    return JSONResponse(shown, media_type="application/manifest+json", headers={"Cache-Control": "no-cache"})


@router.get("/icons/{site_key}/{kind}.png")
async def draw(site_key: str, kind: str, here: InContext) -> Response:
    """Raises NotFound for an unknown site, and for a kind of icon that is not drawn."""
    if kind not in KINDS:
        raise NotFound(f"There are these icons: {', '.join(KINDS)}.")
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
    drawn = icon(workspace.name, workspace.color, KINDS[kind])
    return Response(drawn, media_type="image/png", headers={"Cache-Control": ONE_DAY})


def icon_address(workspace: Workspace, kind: str) -> str:
    return f"/chat/icons/{workspace.site_key}/{kind}.png"


def _manifest(workspace: Workspace, language: str) -> dict[str, object]:
    start = f"/chat?site={workspace.site_key}"
    drawn = [("192", "any"), ("512", "any"), ("maskable", "maskable")]
    return {
        "id": start,
        "name": workspace.name,
        "short_name": workspace.name if len(workspace.name) <= SHORT_CHARS else workspace.name.split()[0][:SHORT_CHARS],
        "lang": language,
        "dir": direction(language),
        "start_url": start,
        "scope": SCOPE,
        "display": "standalone",
        "theme_color": workspace.color,
        "background_color": "#ffffff",
        "icons": [
            {
                "src": icon_address(workspace, kind),
                "type": "image/png",
                "sizes": f"{KINDS[kind].pixels}x{KINDS[kind].pixels}",
                "purpose": purpose,
            }
            for kind, purpose in drawn
        ],
    }
