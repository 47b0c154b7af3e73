"""What the LLM costs, and the owner's limits: `/api/desk/costs`."""

from fastapi import APIRouter

from jawab.answering.costs import report
from jawab.answering.costs.schemas import CostsOut, LimitsBody, ReachedList
from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.kit.errors import Forbidden

router = APIRouter(prefix="/api/desk/costs", tags=["desk: costs"])


@router.get("")
async def costs(signed: Signed, here: InContext) -> CostsOut:
    return await report.costs(here.core.database, here.settings, signed.workspace.id)


@router.get("/reached")
async def reached(signed: Signed, here: InContext) -> ReachedList:
    """The limits that kept the LLM from writing today."""
    return ReachedList(items=await report.reached_today(here.core.database, signed.workspace.id))


@router.get("/limits")
async def limits(signed: Signed, here: InContext) -> LimitsBody:
    return await report.present_limits(here.core.database, signed.workspace.id)


@router.put("/limits")
async def set_limits(wanted: LimitsBody, signed: Signed, here: InContext) -> LimitsBody:
    if signed.member.role != "owner":
        raise Forbidden("Only the owner changes the limits. Ask them, or have them make you an owner.")
    return await report.set_limits(here.core.database, here.settings, signed.workspace.id, wanted)
