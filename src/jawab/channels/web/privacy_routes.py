"""What a visitor decides about their data: consent, everything that is held about them, and its end: `/api/web/me`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from jawab.accounts import sites
from jawab.channels.web.auth import Visiting
from jawab.context import InContext
from jawab.engagement.tracking import recording
from jawab.holdings import HOLDINGS
from jawab.privacy import consent, erasure, export, rules, signals
from jawab.privacy.consent import ConsentIn, ConsentOut

router = APIRouter(prefix="/api/web", tags=["visitors"])

DOWNLOAD = {"Content-Disposition": 'attachment; filename="my-data.json"'}


class NoticeOut(BaseModel):
    """What a visitor reads before they answer."""

    tracking: Literal["off", "ask"]
    notice_version: int = Field(description="To be sent with the answer")
    text: str = Field(description="Empty: the widget's own words")
    url: str = Field(description="Where everything is said; empty: nowhere")
    activity_days: int = Field(description="How long what was clicked and read is kept")
    visitor_days: int | None = Field(description="After how long without a message everything is erased; null: never")


@router.get("/sites/{site_key}/privacy")
async def notice(site_key: str, here: InContext, language: Annotated[str, Query(max_length=35)] = "en") -> NoticeOut:
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
        privacy = await rules.load(session, workspace.id)
    words = privacy.notice(language)
    return NoticeOut(
        tracking=privacy.mode,
        notice_version=privacy.notice_version,
        text=words.text,
        url=words.url,
        activity_days=privacy.body.activity_days,
        visitor_days=privacy.body.visitor_days,
    )


@router.get("/me/consent")
async def my_consent(who: Visiting, here: InContext) -> ConsentOut:
    async with here.core.database.read() as session:
        return await consent.given(session, who.workspace_id, who.contact_id)


@router.put("/me/consent")
async def decide(answer: ConsentIn, request: Request, who: Visiting, here: InContext) -> ConsentOut:
    """Agree or not. A no deletes what was recorded; a browser that asks for privacy (Sec-GPC, DNT) cannot agree."""
    if answer.tracking:
        signals.respect(request.headers)
    await here.limits.action(str(who.contact_id))
    async with here.core.database.write() as session:
        return await recording.decide(session, who, answer)


@router.get("/me/export", response_class=StreamingResponse)
async def my_data(who: Visiting, here: InContext) -> StreamingResponse:
    """Everything that is held about the visitor, as one JSON document to download."""
    await here.limits.action(str(who.contact_id))
    holders = await export.holders_of(here.core, who)
    pieces = export.document(here.core, holders, HOLDINGS)
    return StreamingResponse(pieces, media_type="application/json", headers=DOWNLOAD)


@router.delete("/me", status_code=204)
async def erase_me(who: Visiting, here: InContext) -> None:
    """Erase the visitor with everything that is theirs. There is no way back; the token is void afterwards."""
    await here.limits.action(str(who.contact_id))
    await erasure.erase(here.core, who.workspace_id, who.contact_id, HOLDINGS)
