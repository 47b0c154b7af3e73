"""Goes through a tool with a visitor: what is missing is asked for one by one, what changes something is confirmed, and
the visitor can leave at any time."""

from collections.abc import AsyncGenerator
from dataclasses import replace

from jawab.answering.tools import queries, replies, task
from jawab.answering.tools.calls import Calls, add_call, opened_arguments
from jawab.answering.tools.here import Here
from jawab.answering.tools.meant import Meant, asks_how, meant
from jawab.answering.tools.moves import Going, Move, answered, begun
from jawab.answering.tools.picking import Picker
from jawab.answering.tools.spec import spec_of
from jawab.answering.tools.task import Open
from jawab.answering.tools.told import tell
from jawab.answering.trace import Trace
from jawab.answering.types import Expecting, Question, Reply
from jawab.conversations import queries as conversations
from jawab.conversations.thread import no_conversation
from jawab.understanding.types import Understanding

MOST_TRIES = 3
"""Answers to one question that could not be used; then a person is offered."""


_WAITING = ("clarify", "unknown")  # kinds of replies after which a task may be open
_ENOUGH_WORDS = 4  # to tell a language from: numbers, names and places are none


class WorkspaceTools:
    """The tools of every workspace: `ports.Tools`. With a `picker` an LLM chooses where the owner's bindings do not."""

    def __init__(self, calls: Calls, picker: Picker | None = None) -> None:
        self._calls = calls
        self._core = calls.core
        self._picker = picker

    async def waits(self, question: Question) -> bool:
        """Whether a tool has asked the visitor something that this message may answer."""
        last = next((said for said in reversed(question.history) if said.author != "visitor"), None)
        if not question.message_ids or last is None or last.author != "bot" or last.kind not in _WAITING:
            return False
        _, contact, _ = await self._core.loaded(question.workspace_id, question.conversation_id)
        sealer = self._core.keyring.for_contact(contact.id, contact.wrapped_key)
        async with self._core.database.read() as session:
            return await task.load(session, question, sealer) is not None

    async def answer(
        self, question: Question, understood: Understanding, language: str, trace: Trace
    ) -> AsyncGenerator[Expecting | Reply]:
        """Yields nothing when no tool is meant, else last the Reply: a result, or a question for what is missing."""
        if not question.message_ids:
            return
        here = await self._here(question, understood, language)
        if here is None:
            return
        replied = False
        async for piece in self._again(here, trace):
            yield piece
            replied = True
        if replied:
            return
        move, why = await self._move(here, trace)
        async for piece in self._acted(here, move, why, trace):
            yield piece

    async def _here(self, question: Question, understood: Understanding, language: str) -> Here | None:
        """None where the workspace has no tools."""
        workspace_id, conversation_id = question.workspace_id, question.conversation_id
        async with self._core.database.read() as session:
            stored = await queries.enabled(session, workspace_id)
            if not stored:
                return None
            found = await conversations.conversation(session, workspace_id, conversation_id, None)
            if found is None:
                raise no_conversation()
            conversation, contact, _ = found
            sealer = self._core.keyring.for_contact(contact.id, contact.wrapped_key)
            open = await task.load(session, question, sealer)
            calls = await queries.calls_of(session, workspace_id, conversation_id, question.message_ids)
        if open and len(question.text.split()) < _ENOUGH_WORDS:
            language = open.language
        specs = [spec_of(one, self._core.keyring) for one in stored]
        here = Here(question, understood, language, specs, conversation, contact, sealer, open, calls)
        return here if open is None or here.spec(open) else replace(here, open=None)

    async def _again(self, here: Here, trace: Trace) -> AsyncGenerator[Expecting | Reply]:
        """The reply from a call that an earlier attempt at this very turn has begun; nothing when there is none."""
        for call in here.calls[:1]:
            spec = next((one for one in here.specs if one.id == call.tool_id), None)
            if spec is None:  # switched off meanwhile
                return
            arguments = opened_arguments(call, here.sealer)
            why = "the call was begun before"
            if spec.definition.risk == "approval":
                tell(trace, spec, "waiting", why, arguments, call)
                yield replies.sent(here.language)
                return
            yield Expecting("tool")
            outcome = await self._calls.ended(spec, call, arguments, here.sealer)
            tell(trace, spec, outcome.state, why, arguments, call, outcome)
            yield replies.result(spec, arguments, outcome, here.language)

    async def _move(self, here: Here, trace: Trace) -> tuple[Move, str]:
        """What the message makes of the open task, or of a new one; and why."""
        spec = here.spec(here.open) if here.open else None
        if here.open and spec:
            move = answered(here, here.open, spec)
            if move != "left":
                return move, "the visitor answers its question"
        found = meant(here.specs, here.question, here.understood)
        if found is None and self._picker is not None and not asks_how(here.question.text):
            picked = await self._picker.pick(here.specs, here.question, here.understood, trace)
            if picked is not None:
                return begun(here, picked.spec, picked.arguments), "the LLM chose it"
        return (begun(here, found.spec, {}), found.why) if isinstance(found, Meant) else ("left", "")

    async def _acted(self, here: Here, move: Move, why: str, trace: Trace) -> AsyncGenerator[Expecting | Reply]:
        if not isinstance(move, Going):
            spec = here.spec(here.open) if here.open else None
            await self._keep(here, None)
            if move == "stopped" and here.open and spec:
                tell(trace, spec, "stopped", why, here.open.slots)
                yield replies.stopped(here.language)
            return
        if missing := move.spec.missing(move.slots):
            yield await self._ask(here, move, missing.name, why, trace)
        elif move.spec.definition.risk == "read" or move.agreed:
            async for piece in self._call(here, move, why, trace):
                yield piece
        else:
            slots = dict(move.slots)
            await self._keep(here, Open(tool_id=move.spec.id, state="confirming", slots=slots, language=here.language))
            tell(trace, move.spec, "confirm", why, move.slots)
            yield replies.confirm(move.spec, move.slots, here.language)

    async def _ask(self, here: Here, going: Going, name: str, why: str, trace: Trace) -> Reply:
        argument = going.spec.argument(name)
        assert argument is not None
        if going.tries >= MOST_TRIES:
            await self._keep(here, None)
            tell(trace, going.spec, "gave_up", why, going.slots)
            return replies.gave_up(here.language)
        slots = dict(going.slots)
        asking = Open(tool_id=going.spec.id, asked=name, slots=slots, tries=going.tries, language=here.language)
        await self._keep(here, asking)
        tell(trace, going.spec, "asked", why, slots)
        problem = going.fault
        if not problem and (found := here.named(argument)) is not None:
            problem = found.fault  # it was named in this message already, in a way that cannot be used
        return replies.ask(argument, here.language, here.today, problem)

    async def _call(self, here: Here, going: Going, why: str, trace: Trace) -> AsyncGenerator[Expecting | Reply]:
        """Write the call down together with the end of the task; then make it, or leave it to an agent."""
        asked, spec, waits = here.question, going.spec, going.spec.definition.risk == "approval"
        async with self._core.thread(asked.workspace_id, asked.conversation_id) as thread:
            call = add_call(
                thread.session,
                spec,
                going.slots,
                here.sealer,
                state="waiting" if waits else "running",
                language=here.language,
                conversation_id=asked.conversation_id,
                message_ids=asked.message_ids,
            )
            await task.keep(thread.session, asked, here.sealer, here.open, None)
            if waits:
                facts = {"call_id": str(call.id), "tool": spec.name, "state": "waiting"}
                await thread.tell_desk("tool.waiting", facts, "tool_call", facts)
        if waits:
            tell(trace, spec, "waiting", why, going.slots, call)
            yield replies.sent(here.language)
            return
        yield Expecting("tool")
        outcome = await self._calls.make(spec, call.id, going.slots, here.sealer)
        tell(trace, spec, outcome.state, why, going.slots, call, outcome)
        if outcome.state in ("not_found", "refused"):
            slots = dict(going.slots)
            await self._keep(here, Open(tool_id=spec.id, state="changing", slots=slots, language=here.language))
        yield replies.result(spec, going.slots, outcome, here.language)

    async def _keep(self, here: Here, now: Open | None) -> None:
        if here.open is None and now is None:
            return
        async with self._core.database.write() as session:
            await task.keep(session, here.question, here.sealer, here.open, now)
