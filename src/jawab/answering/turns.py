"""Runs the bot's turns: asks the pipeline, streams what it writes, and stores the reply.

A turn was written with the visitor's message. It is run at once by the process that took the message, and found again
by `TurnRunner.watch` when that process died or was stopped. It ends in one unit of work with its reply, so it is
answered exactly once whatever happens in between.
"""

import asyncio
import json
import logging
from collections.abc import Coroutine
from typing import Any

from jawab.accounts.models import Workspace
from jawab.answering.live_reply import LiveReply
from jawab.answering.pipeline import Answering
from jawab.answering.types import Question, Reply, Said
from jawab.conversations import queries, turns
from jawab.conversations.core import Core
from jawab.conversations.live import WATCHERS_CHANGED, watchers_group
from jawab.conversations.models import Turn
from jawab.conversations.schemas import CitationOut, OptionOut
from jawab.conversations.thread import Thread, shown
from jawab.conversations.visitor import hand_over
from jawab.events.hub import conversation_topic
from jawab.kit.errors import NotFound

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


class TurnRunner:
    """The bot's hands in one process."""

    def __init__(self, core: Core, answering: Answering, public_url: str = "") -> None:
        self._core = core
        self._answering = answering
        self._public_url = public_url
        self._running: set[asyncio.Task[None]] = set()
        self._watching: asyncio.Task[None] | None = None

    def start(self, turn: Turn | None) -> None:
        """Work on a turn that this process has leased, in the background."""
        if turn is not None:
            self._spawn(self._run(turn))

    def watch(self, *, alone: bool) -> None:
        """Begin to keep leases and to take up abandoned turns; `alone` says that no other process can hold any."""
        self._watching = asyncio.create_task(self._watch(alone))

    async def stop(self) -> None:
        """Stop working and let others go on at once."""
        tasks = [*self._running, *([self._watching] if self._watching else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with self._core.database.write() as session:
            await turns.give_up_leases(session, self._core.process)

    async def _watch(self, alone: bool) -> None:
        if alone:
            async with self._core.database.write() as session:
                await turns.give_up_leases(session)
        while True:
            try:
                async with self._core.database.write() as session:
                    await turns.extend(session, self._core.process)
                    abandoned = await turns.take_abandoned(session, self._core.process)
                for turn in abandoned:
                    self.start(turn)
            except Exception:
                log.exception("looking after open turns failed; trying again")
            await asyncio.sleep(WATCH_SECONDS)

    async def _run(self, turn: Turn) -> None:
        live = LiveReply(self._core.hub, turn.conversation_id, turn.reply_id, turn.message_id)
        following = None
        try:
            reply = await self._stoppable(turn, self._write(turn, live))
            following = await self._settle(turn, live, reply)
        except Stopped as stopped:
            following = await self._leave(turn, live, stopped.state)
        except NotFound:
            await live.drop()  # the conversation was erased meanwhile
        except Exception:
            log.exception("turn %s failed, attempt %d", turn.id, turn.attempts)
            await live.drop()
            following = await self._after_failure(turn, live)
        self.start(following)

    async def _write(self, turn: Turn, live: LiveReply) -> Reply:
        question = await self._question(turn)
        await live.begin()
        async for piece in self._answering.reply(question):
            if isinstance(piece, Reply):
                await live.finish(piece.text)
                return piece
            await live.delta(piece.at, piece.text)
        raise RuntimeError("the answering pipeline ended without a reply")

    async def _stoppable(self, turn: Turn, work: Coroutine[Any, Any, Reply]) -> Reply:
        """Run `work`, but stop it when the visitor leaves for good or a person takes over. Raises Stopped."""
        writing = asyncio.create_task(work)
        watching = asyncio.create_task(self._reason_to_stop(turn))
        try:
            await asyncio.wait({writing, watching}, return_when=asyncio.FIRST_COMPLETED)
            if writing.done():
                return writing.result()
            raise Stopped(watching.result())
        finally:
            for task in (writing, watching):
                task.cancel()
            await asyncio.gather(writing, watching, return_exceptions=True)

    async def _reason_to_stop(self, turn: Turn) -> str:
        """Returns the state that the turn takes when it must stop."""
        group = watchers_group(turn.conversation_id)
        async with self._core.hub.subscribe(conversation_topic(turn.conversation_id)) as events:
            while True:
                message = await events.get(60.0)
                if message is None:
                    continue
                if message["event"] == "state" and message["data"]["state"] != "bot":
                    return "dropped"
                if message["event"] == WATCHERS_CHANGED and not await self._core.hub.present(group):
                    await asyncio.sleep(GRACE_SECONDS)
                    if not await self._core.hub.present(group):
                        return "left"

    async def _question(self, turn: Turn) -> Question:
        conversation, contact, _ = await self._core.loaded(turn.workspace_id, turn.conversation_id)
        sealer = self._core.keyring.for_contact(contact.id, contact.wrapped_key)
        async with self._core.database.read() as session:
            rows = await queries.messages(session, turn.conversation_id, limit=HISTORY + 4)
            workspace = await session.get_one(Workspace, turn.workspace_id)
        said = [shown(row, sealer) for row in rows]
        asked = next(one for one in said if one.id == turn.message_id)
        return Question(
            workspace_id=turn.workspace_id,
            conversation_id=turn.conversation_id,
            text=asked.text,
            language=conversation.language,
            history=tuple(Said(one.author, one.text) for one in said if one.seq < asked.seq and one.author != "system")[
                -HISTORY:
            ],
            workspace_name=workspace.name,
            public_url=self._public_url,
        )

    async def _settle(self, turn: Turn, live: LiveReply, reply: Reply) -> Turn | None:
        """Store the reply and end the turn, in one unit of work; gives the next turn of the conversation."""
        async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
            if not await turns.held(thread.session, turn.id, self._core.process):
                return None  # another process has it: what we wrote is void
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
        await (live.end() if answers else live.drop())
        return following

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
            offers_person=reply.offers_person,
        )
        if reply.asks_for_person:
            await hand_over(self._core, thread, "the visitor asked for a person")

    async def _leave(self, turn: Turn, live: LiveReply, state: str) -> Turn | None:
        await live.drop()
        async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
            if not await turns.held(thread.session, turn.id, self._core.process):
                return None
            return await turns.settle(thread, turn.id, self._core.process, state=state, trace=None)

    async def _after_failure(self, turn: Turn, live: LiveReply) -> Turn | None:
        """Leave the turn for another attempt, or after the last one bring a person: never silence."""
        if turn.attempts < MOST_ATTEMPTS:
            async with self._core.database.write() as session:
                await turns.give_back(session, turn.id, self._core.process)
            return None
        async with self._core.thread(turn.workspace_id, turn.conversation_id) as thread:
            if not await turns.held(thread.session, turn.id, self._core.process):
                return None
            await hand_over(self._core, thread, "the assistant failed to answer")
            return await turns.settle(thread, turn.id, self._core.process, state="dropped", trace=None)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a turn could not be ended; it is taken up again when its lease runs out", exc_info=error)
