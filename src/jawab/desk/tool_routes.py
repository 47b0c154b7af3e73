"""Actions in other systems at the desk: `/api/desk/tools`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from jawab.answering.tools import approvals, defined, drafts, log, trials
from jawab.answering.tools.schemas import (
    CallList,
    CallState,
    Decision,
    DraftList,
    Source,
    Switch,
    ToolIn,
    ToolList,
    ToolOut,
    Trial,
    TrialOut,
)
from jawab.context import InContext
from jawab.desk.auth import Signed

router = APIRouter(prefix="/api/desk", tags=["desk: tools"])


@router.get("/tools")
async def tools(signed: Signed, here: InContext) -> ToolList:
    return await defined.listed(here.core, signed.workspace.id)


@router.post("/tools", status_code=201)
async def create(new: ToolIn, signed: Signed, here: InContext) -> ToolOut:
    return await defined.create(here.core, signed.workspace.id, new)


@router.post("/tools/drafts")
async def draft(source: Source, signed: Signed, here: InContext) -> DraftList:
    """What can be taken over from an OpenAPI document or an MCP server. Nothing is kept."""
    return await drafts.of(here.calls.reach, source)


@router.get("/tools/calls")
async def calls(
    signed: Signed,
    here: InContext,
    state: Annotated[list[CallState], Query()] = [],  # noqa: B006 - FastAPI copies it
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> CallList:
    return await log.page(here.core, signed.workspace.id, state, after, limit)


@router.put("/tools/calls/{call_id}/decision", status_code=204)
async def decide(call_id: UUID, decision: Decision, signed: Signed, here: InContext) -> None:
    """Approve a call that waits for it, which makes it, or decline it. The visitor reads what came of it."""
    await approvals.decide(here.calls, signed.member, call_id, decision)


@router.get("/tools/{tool_id}")
async def tool(tool_id: UUID, signed: Signed, here: InContext) -> ToolOut:
    return await defined.one(here.core, signed.workspace.id, tool_id)


@router.put("/tools/{tool_id}")
async def change(tool_id: UUID, new: ToolIn, signed: Signed, here: InContext) -> ToolOut:
    return await defined.change(here.core, signed.workspace.id, tool_id, new)


@router.put("/tools/{tool_id}/enabled")
async def switch(tool_id: UUID, wanted: Switch, signed: Signed, here: InContext) -> ToolOut:
    return await defined.switch(here.core, signed.workspace.id, tool_id, wanted.enabled)


@router.delete("/tools/{tool_id}", status_code=204)
async def remove(tool_id: UUID, signed: Signed, here: InContext) -> None:
    await defined.remove(here.core, signed.workspace.id, tool_id)


@router.post("/tools/{tool_id}/trials")
async def try_out(tool_id: UUID, trial: Trial, signed: Signed, here: InContext) -> TrialOut:
    """Make a call for real with sample arguments."""
    return await trials.try_out(here.calls, signed.workspace.id, tool_id, trial)


@router.get("/conversations/{conversation_id}/tool-calls")
async def calls_of(conversation_id: UUID, signed: Signed, here: InContext) -> CallList:
    return await log.of_conversation(here.core, signed.workspace.id, conversation_id)
