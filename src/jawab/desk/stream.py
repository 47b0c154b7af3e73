"""The stream of a whole workspace, for the desk.

It resumes from the event log by the id of the last event seen. Someone who was away for long is told to load afresh
(`reset`) instead of being sent everything.
"""

from collections.abc import AsyncGenerator, Sequence
from typing import Any
from uuid import UUID

import anyio

from jawab.accounts.sign_in import SignedIn
from jawab.conversations import agent, queries
from jawab.conversations.core import Core
from jawab.conversations.models import Message as StoredMessage
from jawab.conversations.thread import shown
from jawab.events import log
from jawab.events.hub import Message, Subscription, agents_group, workspace_topic
from jawab.events.models import Event
from jawab.kit.errors import NotFound
from jawab.kit.ids import new_id
from jawab.kit.sse import KEEP_ALIVE, KEEP_ALIVE_SECONDS, frame

MOST_MISSED = 200
"""Events that a desk is sent after a pause; with more it loads afresh."""


class DeskStream:
    """One open desk."""

    def __init__(self, core: Core, signed: SignedIn, cursor: int | None) -> None:
        self._core = core
        self._workspace_id = signed.workspace.id
        self._cursor = cursor
        self._present_as = f"{signed.member.id}:{new_id()}"

    async def frames(self) -> AsyncGenerator[bytes]:
        """Frames until the desk is closed. While it is open its agent is present."""
        async with self._core.hub.subscribe(workspace_topic(self._workspace_id)) as subscription:
            await self._enter()
            try:
                yield KEEP_ALIVE + await self._missed()
                while True:
                    yield await self._next(subscription)
            finally:
                with anyio.CancelScope(shield=True):
                    await self._core.hub.leave(agents_group(self._workspace_id), self._present_as)

    async def _next(self, subscription: Subscription) -> bytes:
        message = await subscription.get(KEEP_ALIVE_SECONDS)
        if message is None or subscription.lagged:
            subscription.caught_up()
            await self._enter()
            return await self._missed() or KEEP_ALIVE
        return await self._frames_of(message)

    async def _frames_of(self, message: Message) -> bytes:
        """Events are pushed in the order of their commits within a process only: what is not newer than the cursor by
        its id is sent all the same, and the desk puts it in its place by `seq`."""
        id = message.get("id")
        if id is None:
            data = {"conversation_id": message.get("conversation_id"), **message["data"]}
            return frame(message["event"], data)
        self._cursor = max(self._cursor or 0, id)
        conversation_id = UUID(message["conversation_id"])
        frames = []
        if message["event"] == "message":
            data = {"conversation_id": str(conversation_id), "message": message["data"]}
            frames.append(frame("message", data, str(self._cursor)))
        frames.append(await self._row(conversation_id))
        return b"".join(frames)

    async def _missed(self) -> bytes:
        """What is in the log after the cursor; at the very beginning only the cursor is set."""
        async with self._core.database.read() as session:
            if self._cursor is None:
                self._cursor = await log.last_id(session, self._workspace_id)
                return frame("ready", {}, str(self._cursor))
            events = await log.since(session, self._workspace_id, self._cursor, MOST_MISSED + 1)
            if len(events) > MOST_MISSED:
                self._cursor = await log.last_id(session, self._workspace_id)
                return frame("reset", {}, str(self._cursor))
            written = await queries.by_ids(session, self._workspace_id, _message_ids(events))
        return await self._replayed(events, {str(message.id): message for message in written})

    async def _replayed(self, events: Sequence[Event], written: dict[str, StoredMessage]) -> bytes:
        frames = []
        for event in events:
            self._cursor = event.id
            if event.kind == "message.created" and (message := written.get(event.data["message_id"])):
                frames.append(frame("message", await self._shown(message), str(event.id)))
        changed = dict.fromkeys(event.conversation_id for event in events if event.conversation_id)
        frames += [await self._row(conversation_id) for conversation_id in changed]
        return b"".join(frames)

    async def _shown(self, message: StoredMessage) -> dict[str, Any]:
        _, contact, _ = await self._core.loaded(self._workspace_id, message.conversation_id)
        sealer = self._core.keyring.for_contact(contact.id, contact.wrapped_key)
        return {"conversation_id": str(message.conversation_id), "message": shown(message, sealer)}

    async def _row(self, conversation_id: UUID) -> bytes:
        try:
            row = await agent.row(self._core, self._workspace_id, conversation_id)
        except NotFound:  # erased meanwhile
            return b""
        return frame("conversation", row, str(self._cursor))

    async def _enter(self) -> None:
        await self._core.hub.enter(agents_group(self._workspace_id), self._present_as)


def _message_ids(events: Sequence[Event]) -> list[UUID]:
    return [UUID(event.data["message_id"]) for event in events if event.kind == "message.created"]
