"""How messages are understood: the workspace's rules, and corrections of single messages."""

from uuid import UUID

from fastapi import APIRouter

from jawab.context import InContext
from jawab.conversations import corrected
from jawab.desk.auth import Signed
from jawab.understanding import rules
from jawab.understanding.entities.patterns import checked
from jawab.understanding.intents.catalogue import check_key
from jawab.understanding.schemas import IntentIn, MoodIn, RulesBody, UnderstandingOut

router = APIRouter(prefix="/api/desk", tags=["desk: understanding"])


@router.get("/understanding")
async def present_rules(signed: Signed, here: InContext) -> RulesBody:
    async with here.core.database.read() as session:
        return RulesBody.model_validate(await rules.load(session, signed.workspace.id), from_attributes=True)


@router.put("/understanding")
async def change_rules(wanted: RulesBody, signed: Signed, here: InContext) -> RulesBody:
    for pattern in wanted.patterns:
        pattern.pattern = checked(pattern.pattern, pattern.example)
    async with here.core.database.write() as session:
        await rules.save(session, signed.workspace.id, wanted.rules())
    return wanted


@router.put("/conversations/{conversation_id}/messages/{message_id}/mood")
async def correct_mood(
    conversation_id: UUID, message_id: UUID, wanted: MoodIn, signed: Signed, here: InContext
) -> UnderstandingOut:
    return await corrected.correct(here.core, signed.member, conversation_id, message_id, "mood", wanted.mood)


@router.put("/conversations/{conversation_id}/messages/{message_id}/intent")
async def correct_intent(
    conversation_id: UUID, message_id: UUID, wanted: IntentIn, signed: Signed, here: InContext
) -> UnderstandingOut:
    if wanted.intent is not None:
        await check_key(here.core.database, signed.workspace.id, wanted.intent)
    return await corrected.correct(here.core, signed.member, conversation_id, message_id, "intent", wanted.intent)
