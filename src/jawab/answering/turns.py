"""Runs the bot's turns: asks the pipeline, streams what it writes, and stores the reply.

A turn was written with the visitor's message. It is run at once by the process that took the message, and found again
by `TurnRunner.watch` when that process died or was stopped. It ends in one unit of work with its reply, so it is
answered exactly once whatever happens in between.
"""

import asyncio
import json
import logging
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID

from jawab.answering.bursts import answers_us, looks_whole
from jawab.answering.expected import ExpectedTimes
from jawab.answering.live_reply import LiveReply
from jawab.answering.pipeline import Answering
from jawab.answering.together import Read, reply_to
from jawab.answering.types import Expecting, Question, Reply
from jawab.answering.visitor_events import MORE, Stopped, VisitorEvents, unless
from jawab.answering.work import Work, gather
from jawab.conversations import turns
from jawab.conversations.core import Core
from jawab.conversations.live import watchers_group
from jawab.conversations.models import Conversation, Turn
from jawab.conversations.schemas import Body, CitationOut, OptionOut
from jawab.conversations.thread import Thread
from jawab.conversations.visitor import hand_over
from jawab.events.hub import conversation_topic
from jawab.kit.clock import now

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
GRACE_SECONDS = 3.0
"""A visitor whose connection breaks has this long to come back before the work on their reply is stopped."""
WATCH_SECONDS = 4.0


class TurnRunner:
    """The bot's hands in one process."""

    def __init__(self, core: Core, answering: Answering, public_url: str = "", burst_seconds: float = 0.0) -> None:
        """`burst_seconds`: how long after a message that does not look whole another one is waited for."""
        self._core = core
        self._answering = answering
        self._public_url = public_url
        self._burst_seconds = burst_seconds
        self._times = ExpectedTimes(core.database)
        self._tasks: set[asyncio.Task[None]] = set()
        self._running: dict[UUID, asyncio.Task[None]] = {}
        self._watching: asyncio.Task[None] | None = None

    def start(self, turn: Turn | None) -> None:
        """Work on a turn that this process has leased, in the background."""
        if turn is not None and turn.id not in self._running:
            self._running[turn.id] = task = asyncio.create_task(self._run(turn))
            self._tasks.add(task)
            task.add_done_callback(partial(self._done, turn.id))

    def watch(self, *, alone: bool) -> None:
        """Begin to keep leases and to take up abandoned turns; `alone` says that no other process can hold any."""
        self._watching = asyncio.create_task(self._watch(alone))

    async def stop(self) -> None:
        """Stop working and let others go on at once."""
        tasks = [*self._tasks, *([self._watching] if self._watching else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with self._core.database.write() as session:
            await turns.give_up_leases(session, self._core.process)

    async def _watch(self, alone: bool) -> None:
        while True:
            try:
                async with self._core.database.write() as session:
                    if alone:
                        await turns.give_up_leases(session)
                    await turns.extend(session, self._core.process, self._running)
                    abandoned = await turns.take_abandoned(session, self._core.process)
                alone = False
                for turn in abandoned:
                    self.start(turn)
            except Exception:
                log.exception("looking after open turns failed; trying again")
            await asyncio.sleep(WATCH_SECONDS)

    async def _run(self, turn: Turn) -> None:
        work = Work(turn, LiveReply(self._core.hub, turn.conversation_id, turn.reply_id))
        try:
            following = await self._attempt(work)
        except Exception:
            if not await self._is_erased(turn):
                raise
            await work.live.drop()
            following = None
        self._let_go(turn)  # what follows may be the same turn, taken up again
        self.start(following)

    async def _attempt(self, work: Work) -> Turn | None:
        """Answer; gives the next turn. Raises what went wrong when there is nobody to answer any more."""
        try:
            reply = await self._reply(work)
            return await self._settle(work, reply)
        except Stopped as stopped:
            return await self._leave(work, stopped.state)
        except Exception:
            if await self._is_erased(work.turn):
                raise
            log.exception("turn %s failed, attempt %d", work.turn.id, work.turn.attempts)
            await work.live.drop()
            return await self._after_failure(work)

    async def _is_erased(self, turn: Turn) -> bool:
        async with self._core.database.read() as session:
            return await session.get(Conversation, turn.conversation_id) is None

    async def _reply(self, work: Work) -> Reply:
        """The reply, streamed while it is written; begun again when the visitor writes more meanwhile. Raises Stopped
        when it is not needed, or not any more."""
        async with self._core.hub.subscribe(conversation_topic(work.turn.conversation_id)) as events:
            visitor = VisitorEvents(events, work)
            while True:
                if await self._read(work) != "bot":
                    raise Stopped("dropped")
                await work.live.begin(work.last.message_id)
                if await self._writes_on(work, visitor):
                    continue
                try:
                    return await unless(self._write(work), self._reason_to_stop(work, visitor))
                except Stopped as stopped:
                    if stopped.state != MORE:
                        raise
                    await work.live.start_again()

    async def _read(self, work: Work) -> str:
        """Understand every message that waits; gives the conversation's state."""
        work.covered, questions, state = await gather(self._core, work.turn, self._public_url)
        known = {one.question.text: one.understood for one in work.read}
        work.read = []
        for question in questions:
            if work.read:
                question = replace(question, unhappy_in_row=_counted(work.read[-1]))
            understood = known.get(question.text) or await self._answering.understand(question)
            work.read.append(Read(question, understood))
        return state

    async def _writes_on(self, work: Work, visitor: VisitorEvents) -> bool:
        """Wait a moment when the last message does not look whole; whether another has come."""
        question = work.read[-1].question
        if not self._burst_seconds or work.is_late or looks_whole(question.text) or answers_us(question.history):
            return False
        return await visitor.goes_on(self._burst_seconds)

    async def _write(self, work: Work) -> Reply:
        work.written_from = asyncio.get_running_loop().time()
        async with aclosing(reply_to(self._answering, work.read)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Reply):
                    await work.live.finish(piece.text)
                    return piece
                if isinstance(piece, Expecting):
                    work.mode = piece.kind
                    await work.live.expect(piece.kind, await self._times.of(work.turn.workspace_id, piece.kind))
                else:
                    await work.live.delta(piece.at, piece.text)
        raise RuntimeError("the answering pipeline ended without a reply")

    async def _reason_to_stop(self, work: Work, visitor: VisitorEvents) -> str:
        """Returns the state that the turn takes when it must stop: the visitor left for good, or a person took over;
        or MORE, when the visitor has written more that the reply should answer."""
        while True:
            match await visitor.next():
                case "lagged":
                    await self._check_state(work.turn)
                case "state":
                    return "dropped"
                case "message" if not work.is_late:
                    return MORE
                case "watchers" if not await self._is_watched(work.turn):
                    await asyncio.sleep(GRACE_SECONDS)
                    if not await self._is_watched(work.turn):
                        return "left"

    async def _is_watched(self, turn: Turn) -> bool:
        return bool(await self._core.hub.present(watchers_group(turn.conversation_id)))

    async def _check_state(self, turn: Turn) -> None:
        """Raises Stopped when somebody else than the bot has the conversation."""
        conversation, _, _ = await self._core.loaded(turn.workspace_id, turn.conversation_id)
        if conversation.state != "bot":
            raise Stopped("dropped")

    async def _settle(self, work: Work, reply: Reply) -> Turn | None:
        """Store the reply and end the turn, in one unit of work; gives the next turn of the conversation."""
        turn = work.turn
        async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
            if not await turns.held(thread.session, turn.id, self._core.process):
                return None  # another process has it: what we wrote is void
            await work.keep_understood(thread)
            answers = thread.conversation.state == "bot"
            if answers:
                await self._store(thread, work, reply)
            trace = json.dumps({**reply.trace, "reply_to": str(work.last.message_id)}).encode()
            outcome = turns.Outcome(
                "done" if answers else "dropped",
                thread.sealer.seal(trace, f"turn:{turn.id}"),
                work.mode,
                work.took_ms(),
            )
            following = await turns.settle(thread, turn.id, self._core.process, outcome, work.joined)
        await (work.live.end() if answers else work.live.drop())
        if answers:
            self._learn(work.asked(), reply, turn.reply_id)
        return following

    def _learn(self, question: Question, reply: Reply, reply_id: UUID) -> None:
        """Keep the answer for others who ask the same, after it was given: nobody waits for this."""
        task = asyncio.create_task(self._answering.learn(question, reply, reply_id))
        self._tasks.add(task)
        task.add_done_callback(self._learnt)

    def _learnt(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("an answer that was given could not be kept for others", exc_info=error)

    async def _store(self, thread: Thread, work: Work, reply: Reply) -> None:
        thread.conversation.language = reply.language
        await thread.write(
            "bot",
            _body(reply),
            id=work.turn.reply_id,
            kind=reply.kind,
            language=reply.language,
            reply_to=work.last.message_id,
        )
        if reply.asks_for_person:
            await hand_over(self._core, thread, str(reply.trace["reason"]))

    async def _leave(self, work: Work, state: str) -> Turn | None:
        turn = work.turn
        await work.live.drop()
        async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
            if not await turns.held(thread.session, turn.id, self._core.process):
                return None
            if state == "left" and await turns.asked_since(thread, now() - timedelta(seconds=GRACE_SECONDS)):
                return turn  # who writes is there, also without a stream
            await work.keep_understood(thread)
            following = await turns.settle(thread, turn.id, self._core.process, turns.Outcome(state), work.joined)
            self._let_go(turn)  # whoever finds it left from here on must be able to start it
        if state == "left" and await self._is_watched(turn):  # back in the very moment that we gave up
            async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
                return await turns.resume_left(thread, self._core.process)
        return following

    async def _after_failure(self, work: Work) -> Turn | None:
        """Leave the turn for another attempt, or after the last one bring a person: never silence. Raises NotFound when
        the conversation was erased meanwhile, and its turns with it."""
        turn = work.turn
        if turn.attempts < MOST_ATTEMPTS:
            async with self._core.database.write() as session:
                await turns.give_back(session, turn.id, self._core.process)
            return None
        async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
            if not await turns.held(thread.session, turn.id, self._core.process):
                return None
            await work.keep_understood(thread)
            if thread.conversation.state == "bot":
                await hand_over(self._core, thread, "the assistant failed to answer")
            return await turns.settle(thread, turn.id, self._core.process, turns.Outcome("dropped"), work.joined)

    def _let_go(self, turn: Turn) -> None:
        if self._running.get(turn.id) is asyncio.current_task():
            del self._running[turn.id]

    def _done(self, turn_id: UUID, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._running.get(turn_id) is task:
            del self._running[turn_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("a turn could not be ended; it is taken up again when its lease runs out", exc_info=error)


def _counted(read: Read) -> int | None:
    """Unhappy messages in a row, this one counted in."""
    return read.question.rules.unhappy_after(read.question.unhappy_in_row, read.understood.mood.mood)


def _body(reply: Reply) -> Body:
    return Body(
        text=reply.text,
        citations=[CitationOut.model_validate(one, from_attributes=True) for one in reply.citations],
        options=[OptionOut.model_validate(one, from_attributes=True) for one in reply.options],
        rich=list(reply.rich),
        offers_person=reply.offers_person,
    )
