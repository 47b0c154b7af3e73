"""What an agent does in the conversations of their workspace."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from jawab.accounts.models import Member
from jawab.contacts import details, mentions
from jawab.contacts.identity import verified
from jawab.contacts.mentions import Mention
from jawab.contacts.models import Contact
from jawab.conversations import queries, satisfaction, understood
from jawab.conversations.core import Core
from jawab.conversations.files import sending
from jawab.conversations.notices import notice
from jawab.conversations.satisfaction import SatisfactionOut
from jawab.conversations.schemas import Body, ContactOut, InboxRow, MessageOut, Named, VerifiedOut
from jawab.conversations.thread import Thread, preview, shown
from jawab.kit.paging import Place
from jawab.kit.sealing import Sealer
from jawab.understanding.schemas import UnderstandingOut

PAGE = 100


class Opened(BaseModel):
    """A conversation with its newest messages."""

    conversation: InboxRow
    messages: list[MessageOut]
    more: bool
    understandings: list[UnderstandingOut]
    mentions: list[Mention]
    satisfaction: SatisfactionOut | None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Rows of the inbox, where the next page begins, and how many conversations each view has."""

    rows: list[InboxRow]
    following: Place | None
    counts: dict[str, int]


async def inbox(core: Core, member: Member, wanted: queries.Wanted, after: Place | None, limit: int) -> InboxPage:
    """A page of the inbox."""
    async with core.database.read() as session:
        found = await queries.inbox(session, member.workspace_id, member.id, wanted, after, limit + 1)
        counts = await queries.counts(session, member.workspace_id, member.id)
    last = found[limit - 1][0] if len(found) > limit else None
    following = Place(wanted.moment(last), last.id, wanted.rank(last)) if last else None
    return InboxPage([inbox_row(core, one) for one in found[:limit]], following, counts)


async def row(core: Core, workspace_id: UUID, conversation_id: UUID) -> InboxRow:
    """Raises NotFound."""
    return inbox_row(core, await core.loaded(workspace_id, conversation_id))


async def look(core: Core, workspace_id: UUID, conversation_id: UUID, before: int | None) -> Opened:
    """A conversation and its newest messages before `before`. Raises NotFound."""
    found = await core.loaded(workspace_id, conversation_id)
    sealer = core.keyring.for_contact(found[1].id, found[1].wrapped_key)
    async with core.database.read() as session:
        page = await queries.messages(session, conversation_id, before=before, limit=PAGE + 1)
        read = await understood.of_messages(session, sealer, workspace_id, [one.id for one in page[-PAGE:]])
        content = await satisfaction.given(session, sealer, conversation_id)
    return Opened(
        conversation=inbox_row(core, found),
        messages=[shown(one, sealer) for one in page[-PAGE:]],
        more=len(page) > PAGE,
        understandings=read,
        mentions=mentions.of(found[1], sealer),
        satisfaction=content,
    )


async def traces(core: Core, workspace_id: UUID, conversation_id: UUID) -> list[dict[str, Any]]:
    """What the bot saw for each of its replies, oldest first. Raises NotFound."""
    _, contact, _ = await core.loaded(workspace_id, conversation_id)
    sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
    async with core.database.read() as session:
        found = await queries.turns_of(session, conversation_id)
    return [
        {
            "reply_to": str(turn.message_id),
            **json.loads(sealer.open(turn.trace_sealed or b"", f"turn:{turn.id}")),
            "reply_id": str(turn.reply_id),
            "created_at": turn.created_at.isoformat(),
        }
        for turn in found
    ]


async def reply(
    core: Core, member: Member, conversation_id: UUID, client_id: UUID, text: str, files: Sequence[UUID] = ()
) -> MessageOut:
    """Write to the visitor; the conversation becomes the agent's when it is not yet. Raises NotFound, and Conflict for
    files that are not there to be sent."""
    async with core.thread(member.workspace_id, conversation_id) as thread:
        if earlier := await thread.sent_before(client_id):
            return earlier
        shown_files = await sending.of_message(thread, files, "agent", member.id)
        await _take(thread, member)
        message = await thread.write("agent", Body(text=text, files=shown_files), client_id=client_id, member=member)
        await sending.sent(thread, shown_files, message.id)
        return message


async def take_over(core: Core, member: Member, conversation_id: UUID) -> InboxRow:
    """From now on this agent answers and the bot is silent. Raises NotFound."""
    async with core.thread(member.workspace_id, conversation_id) as thread:
        await _take(thread, member)
    return await row(core, member.workspace_id, conversation_id)


async def hand_back(core: Core, member: Member, conversation_id: UUID) -> InboxRow:
    """The bot answers again. Raises NotFound, or Conflict."""
    async with core.thread(member.workspace_id, conversation_id) as thread:
        if thread.conversation.state != "bot":
            await thread.move("bot", reason="handed back")
            thread.conversation.unhappy_in_row = 0
            await thread.note(notice("handed_back", thread.conversation.language, name=member.name))
    return await row(core, member.workspace_id, conversation_id)


async def close(core: Core, member: Member, conversation_id: UUID) -> InboxRow:
    """End the conversation; the visitor opens it again by writing. Raises NotFound."""
    async with core.thread(member.workspace_id, conversation_id) as thread:
        if thread.conversation.state != "closed":
            await thread.move("closed", reason=f"closed by {member.name}")
            await thread.note(notice("closed", thread.conversation.language))
    return await row(core, member.workspace_id, conversation_id)


def inbox_row(core: Core, found: queries.Loaded) -> InboxRow:
    """A loaded conversation as the desk sees it."""
    conversation, contact, assignee = found
    sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
    return InboxRow(
        id=conversation.id,
        state=conversation.state,
        contact=_contact(contact, sealer),
        assignee=Named(id=conversation.assignee_id, name=assignee or "") if conversation.assignee_id else None,
        language=conversation.language,
        channel=conversation.channel,
        preview=preview(conversation, sealer),
        last_author=conversation.last_author,
        last_seq=conversation.last_seq,
        last_message_at=conversation.last_message_at,
        waiting_since=conversation.waiting_since,
        created_at=conversation.created_at,
        handoff_reason=conversation.handoff_reason,
        mood=conversation.mood,
        urgency=conversation.urgency,
        intent=conversation.intent,
        moods=conversation.moods,
        pressing=conversation.pressing,
        satisfaction=conversation.satisfaction,
    )


def _contact(contact: Contact, sealer: Sealer) -> ContactOut:
    known = verified.of(contact, sealer)
    return ContactOut(
        id=contact.customer_id or contact.id,
        name=details.name(contact, sealer),
        email=details.email(contact, sealer),
        phone=details.phone(contact, sealer),
        verified=VerifiedOut(**known.model_dump(exclude={"issued"})) if known else None,
    )


async def _take(thread: Thread, member: Member) -> None:
    if thread.conversation.state == "human" and thread.conversation.assignee_id == member.id:
        return
    await thread.move("human", member=member, reason=thread.conversation.handoff_reason or "an agent took over")
    await thread.note(notice("taken", thread.conversation.language, name=member.name))
