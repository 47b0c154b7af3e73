"""An agent's word on a call that waits for it, and the way back into the conversation."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.answering.tools import queries, replies
from jawab.answering.tools.calls import GRACE, Calls, end, opened_arguments
from jawab.answering.tools.models import ToolCall
from jawab.answering.tools.outcome import Outcome, broken_off
from jawab.answering.tools.schemas import Decision
from jawab.answering.tools.spec import Spec, spec_of
from jawab.conversations.core import Core
from jawab.conversations.schemas import Author, Body
from jawab.conversations.thread import Thread
from jawab.conversations.visitor import hand_over
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound

_LONGEST = timedelta(seconds=30) + GRACE


async def decide(calls: Calls, member: Member, call_id: UUID, decision: Decision) -> None:
    """Approve a call, which makes it, or decline it; the visitor reads what came of it.

    Raises NotFound, or Conflict when somebody has decided already."""
    core = calls.core
    async with core.database.read() as session:
        found = await queries.call(session, member.workspace_id, call_id)
    if found is None or found.conversation_id is None:
        raise NotFound("There is no such call.")
    async with core.thread(member.workspace_id, found.conversation_id) as thread:
        call = await queries.call(thread.session, member.workspace_id, call_id, lock=True)
        if call is None or call.state != "waiting":
            raise Conflict("Somebody has decided about this already.")
        call.decided_by = member.id
        if not decision.approved:
            call.state, call.finished_at = "declined", now()
            await _write(thread, replies.declined(call.language, decision.reason), call)
            await _told(thread, call)
            return
        tool = await queries.tool(thread.session, member.workspace_id, call.tool_id) if call.tool_id else None
        if tool is None:
            raise Conflict("This tool was deleted meanwhile: decline it, and help the visitor by hand.")
        call.state, call.began_at = "running", now()
        spec, sealer, arguments = spec_of(tool, core.keyring), thread.sealer, opened_arguments(call, thread.sealer)
        await _told(thread, call)
    await calls.make(spec, call_id, arguments, sealer, partial(_bring, core, spec))


async def end_abandoned(calls: Calls) -> None:
    """Tell honestly of approved calls whose process died in the middle: nobody knows whether they were done."""
    async with calls.core.database.read() as session:
        found = await queries.abandoned(session, now() - _LONGEST)
    for call in found:
        if call.conversation_id is None or call.tool_id is None:
            continue
        async with calls.core.thread(call.workspace_id, call.conversation_id) as thread:
            again = await queries.call(thread.session, call.workspace_id, call.id, lock=True)
            tool = await queries.tool(thread.session, call.workspace_id, call.tool_id)
            if again is None or again.state != "running" or tool is None:
                continue
            spec = spec_of(tool, calls.core.keyring)
            outcome = broken_off(spec.definition, "the server stopped in the middle of the call")
            end(again, outcome, thread.sealer)
            await _bring(calls.core, spec, thread.session, again, outcome)


async def _bring(core: Core, spec: Spec, session: AsyncSession, call: ToolCall, outcome: Outcome) -> None:
    """What came of it, into the conversation."""
    assert call.conversation_id is not None
    thread = await Thread.open(session, core.hub, core.keyring, call.workspace_id, call.conversation_id)
    reply = replies.result(spec, opened_arguments(call, thread.sealer), outcome, call.language)
    await _write(thread, reply.text, call, offers_person=reply.offers_person)
    if reply.asks_for_person:
        await hand_over(core, thread, f"nobody knows whether “{spec.name}” was done")
    await _told(thread, call)


async def _write(thread: Thread, text: str, call: ToolCall, *, offers_person: bool = False) -> None:
    """By the bot while it has the conversation, else as a notice beside the people in it."""
    author: Author = "bot" if thread.conversation.state == "bot" else "system"
    body = Body(text=text, offers_person=offers_person)
    await thread.write(author, body, kind="notice", language=call.language)


async def _told(thread: Thread, call: ToolCall) -> None:
    facts = {"call_id": str(call.id), "tool": call.tool_name, "state": call.state}
    await thread.tell_desk(f"tool.{call.state}", facts, "tool_call", facts)
