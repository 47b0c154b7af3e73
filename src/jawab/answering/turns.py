"""Runs the bot's turns: asks the pipeline, streams what it writes, and stores the reply.

A turn was written with the visitor's message. It is run at once by the process that took the message, and found again
by `TurnRunner.watch` when that process died or was stopped. It ends in one unit of work with its reply, so it is
answered exactly once whatever happens in between.
"""

import asyncio
import json
import logging
from collections.abc import Coroutine
from contextlib import aclosing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from jawab.accounts import sites
from jawab.answering.live_reply import LiveReply
from jawab.answering.pipeline import Answering
from jawab.answering.types import Delta, Question, Reply, Said
from jawab.conversations import queries, turns, understood
from jawab.conversations.core import Core
from jawab.conversations.live import WATCHERS_CHANGED, watchers_group
from jawab.conversations.models import Message, Turn
from jawab.conversations.schemas import Body, CitationOut, OptionOut
from jawab.conversations.thread import Thread, no_conversation, opened
from jawab.conversations.visitor import hand_over
from jawab.events.hub import Subscription, conversation_topic
from jawab.kit.clock import now
from jawab.understanding.rules import load as load_rules
from jawab.understanding.types import Understanding

log = logging.getLogger(__name__)

HISTORY = 10
MOST_ATTEMPTS = 3
GRACE_SECONDS = 3.0
"""A visitor whose connection breaks has this long to come back before the work on their reply is stopped."""
WATCH_SECONDS = 4.0


class Stopped(Exception):
    """Nobody needs this reply any more: `state` is what becomes of the turn."""

    def __init__(self, state: str) -> None:
        self.state = state


@dataclass(slots=True)
class Work:
    """A turn that is being worked on, and how far it is."""

    turn: Turn
    live: LiveReply
    question: Question | None = None
    understood: Understanding | None = None

    async def keep_understood(self, thread: Thread) -> None:
        """Keep what was read of the message, in the unit of work that ends the turn."""
        if self.question and self.understood:
            rules = self.question.rules
            await understood.keep(thread, self.turn.message_id, self.question.text, self.understood, rules)


class TurnRunner:
    """The bot's hands in one process."""

    def __init__(self, core: Core, answering: Answering, public_url: str = "") -> None:
        self._core = core
        self._answering = answering
        self._public_url = public_url
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
        work = Work(turn, LiveReply(self._core.hub, turn.conversation_id, turn.reply_id, turn.message_id))
        following = None
        try:
            reply = await self._reply(work)
            following = await self._settle(work, reply)
        except Stopped as stopped:
            following = await self._leave(work, stopped.state)
        except Exception:
            log.exception("turn %s failed, attempt %d", turn.id, turn.attempts)
            await work.live.drop()
            following = await self._after_failure(work)
        self._let_go(turn)  # what follows may be the same turn, taken up again
        self.start(following)

    async def _reply(self, work: Work) -> Reply:
        """The reply, streamed while it is written. Raises Stopped when it is not needed, or not any more."""
        async with self._core.hub.subscribe(conversation_topic(work.turn.conversation_id)) as events:
            work.question, state = await self._question(work.turn)
            work.understood = await self._answering.understand(work.question)
            if state != "bot":
                raise Stopped("dropped")
            return await _unless(self._write(work), self._reason_to_stop(work.turn, events))

    async def _write(self, work: Work) -> Reply:
        assert work.question is not None
        await work.live.begin()
        async with aclosing(self._answering.reply(work.question, work.understood)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Reply):
                    await work.live.finish(piece.text)
                    return piece
                if isinstance(piece, Delta):
                    await work.live.delta(piece.at, piece.text)
        raise RuntimeError("the answering pipeline ended without a reply")

    async def _reason_to_stop(self, turn: Turn, events: Subscription) -> str:
        """Returns the state that the turn takes when it must stop: the visitor left for good, or a person took over."""
        while True:
            message = await events.get(60.0)
            if events.lagged:
                events.caught_up()
                await self._check_state(turn)
            elif message is not None and message["event"] == "state" and message["data"]["state"] != "bot":
                return "dropped"
            elif message is not None and message["event"] == WATCHERS_CHANGED and not await self._is_watched(turn):
                await asyncio.sleep(GRACE_SECONDS)
                if not await self._is_watched(turn):
                    return "left"

    async def _is_watched(self, turn: Turn) -> bool:
        return bool(await self._core.hub.present(watchers_group(turn.conversation_id)))

    async def _check_state(self, turn: Turn) -> None:
        """Raises Stopped when somebody else than the bot has the conversation."""
        conversation, _, _ = await self._core.loaded(turn.workspace_id, turn.conversation_id)
        if conversation.state != "bot":
            raise Stopped("dropped")

    async def _question(self, turn: Turn) -> tuple[Question, str]:
        """What is asked, and the conversation's state. Raises NotFound when it was erased."""
        async with self._core.database.read() as session:
            found = await queries.conversation(session, turn.workspace_id, turn.conversation_id, None)
            rows = await queries.asked(session, turn.conversation_id, turn.message_id, HISTORY)
            workspace_name = await sites.name(session, turn.workspace_id)
            rules = await load_rules(session, turn.workspace_id)
        if found is None:
            raise no_conversation()
        conversation, contact, _ = found
        sealer = self._core.keyring.for_contact(contact.id, contact.wrapped_key)
        *earlier, asked = [opened(row, sealer) for row in rows]
        question = Question(
            workspace_id=turn.workspace_id,
            conversation_id=turn.conversation_id,
            text=asked.text,
            language=conversation.language,
            history=tuple(_said(row, body) for row, body in zip(rows, earlier, strict=False)),
            workspace_name=workspace_name,
            public_url=self._public_url,
            rules=rules,
            time_zone=contact.time_zone,
            unhappy_in_row=conversation.unhappy_in_row,
            page=asked.page,
        )
        return question, conversation.state

    async def _settle(self, work: Work, reply: Reply) -> Turn | None:
        """Store the reply and end the turn, in one unit of work; gives the next turn of the conversation."""
        turn = work.turn
        async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
            if not await turns.held(thread.session, turn.id, self._core.process):
                return None  # another process has it: what we wrote is void
            await work.keep_understood(thread)
            answers = thread.conversation.state == "bot"
            if answers:
                await self._store(thread, turn, reply)
            following = await turns.settle(
                thread,
                turn.id,
                self._core.process,
                state="done" if answers else "dropped",
                trace=thread.sealer.seal(json.dumps(reply.trace).encode(), f"turn:{turn.id}"),
            )
        await (work.live.end() if answers else work.live.drop())
        if answers and work.question:
            self._learn(work.question, reply, turn.reply_id)
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

    async def _store(self, thread: Thread, turn: Turn, reply: Reply) -> None:
        thread.conversation.language = reply.language
        await thread.write(
            "bot",
            reply.text,
            id=turn.reply_id,
            kind=reply.kind,
            language=reply.language,
            reply_to=turn.message_id,
            citations=[CitationOut.model_validate(one, from_attributes=True) for one in reply.citations],
            options=[OptionOut.model_validate(one, from_attributes=True) for one in reply.options],
            rich=reply.rich,
            offers_person=reply.offers_person,
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
            following = await turns.settle(thread, turn.id, self._core.process, state=state, trace=None)
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
            return await turns.settle(thread, turn.id, self._core.process, state="dropped", trace=None)

    def _let_go(self, turn: Turn) -> None:
        if self._running.get(turn.id) is asyncio.current_task():
            del self._running[turn.id]

    def _done(self, turn_id: UUID, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._running.get(turn_id) is task:
            del self._running[turn_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("a turn could not be ended; it is taken up again when its lease runs out", exc_info=error)


def _said(row: Message, body: Body) -> Said:
    options = tuple(option.text for option in body.options)
    return Said(row.author, body.text, row.kind, options)  # type: ignore[arg-type]


async def _unless(work: Coroutine[Any, Any, Reply], reason: Coroutine[Any, Any, str]) -> Reply:
    """What `work` gives, unless there is a `reason` to stop it first. Raises Stopped."""
    working, watching = asyncio.create_task(work), asyncio.create_task(reason)
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise Stopped(watching.result())
    finally:
        for task in (working, watching):
            task.cancel()
        await asyncio.gather(working, watching, return_exceptions=True)
