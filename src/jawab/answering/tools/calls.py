"""Makes calls: each is a row before it is made, and what came of it is written after, whoever waits for it."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.tools import queries
from jawab.answering.tools.http_call import call_http
from jawab.answering.tools.mcp_call import call_mcp
from jawab.answering.tools.models import ToolCall
from jawab.answering.tools.outcome import Outcome, broken_off, proven
from jawab.answering.tools.reach import Reach
from jawab.answering.tools.spec import Spec
from jawab.conversations import queries as conversations
from jawab.conversations.core import Core
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer

log = logging.getLogger(__name__)

Then = Callable[[AsyncSession, ToolCall, Outcome], Awaitable[None]]

GRACE = timedelta(seconds=2)
"""A call that was begun by a process which died is given up this long after its timeout."""
_LOOK_SECONDS = 0.2


class Calls:
    """The calls of one process. One that was begun goes on to its end, also when nobody waits for it any more."""

    def __init__(self, core: Core, reach: Reach) -> None:
        self.core = core
        self.reach = reach
        self._running: dict[UUID, asyncio.Task[Outcome]] = {}

    async def make(
        self, spec: Spec, call_id: UUID, arguments: Mapping[str, Any], sealer: Sealer, then: Then | None = None
    ) -> Outcome:
        """Make the call whose row is written, and keep what came of it, in one unit of work with what is to happen
        `then`."""
        task = self._running.get(call_id)
        if task is None:
            task = asyncio.create_task(self._made(spec, call_id, arguments, sealer, then))
            self._running[call_id] = task
            task.add_done_callback(partial(self._ended, call_id))
        return await asyncio.shield(task)

    async def ended(self, spec: Spec, call: ToolCall, arguments: Mapping[str, Any], sealer: Sealer) -> Outcome:
        """What came of a call that an earlier attempt at the same turn began.

        One that only reads is made again when its process died; one that writes never is: nobody knows then whether it
        was done."""
        if call.id in self._running:
            return await self.make(spec, call.id, arguments, sealer)
        began = call.began_at or call.created_at
        given_up = began + timedelta(seconds=spec.definition.timeout_seconds) + GRACE
        while call.state == "running" and now() < given_up:
            await asyncio.sleep(_LOOK_SECONDS)
            async with self.core.database.read() as session:
                call = await queries.call(session, spec.workspace_id, call.id) or call
        if call.state != "running":
            return opened_outcome(call, sealer)
        if not spec.definition.writes:
            return await self.make(spec, call.id, arguments, sealer)
        outcome = broken_off(spec.definition, "the server stopped in the middle of the call")
        await self._keep(spec.workspace_id, call.id, outcome, sealer)
        return outcome

    async def close(self) -> None:
        """Wait for the calls under way: each has its timeout."""
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def _made(
        self, spec: Spec, call_id: UUID, arguments: Mapping[str, Any], sealer: Sealer, then: Then | None
    ) -> Outcome:
        outcome = await self.try_out(spec, arguments, str(call_id))
        await self._keep(spec.workspace_id, call_id, outcome, sealer, then)
        return outcome

    async def try_out(self, spec: Spec, arguments: Mapping[str, Any], key: str) -> Outcome:
        """Make a call without a row."""
        began = time.perf_counter()
        call = call_mcp if spec.definition.kind == "mcp" else call_http
        outcome = await call(spec.definition, arguments, spec.headers, key, self.reach)
        ms = round(1000 * (time.perf_counter() - began))
        return proven(spec.definition, dict(arguments), replace(outcome, ms=ms))

    async def _keep(
        self, workspace_id: UUID, call_id: UUID, outcome: Outcome, sealer: Sealer, then: Then | None = None
    ) -> None:
        async with self.core.database.write() as session:
            call = await queries.call(session, workspace_id, call_id)
            if call and call.conversation_id:  # locked first everywhere: who decides about a call does so too
                await conversations.conversation(session, workspace_id, call.conversation_id, None, lock=True)
            if call is not None:  # the contact may have been erased meanwhile, and their calls with them
                end(call, outcome, sealer)
                if then:
                    await then(session, call, outcome)

    def _ended(self, call_id: UUID, task: asyncio.Task[Outcome]) -> None:
        del self._running[call_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("what came of the call %s could not be kept", call_id, exc_info=error)


def add_call(
    session: AsyncSession,
    spec: Spec,
    arguments: Mapping[str, Any],
    sealer: Sealer,
    *,
    state: str,
    language: str,
    conversation_id: UUID | None = None,
    message_ids: Sequence[UUID] = (),
) -> ToolCall:
    """Write the row of a call that is about to be made, or that waits for approval."""
    call = ToolCall(
        id=new_id(),
        workspace_id=spec.workspace_id,
        tool_id=spec.id,
        tool_name=spec.name,
        risk=spec.definition.risk,
        conversation_id=conversation_id,
        message_id=message_ids[-1] if message_ids else None,
        state=state,
        language=language,
        began_at=now() if state == "running" else None,
    )
    call.arguments_sealed = sealer.seal(json.dumps(dict(arguments)).encode(), f"tool_call.arguments:{call.id}")
    session.add(call)
    return call


def end(call: ToolCall, outcome: Outcome, sealer: Sealer) -> None:
    """Put down what came of a call. Of a trial the answer is not kept: it may be somebody's, and nothing says whose."""
    kept = outcome if call.conversation_id else replace(outcome, answer=None)
    call.state, call.http_status, call.ms = outcome.state, outcome.http_status, outcome.ms
    call.finished_at = now()
    call.outcome_sealed = sealer.seal(json.dumps(asdict(kept)).encode(), f"tool_call.outcome:{call.id}")


def opened_arguments(call: ToolCall, sealer: Sealer) -> dict[str, Any]:
    """Raises Unreadable."""
    arguments: dict[str, Any] = json.loads(sealer.open(call.arguments_sealed, f"tool_call.arguments:{call.id}"))
    return arguments


def opened_outcome(call: ToolCall, sealer: Sealer) -> Outcome:
    """What came of a call that has ended. Raises Unreadable."""
    return Outcome(**json.loads(sealer.open(call.outcome_sealed or b"", f"tool_call.outcome:{call.id}")))
