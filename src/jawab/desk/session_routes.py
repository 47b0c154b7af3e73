"""Signing in and out, and whether one takes conversations."""

from ipaddress import ip_address

from fastapi import APIRouter, Request, Response

from jawab.accounts import sign_in
from jawab.accounts.demo_account import read_demo_account
from jawab.accounts.sign_in import SignedIn
from jawab.context import Context, FromAddress, InContext
from jawab.desk.auth import COOKIE, Signed
from jawab.desk.schemas import Availability, Credentials, DemoSignIn, MemberOut, SessionOut, WorkspaceOut
from jawab.desk.stream import SIGNED_OUT
from jawab.events.hub import workspace_topic

router = APIRouter(prefix="/api/desk", tags=["desk: session"])


@router.post("/session")
async def create(
    credentials: Credentials, here: InContext, address: FromAddress, request: Request, response: Response
) -> SessionOut:
    await here.limits.sign_in(address, credentials.email)
    signed, token = await sign_in.sign_in(here.core.database, credentials.email, credentials.password)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(sign_in.LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=_public_scheme(here, request) == "https",
        path="/",
    )
    return _out(here, signed)


@router.get("/session")
async def show(signed: Signed, here: InContext) -> SessionOut:
    return _out(here, signed)


@router.delete("/session", status_code=204)
async def delete(signed: Signed, here: InContext, response: Response) -> None:
    await sign_in.sign_out(here.core.database, signed)
    ended = {"event": SIGNED_OUT, "data": {"session": str(signed.session.id)}}
    await here.core.hub.publish(workspace_topic(signed.workspace.id), ended)
    response.delete_cookie(COOKIE, path="/")


@router.put("/availability")
async def availability(wish: Availability, signed: Signed, here: InContext) -> Availability:
    await sign_in.set_available(here.core.database, signed, wish.available)
    return wish


@router.get("/demo", responses={204: {"description": "There is none to show"}}, response_model=DemoSignIn)
async def demo(here: InContext, request: Request) -> DemoSignIn | Response:
    """The demo sign-in, shown only on the machine itself: to a browser on loopback that came through no proxy."""
    local = request.client is not None and ip_address(request.client.host).is_loopback
    if not local or here.settings.public_url or "x-forwarded-for" in request.headers:
        return Response(status_code=204)
    account = read_demo_account(here.settings.data_dir)
    return DemoSignIn(email=account.email, password=account.password) if account else Response(status_code=204)


def _public_scheme(here: Context, request: Request) -> str:
    return here.settings.public_url.partition("://")[0] or request.url.scheme


def _out(here: Context, signed: SignedIn) -> SessionOut:
    return SessionOut(
        member=MemberOut.model_validate(signed.member, from_attributes=True),
        workspace=WorkspaceOut.model_validate(signed.workspace, from_attributes=True),
        csrf_token=signed.session.csrf_token,
        llm=here.settings.llm or None,
    )
