"""One conversation inside one unit of work: the only place where messages are written and states change.

Every change writes its event in the same transaction, and is published to the live streams when that is durable.
"""

from typing import Any, Self
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.contacts.models import Contact
from jawab.conversations import queries
from jawab.conversations.files.words import named
from jawab.conversations.models import Conversation, Message
from jawab.conversations.schemas import Author, Body, MessageKind, MessageOut, direction
from jawab.conversations.states import State, check_move
from jawab.db.engine import after_commit
from jawab.events import log
from jawab.events.hub import Hub, conversation_topic, workspace_topic
from jawab.kit.clock import now
from jawab.kit.errors import NotFound
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer
from jawab.privacy.keys import Keyring

PREVIEW_CHARS = 140


def no_conversation() -> NotFound:
    return NotFound("There is no such conversation, or it is not yours.")


class Thread:
    """A conversation that is being changed."""

    def __init__(
        self, session: AsyncSession, hub: Hub, sealer: Sealer, conversation: Conversation, contact: Contact
    ) -> None:
        self.session = session
        self.conversation = conversation
        self.contact = contact
        self.sealer = sealer
        self._hub = hub

    @classmethod
    async def open(
        cls,
        session: AsyncSession,
        hub: Hub,
        keyring: Keyring,
        workspace_id: UUID,
        conversation_id: UUID,
        *,
        contact_id: UUID | None = None,
    ) -> Self:
        """Load and lock a conversation. A visitor's `contact_id` reaches that visitor's alone. Raises NotFound."""
        found = await queries.conversation(session, workspace_id, conversation_id, contact_id, lock=True)
        if found is None:
            raise no_conversation()
        conversation, contact, _ = found
        return cls(session, hub, keyring.for_contact(contact.id, contact.wrapped_key), conversation, contact)

    async def sent_before(self, client_id: UUID) -> MessageOut | None:
        """The message that was stored when `client_id` came the first time: sending it again changes nothing."""
        earlier = await queries.sent_before(self.session, self.conversation.id, client_id)
        return shown(earlier, self.sealer) if earlier else None

    async def write(
        self,
        author: Author,
        body: Body,
        *,
        id: UUID | None = None,
        client_id: UUID | None = None,
        kind: MessageKind = "text",
        language: str | None = None,
        member: Member | None = None,
        reply_to: UUID | None = None,
    ) -> MessageOut:
        """Add a message, in a `member`'s name when one is given. Ask `sent_before` first when it has a `client_id`."""
        if member:
            body = body.model_copy(update={"author_name": member.name})
        message = Message(
            id=id or new_id(),
            workspace_id=self.conversation.workspace_id,
            conversation_id=self.conversation.id,
            client_id=client_id,
            seq=self._next_seq(),
            author=author,
            member_id=member.id if member else None,
            kind=kind,
            language=language or self.conversation.language,
            reply_to=reply_to,
            created_at=now(),
        )
        message.body_sealed = self.sealer.seal(body.model_dump_json().encode(), _about(message))
        self.session.add(message)
        self._remember_last(message, " · ".join(filter(None, [named(body.files), body.text])))
        out = _shown(message, body)
        await self._tell("message.created", _facts(message, body), message.seq, "message", out.model_dump(mode="json"))
        return out

    async def note(self, text: str) -> None:
        """Tell both sides what happened."""
        await self.write("system", Body(text=text), kind="notice")

    async def move(self, to: State, *, member: Member | None = None, reason: str | None = None) -> None:
        """Change who may answer. `member` takes it over when `to` is `human`. Raises Conflict."""
        conversation = self.conversation
        if conversation.state == to and (member is None or conversation.assignee_id == member.id):
            return
        check_move(conversation.state, to)  # type: ignore[arg-type]
        conversation.state = to
        conversation.assignee_id = member.id if member and to == "human" else None
        conversation.waiting_since = now() if to == "waiting" else None
        conversation.closed_at = now() if to == "closed" else None
        conversation.handoff_reason = reason if to in ("waiting", "human") else None
        data = {"state": to, "agent_name": member.name if member and to == "human" else None}
        await self._tell(
            "conversation.state",
            {**data, "member_id": str(member.id) if member else None, "reason": reason},
            self._next_seq(),
            "state",
            data,
        )

    async def _tell(self, kind: str, facts: dict[str, Any], seq: int, event: str, data: dict[str, Any]) -> None:
        """Write the event now, and publish it when it is durable."""
        conversation = self.conversation
        written = await log.append(
            self.session, conversation.workspace_id, kind, facts, conversation_id=conversation.id, seq=seq
        )

        async def publish() -> None:
            await self._hub.publish(conversation_topic(conversation.id), {"seq": seq, "event": event, "data": data})
            await self._hub.publish(
                workspace_topic(conversation.workspace_id),
                {"id": written.id, "event": event, "conversation_id": str(conversation.id), "data": data},
            )

        after_commit(self.session, publish)

    async def tell_desk(self, kind: str, facts: dict[str, Any], event: str, data: dict[str, Any]) -> None:
        """Write an event that the visitor's stream does not tell, and publish it to the desk when it is durable."""
        conversation = self.conversation
        written = await log.append(
            self.session, conversation.workspace_id, kind, facts, conversation_id=conversation.id
        )

        async def publish() -> None:
            await self._hub.publish(
                workspace_topic(conversation.workspace_id),
                {"id": written.id, "event": event, "conversation_id": str(conversation.id), "data": data},
            )

        after_commit(self.session, publish)

    def _next_seq(self) -> int:
        self.conversation.last_seq += 1
        return self.conversation.last_seq

    def _remember_last(self, message: Message, text: str) -> None:
        self.conversation.last_message_at = message.created_at
        if message.author == "system":
            return  # the inbox shows what people and the bot said, not that somebody joined or left
        self.conversation.last_author = message.author
        self.conversation.preview_sealed = self.sealer.seal_text(
            " ".join(text.split())[:PREVIEW_CHARS], f"conversation:{self.conversation.id}"
        )


def shown(message: Message, sealer: Sealer) -> MessageOut:
    """A stored message as both sides see it. Raises Unreadable."""
    return _shown(message, opened(message, sealer))


def opened(message: Message, sealer: Sealer) -> Body:
    """What is sealed of a message. Raises Unreadable."""
    return Body.model_validate_json(sealer.open(message.body_sealed, _about(message)))


def preview(conversation: Conversation, sealer: Sealer) -> str:
    """The beginning of the last message."""
    if conversation.preview_sealed is None:
        return ""
    return sealer.open_text(conversation.preview_sealed, f"conversation:{conversation.id}")


def _shown(message: Message, body: Body) -> MessageOut:
    return MessageOut(
        **{name: getattr(body, name) for name in Body.model_fields},
        id=message.id,
        client_id=message.client_id,
        seq=message.seq,
        author=message.author,
        kind=message.kind,
        language=message.language,
        dir=direction(message.language),
        reply_to=message.reply_to,
        rating=message.rating,
        created_at=message.created_at,
    )


def _facts(message: Message, body: Body) -> dict[str, Any]:
    """What the event log says of a message: ids, never words."""
    facts: dict[str, Any] = {"message_id": str(message.id), "author": message.author, "kind": message.kind}
    if body.citations:
        facts["articles"] = list(dict.fromkeys(str(citation.article_id) for citation in body.citations))
    if body.files:
        facts["files"] = [str(file.id) for file in body.files]
    return facts


def _about(message: Message) -> str:
    return f"message:{message.id}"
