"""The desk's page and the files that it is made of.

One page serves every address under `/desk`; the script on it reads the address. It may run only this server's own
scripts and styles, and may be put into no other page's frame.
"""

import secrets
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from jawab.accounts.sign_in import who
from jawab.context import context
from jawab.desk.auth import COOKIE
from jawab.kit.assets import asset
from jawab.kit.errors import Unavailable

router = APIRouter(include_in_schema=False)

BUILD = Path(__file__).resolve().parent.parent / "static" / "desk"
"""Where `npm run build:dashboard` puts the desk."""

NONCE_MARK = "__CSP_NONCE__"
"""Stands in the built page where the nonce of each answer goes; see `web/vite.dashboard.ts`."""

# React Aria adds two small style elements; the nonce lets them, and nothing else, stand inline.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src {pictures} data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


@router.get("/desk/assets/{name}")
def part(name: str, accept_encoding: Annotated[str, Header()] = "") -> Response:
    """A script, style or picture. Its name holds a hash of what is in it, so browsers may keep it for good."""
    return asset(BUILD / "assets", name, accept_encoding)


@router.get("/desk/")
def without_slash() -> Response:
    return RedirectResponse("/desk")


@router.get("/desk")
@router.get("/desk/{path:path}")
async def page(request: Request, path: str = "") -> HTMLResponse:
    """The desk, whatever is asked for in it. Who is signed in sees pictures from where their workspace allows it."""
    built = BUILD / "index.html"
    if not built.is_file():
        raise Unavailable("The desk has not been built yet. Run `make run`, or `npm run build` in the folder web.")
    nonce = secrets.token_urlsafe(16)
    pictures = " ".join(["'self'", *await _media_hosts(request)])
    headers = {
        "Content-Security-Policy": POLICY.format(nonce=nonce, pictures=pictures),
        "Cache-Control": "no-cache",
        "Referrer-Policy": "same-origin",
    }
    return HTMLResponse(built.read_text("utf-8").replace(NONCE_MARK, nonce), headers=headers)


async def _media_hosts(request: Request) -> list[str]:
    token = request.cookies.get(COOKIE)
    if not token:
        return []
    async with context(request).core.database.read() as session:
        signed = await who(session, token)
    return list(signed.workspace.media_hosts) if signed else []
