"""The owner's rules for what is said, and when: `/api/desk/guidance`."""

from uuid import UUID

from fastapi import APIRouter

from jawab.answering.guidance import store
from jawab.answering.guidance.schemas import GuidanceList, RuleChange, RuleIn, RuleOut, RuleTrial, RuleTried
from jawab.answering.guidance.trial import attempt
from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.understanding import rules

router = APIRouter(prefix="/api/desk/guidance", tags=["desk: guidance"])


@router.get("")
async def guidance(signed: Signed, here: InContext) -> GuidanceList:
    async with here.core.database.read() as session:
        zone = (await rules.load(session, signed.workspace.id)).time_zone
    items = await store.listed(here.core.database, signed.workspace.id)
    return GuidanceList(items=items, llm=bool(here.settings.llm), time_zone=zone)


@router.post("", status_code=201)
async def create(new: RuleIn, signed: Signed, here: InContext) -> RuleOut:
    return await store.create(here.core.database, signed.workspace.id, new)


@router.post("/trial")
async def trial(wanted: RuleTrial, signed: Signed, here: InContext) -> RuleTried:
    """What would be replied to a question with and without a rule. Nothing of it is kept."""
    return await attempt(here.core.database, here.answering, signed.workspace, here.settings.public_url, wanted)


@router.patch("/{rule_id}")
async def change(rule_id: UUID, wanted: RuleChange, signed: Signed, here: InContext) -> RuleOut:
    return await store.change(here.core.database, signed.workspace.id, rule_id, wanted)


@router.delete("/{rule_id}", status_code=204)
async def remove(rule_id: UUID, signed: Signed, here: InContext) -> None:
    await store.remove(here.core.database, signed.workspace.id, rule_id)
