"""The inbox and its conversations: `/api/desk/conversations`. Everything is reached through the agent's workspace."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from jawab.answering.costs import report
from jawab.context import InContext
from jawab.conversations import agent, live
from jawab.conversations.agent import Opened
from jawab.conversations.schemas import InboxRow, MessageIn, MessageOut
from jawab.desk.auth import Signed
from jawab.desk.schemas import Filters, InboxPage, Traces
from jawab.kit.errors import TooLarge
from jawab.kit.paging import decode_cursor, encode_cursor

router = APIRouter(prefix="/api/desk/conversations", tags=["desk: conversations"])

AGENT_MESSAGE_CHARS = 20_000


@router.get("")
async def inbox(
    signed: Signed,
    here: InContext,
    wanted: Annotated[Filters, Query()],
) -> InboxPage:
    page = await agent.inbox(here.core, signed.member, wanted.wanted(), decode_cursor(wanted.after), wanted.limit)
    following = encode_cursor(*page.following) if page.following else None
    return InboxPage(items=page.rows, next=following, counts=page.counts)


@router.get("/{conversation_id}")
async def look(
    conversation_id: UUID,
    signed: Signed,
    here: InContext,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> Opened:
    return await agent.look(here.core, signed.workspace.id, conversation_id, before)


@router.post("/{conversation_id}/messages", status_code=202)
async def reply(conversation_id: UUID, new: MessageIn, signed: Signed, here: InContext) -> MessageOut:
    if len(new.text) > AGENT_MESSAGE_CHARS:
        raise TooLarge(f"A message has at most {AGENT_MESSAGE_CHARS} characters. Please send it in parts.")
    replied = await agent.reply(here.core, signed.member, conversation_id, new.id, new.text, new.files)
    here.pushes.soon(signed.workspace.id)
    return replied


@router.post("/{conversation_id}/takeover")
async def take_over(conversation_id: UUID, signed: Signed, here: InContext) -> InboxRow:
    return await agent.take_over(here.core, signed.member, conversation_id)


@router.post("/{conversation_id}/handback")
async def hand_back(conversation_id: UUID, signed: Signed, here: InContext) -> InboxRow:
    return await agent.hand_back(here.core, signed.member, conversation_id)


@router.post("/{conversation_id}/closure")
async def close(conversation_id: UUID, signed: Signed, here: InContext) -> InboxRow:
    return await agent.close(here.core, signed.member, conversation_id)


@router.post("/{conversation_id}/typing", status_code=204)
async def typing(conversation_id: UUID, signed: Signed, here: InContext) -> None:
    await here.core.loaded(signed.workspace.id, conversation_id)
    await live.typing(here.core.hub, signed.workspace.id, conversation_id, "agent", signed.member.name)


@router.get("/{conversation_id}/traces")
async def traces(conversation_id: UUID, signed: Signed, here: InContext) -> Traces:
    items = await agent.traces(here.core, signed.workspace.id, conversation_id)
    spend = await report.of_conversation(here.core.database, here.settings, signed.workspace.id, conversation_id)
    return Traces(items=items, spend=spend)
