"""What the owner decides about visitors' data, and how much of it there is: `/api/desk/privacy`."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from jawab.accounts.sign_in import SignedIn
from jawab.context import Context, InContext
from jawab.desk.auth import Signed
from jawab.engagement.tracking import recording
from jawab.engagement.tracking.items import Recorded
from jawab.kit.errors import Forbidden
from jawab.privacy import consent, rules
from jawab.privacy.consent import Answers
from jawab.privacy.rules import PrivacyRulesBody, PrivacyRulesChange

router = APIRouter(prefix="/api/desk/privacy", tags=["desk: privacy"])


class PrivacyOut(BaseModel):
    rules: PrivacyRulesBody
    notice_version: int = Field(description="Of the notice in use; 0: the widget's own words")
    asks_from: int = Field(description="Who agreed to an older version is asked again")
    answers: Answers
    recorded: Recorded


@router.get("")
async def privacy(signed: Signed, here: InContext) -> PrivacyOut:
    return await _shown(signed, here)


@router.put("")
async def change(wanted: PrivacyRulesChange, signed: Signed, here: InContext) -> PrivacyOut:
    if signed.member.role != "owner":
        raise Forbidden("Only the owner decides about visitors' data. Ask them, or have them make you an owner.")
    async with here.core.database.write() as session:
        await rules.change(session, signed.workspace.id, wanted)
    return await _shown(signed, here)


async def _shown(signed: SignedIn, here: Context) -> PrivacyOut:
    workspace_id = signed.workspace.id
    async with here.core.database.read(heavy=True) as session:
        present = await rules.load(session, workspace_id)
        return PrivacyOut(
            rules=present.body,
            notice_version=present.notice_version,
            asks_from=present.asks_from,
            answers=await consent.answers(session, workspace_id),
            recorded=await recording.recorded(session, workspace_id),
        )
