"""Somebody at the desk knows better how a visitor felt or what they wanted: kept as a training example."""

from typing import Literal
from uuid import UUID

from sqlalchemy import select

from jawab.accounts.models import Member
from jawab.conversations.core import Core
from jawab.conversations.models import Conversation
from jawab.conversations.thread import Thread
from jawab.conversations.understood import MOST_MOODS, labels, pressing, shown
from jawab.kit.errors import NotFound
from jawab.kit.ids import new_id
from jawab.understanding.models import Correction, MessageReading
from jawab.understanding.rules import load as load_rules
from jawab.understanding.schemas import UnderstandingOut
from jawab.understanding.types import Mood

Kind = Literal["mood", "intent"]


async def correct(
    core: Core, member: Member, conversation_id: UUID, message_id: UUID, kind: Kind, value: str | None
) -> UnderstandingOut:
    """Put a mood or an intent (None: none of ours) in place of what was read. Raises NotFound."""
    async with core.thread(member.workspace_id, conversation_id) as thread:
        reading = await _reading(thread, message_id)
        before = await _before(thread, reading, member, kind)
        if before.value != value:
            before.value, before.member_id = value, member.id
            _change(reading, kind, value)
            await thread.session.flush()
            await _draw_again(thread.conversation, thread)
        kinds = {(message_id, other) for other in await _kinds(thread, message_id)}
        out = shown(reading, thread.sealer, kinds, await labels(thread.session, reading.workspace_id, [reading]))
        facts = {"message_id": str(message_id), "kind": kind, "was": before.was, "value": value}
        told = {"understanding": out.model_dump(mode="json")}
        await thread.tell_desk("message.corrected", facts, "understanding", told)
    return out


async def _reading(thread: Thread, message_id: UUID) -> MessageReading:
    query = select(MessageReading).where(
        MessageReading.message_id == message_id, MessageReading.conversation_id == thread.conversation.id
    )
    found = await thread.session.scalar(query)
    if found is None:
        raise NotFound("This message was not read: there is nothing to correct. Only visitors' messages are read.")
    return found


async def _before(thread: Thread, reading: MessageReading, member: Member, kind: Kind) -> Correction:
    """The correction that there is, or a new one that says what was read."""
    query = select(Correction).where(Correction.message_id == reading.message_id, Correction.kind == kind)
    found = await thread.session.scalar(query)
    if found is None:
        was = reading.mood if kind == "mood" else reading.intent
        found = Correction(
            id=new_id(),
            workspace_id=thread.conversation.workspace_id,
            message_id=reading.message_id,
            member_id=member.id,
            kind=kind,
            was=was,
            value="",
        )
        thread.session.add(found)
    return found


def _change(reading: MessageReading, kind: Kind, value: str | None) -> None:
    if kind == "mood":
        assert value is not None
        reading.mood, reading.mood_confidence = value, 1.0
    else:
        reading.intent, reading.intent_probability = value, None if value is None else 1.0


async def _draw_again(conversation: Conversation, thread: Thread) -> None:
    """What the inbox shows, from the readings as they are now."""
    query = select(MessageReading).where(MessageReading.conversation_id == conversation.id)
    newest = (await thread.session.scalars(query.order_by(MessageReading.created_at.desc()).limit(MOST_MOODS))).all()
    last = newest[0]
    mood: Mood = last.mood  # type: ignore[assignment]
    conversation.mood, conversation.moods = mood, [row.mood for row in reversed(newest)]
    conversation.pressing = pressing(mood, last.urgency)  # type: ignore[arg-type]
    conversation.intent = await _last_sure_intent(thread)


async def _last_sure_intent(thread: Thread) -> str | None:
    """The intent of the newest message that surely has one."""
    rules = await load_rules(thread.session, thread.conversation.workspace_id)
    query = select(MessageReading.intent).where(
        MessageReading.conversation_id == thread.conversation.id,
        MessageReading.intent.is_not(None),
        MessageReading.intent_probability >= rules.intent_threshold,
    )
    return await thread.session.scalar(query.order_by(MessageReading.created_at.desc()).limit(1))


async def _kinds(thread: Thread, message_id: UUID) -> list[str]:
    return list(await thread.session.scalars(select(Correction.kind).where(Correction.message_id == message_id)))
