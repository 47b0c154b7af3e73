"""The stream of a whole workspace, for the desk.

It resumes from the event log by the id of the last event seen. Someone who was away for long is told to load afresh
(`reset`) instead of being sent everything.
"""

from collections.abc import AsyncGenerator, Sequence
from uuid import UUID

import anyio

from jawab.accounts.sign_in import SignedIn, is_valid
from jawab.conversations import agent, queries, understood
from jawab.conversations.core import Core
from jawab.conversations.live import ERASED
from jawab.conversations.models import Message as StoredMessage
from jawab.conversations.thread import shown
from jawab.events import log
from jawab.events.hub import LAGGED, Message, Subscription, agents_group, workspace_topic
from jawab.events.models import Event
from jawab.kit.errors import NotFound
from jawab.kit.ids import new_id
from jawab.kit.sse import KEEP_ALIVE, KEEP_ALIVE_SECONDS, frame

SIGNED_OUT = "signed_out"
"""Sent on a workspace's topic with the session that ended: its streams end too. Not for clients."""
_FACTS = {"message.rated": "rating", "conversation.satisfaction": "satisfaction", "reply.reviewed": "review"}
"""Events that are told as they stand in the log."""
MOST_MISSED = 200
"""Events that a desk is sent after a pause; with more it loads afresh."""


class DeskStream:
    """One open desk."""

    def __init__(self, core: Core, signed: SignedIn, cursor: int | None) -> None:
        self._core = core
        self._workspace_id = signed.workspace.id
        self._session_id = signed.session.id
        self._cursor = cursor
        self._present_as = f"{signed.member.id}:{new_id()}"

    async def frames(self) -> AsyncGenerator[bytes]:
        """Frames until the desk is closed or its member signed out. While it is open its agent is present."""
        group = agents_group(self._workspace_id)
        async with self._core.hub.subscribe(workspace_topic(self._workspace_id)) as subscription:
            await self._core.hub.enter(group, self._present_as)
            try:
                yield KEEP_ALIVE + await self._begin()
                while (found := await self._next(subscription)) is not None:
                    if found:
                        yield found
            finally:
                with anyio.CancelScope(shield=True):
                    await self._core.hub.leave(group, self._present_as)

    async def _next(self, subscription: Subscription) -> bytes | None:
        """The frames of what has arrived, or a sign of life after some silence; None when the session has ended."""
        message = await subscription.get(KEEP_ALIVE_SECONDS)
        if message is None or subscription.lagged:
            subscription.caught_up()
            return KEEP_ALIVE + await self._missed() if await self._may_stay() else None
        found, durable = b"", False
        while message is not None:
            if message["event"] == SIGNED_OUT and message["data"]["session"] == str(self._session_id):
                return None
            found += self._passing(message)
            durable = durable or "id" in message
            message = None if subscription.lagged else subscription.get_now()
        return found + (await self._missed() if durable else b"")

    def _passing(self, message: Message) -> bytes:
        """What only happens now. What is kept is read from the log instead: there its order is that of the commits,
        while processes may publish in another one."""
        if "id" in message or message["event"] in (SIGNED_OUT, LAGGED):
            return b""
        about = {"conversation_id": message["conversation_id"]} if "conversation_id" in message else {}
        return frame(message["event"], {**about, **message["data"]})

    async def _begin(self) -> bytes:
        """What was missed since the cursor; without one, or when that is too much, where to go on from."""
        async with self._core.database.read() as session:
            last = await log.last_id(session, self._workspace_id)
            if self._cursor is not None and self._cursor <= last:
                missed = await log.since(session, self._workspace_id, self._cursor, MOST_MISSED + 1)
                if len(missed) <= MOST_MISSED:
                    return await self._missed()
        event = "ready" if self._cursor is None else "reset"
        self._cursor = last
        return frame(event, {}, str(last))

    async def _missed(self) -> bytes:
        """What is in the log after the cursor."""
        found = b""
        while True:
            async with self._core.database.read() as session:
                events = await log.since(session, self._workspace_id, self._cursor or 0)
                written = await queries.by_ids(session, self._workspace_id, _message_ids(events))
            if not events:
                return found
            found += await self._replayed(events, {str(message.id): message for message in written})

    async def _may_stay(self) -> bool:
        async with self._core.database.read() as session:
            return await is_valid(session, self._session_id)

    async def _replayed(self, events: Sequence[Event], written: dict[str, StoredMessage]) -> bytes:
        frames = []
        for event in events:
            self._cursor = event.id
            if event.kind == "message.created" and (message := written.get(event.data["message_id"])):
                frames += await self._written(event, message)
            elif event.kind in ("message.understood", "message.corrected"):
                frames += await self._understood(event)
            elif event.kind in _FACTS:
                about = {"conversation_id": str(event.conversation_id)}
                frames.append(frame(_FACTS[event.kind], {**about, **event.data}, str(event.id)))
            elif event.kind == "contact.erased":
                frames.append(frame(ERASED, {"conversations": event.data["conversations"]}, str(event.id)))
            elif event.kind == "contact_request":
                frames.append(frame(event.kind, event.data, str(event.id)))
            elif event.kind.startswith("tool."):
                about = {"conversation_id": str(event.conversation_id)}
                frames.append(frame("tool_call", {**about, **event.data}, str(event.id)))
        changed = dict.fromkeys(event.conversation_id for event in events if event.conversation_id)
        frames += [await self._row(conversation_id) for conversation_id in changed]
        return b"".join(frames)

    async def _written(self, event: Event, message: StoredMessage) -> list[bytes]:
        """The message; nothing when it was erased meanwhile."""
        try:
            _, contact, _ = await self._core.loaded(self._workspace_id, message.conversation_id)
        except NotFound:
            return []
        sealer = self._core.keyring.for_contact(contact.id, contact.wrapped_key)
        told = {"conversation_id": str(message.conversation_id), "message": shown(message, sealer)}
        return [frame("message", told, str(event.id))]

    async def _understood(self, event: Event) -> list[bytes]:
        """What is read of the message by now; nothing when it was erased meanwhile."""
        assert event.conversation_id is not None
        try:
            _, contact, _ = await self._core.loaded(self._workspace_id, event.conversation_id)
        except NotFound:
            return []
        sealer = self._core.keyring.for_contact(contact.id, contact.wrapped_key)
        async with self._core.database.read() as session:
            read = await understood.of_messages(session, sealer, self._workspace_id, [UUID(event.data["message_id"])])
        about = {"conversation_id": str(event.conversation_id)}
        return [frame("understanding", {**about, "understanding": one}, str(event.id)) for one in read]

    async def _row(self, conversation_id: UUID) -> bytes:
        try:
            row = await agent.row(self._core, self._workspace_id, conversation_id)
        except NotFound:  # erased meanwhile
            return b""
        return frame("conversation", row, str(self._cursor))


def _message_ids(events: Sequence[Event]) -> list[UUID]:
    return [UUID(event.data["message_id"]) for event in events if event.kind == "message.created"]
