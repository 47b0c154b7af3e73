"""Keeps what was read out of a visitor's message, and draws from it what the inbox shows of the conversation."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts import mentions
from jawab.conversations.thread import Thread
from jawab.kit.sealing import Sealer
from jawab.understanding.intents.models import Intent
from jawab.understanding.models import Correction, MessageReading
from jawab.understanding.rules import Rules
from jawab.understanding.schemas import (
    Corrected,
    EntityOut,
    IntentGuessOut,
    ReadingDetails,
    UnderstandingOut,
)
from jawab.understanding.types import Mood, Understanding, Urgency

MOST_MOODS = 12
"""Of the last messages, that the inbox draws as a line."""
_PRESSING: dict[Mood, int] = {"angry": 3, "frustrated": 2}
_PRESSING_URGENCY: dict[Urgency, int] = {"high": 2}


async def keep(thread: Thread, message_id: UUID, text: str, understood: Understanding, rules: Rules) -> None:
    """Keep what was read of a visitor's message. Once it is kept, doing so again changes nothing."""
    if await thread.session.get(MessageReading, message_id) is not None:
        return
    row, details = _made(thread, message_id, understood, rules)
    thread.session.add(row)
    conversation = thread.conversation
    _draw(thread, understood, rules)
    if row.intent and row.intent_probability is not None and row.intent_probability >= rules.intent_threshold:
        conversation.intent = row.intent
    mentions.take_up(thread.contact, thread.sealer, text, understood.entities)
    facts = {
        "message_id": str(message_id),
        "language": row.language,
        "mood": row.mood,
        "mood_confidence": row.mood_confidence,
        "urgency": row.urgency,
        "intent": row.intent,
        "intent_probability": row.intent_probability,
        "out_of_scope": row.out_of_scope,
        "entity_types": sorted({entity.type for entity in understood.entities}),
    }
    await thread.session.flush()  # gives the row its time
    out = _shown(row, details, Corrected(mood=False, intent=False), {})
    await thread.tell_desk("message.understood", facts, "understanding", {"understanding": out.model_dump(mode="json")})


async def of_messages(
    session: AsyncSession, sealer: Sealer, workspace_id: UUID, message_ids: Sequence[UUID]
) -> list[UnderstandingOut]:
    """What was read of these messages, as far as anything was, oldest first."""
    query = select(MessageReading).where(
        MessageReading.workspace_id == workspace_id, MessageReading.message_id.in_(message_ids)
    )
    rows = (await session.scalars(query.order_by(MessageReading.created_at))).all()
    corrected = await session.execute(
        select(Correction.message_id, Correction.kind).where(
            Correction.workspace_id == workspace_id, Correction.message_id.in_([row.message_id for row in rows])
        )
    )
    kinds = {(message_id, kind) for message_id, kind in corrected}
    called = await labels(session, workspace_id, [row for row in rows if (row.message_id, "intent") in kinds])
    return [shown(row, sealer, kinds, called) for row in rows]


async def labels(session: AsyncSession, workspace_id: UUID, rows: Sequence[MessageReading]) -> dict[str, str]:
    """What the intents of corrected readings are called, by their keys: none of the candidates may have been right."""
    keys = {row.intent for row in rows if row.intent is not None}
    if not keys:
        return {}
    query = select(Intent.key, Intent.label).where(Intent.workspace_id == workspace_id, Intent.key.in_(keys))
    return {row.key: row.label for row in await session.execute(query)}


def shown(
    row: MessageReading, sealer: Sealer, corrected: set[tuple[UUID, str]], called: Mapping[str, str]
) -> UnderstandingOut:
    """A stored reading as the desk sees it; `called` is what `labels` gives. Raises Unreadable."""
    kinds = {kind for message_id, kind in corrected if message_id == row.message_id}
    return _shown(row, details(row, sealer), Corrected(mood="mood" in kinds, intent="intent" in kinds), called)


def details(row: MessageReading, sealer: Sealer) -> ReadingDetails:
    """What is sealed of a reading. Raises Unreadable."""
    return ReadingDetails.model_validate_json(sealer.open(row.details_sealed, _about(row.message_id)))


def _made(
    thread: Thread, message_id: UUID, understood: Understanding, rules: Rules
) -> tuple[MessageReading, ReadingDetails]:
    mood, intent = understood.mood, understood.intent
    details = ReadingDetails(
        mood=mood.mood,
        mood_scores={name: round(score, 4) for name, score in mood.scores.items()},
        urgency_reason=mood.urgency_reason,
        candidates=[IntentGuessOut.model_validate(guess) for guess in (intent.candidates if intent else ())],
        threshold=rules.intent_threshold,
        entities=[EntityOut.model_validate(entity) for entity in understood.entities],
        ms=round(understood.ms, 2),
    )
    best = intent.best if intent else None
    row = MessageReading(
        message_id=message_id,
        workspace_id=thread.conversation.workspace_id,
        conversation_id=thread.conversation.id,
        language=understood.language,
        mood=mood.mood,
        mood_confidence=round(mood.confidence, 4),
        urgency=mood.urgency,
        intent=best.key if best else None,
        intent_probability=round(best.probability, 4) if best else None,
        out_of_scope=round(intent.out_of_scope, 4) if intent else None,
        intent_version=intent.version if intent else None,
        details_sealed=thread.sealer.seal(details.model_dump_json().encode(), _about(message_id)),
    )
    return row, details


def _draw(thread: Thread, understood: Understanding, rules: Rules) -> None:
    conversation, mood = thread.conversation, understood.mood
    conversation.unhappy_in_row = rules.unhappy_after(conversation.unhappy_in_row, mood.mood)
    conversation.mood, conversation.urgency = mood.mood, mood.urgency
    conversation.moods = [*conversation.moods, mood.mood][-MOST_MOODS:]
    conversation.pressing = pressing(mood.mood, mood.urgency)


def pressing(mood: Mood, urgency: Urgency) -> int:
    """How soon a conversation needs a person; the inbox sorts by it."""
    return _PRESSING.get(mood, 0) + _PRESSING_URGENCY.get(urgency, 0)


def _shown(
    row: MessageReading, details: ReadingDetails, corrected: Corrected, called: Mapping[str, str]
) -> UnderstandingOut:
    return UnderstandingOut(
        message_id=row.message_id,
        created_at=row.created_at,
        language=row.language,
        mood=row.mood,
        mood_confidence=row.mood_confidence,
        mood_scores=details.mood_scores,
        urgency=row.urgency,
        urgency_reason=details.urgency_reason,
        intent=_intent(row, details, called),
        candidates=details.candidates,
        out_of_scope=row.out_of_scope,
        threshold=details.threshold,
        intent_version=row.intent_version,
        entities=details.entities,
        corrected=corrected,
        ms=details.ms,
    )


def _intent(row: MessageReading, details: ReadingDetails, called: Mapping[str, str]) -> IntentGuessOut | None:
    if row.intent is None:
        return None
    known = {**called, **{guess.key: guess.label for guess in details.candidates}}
    probability = row.intent_probability if row.intent_probability is not None else 1.0
    return IntentGuessOut(key=row.intent, label=known.get(row.intent, row.intent), probability=probability)


def _about(message_id: UUID) -> str:
    return f"reading:{message_id}"
