"""What conversations hold about a contact, as they get it in their export."""

import json
from typing import Any

from jawab.conversations import ratings, satisfaction
from jawab.conversations.models import Conversation, Message, MessageRating, Satisfaction, Turn
from jawab.conversations.thread import shown
from jawab.conversations.understood import details
from jawab.privacy.holdings import Holder, Holding
from jawab.understanding.models import Correction, MessageReading


def _conversation(row: Conversation, _: Holder) -> dict[str, Any]:
    return {
        "id": row.id,
        "began_at": row.created_at,
        "channel": row.channel,
        "state": row.state,
        "language": row.language,
        "last_message_at": row.last_message_at,
        "closed_at": row.closed_at,
        "handoff_reason": row.handoff_reason,
        "mood": row.mood,
        "urgency": row.urgency,
        "intent": row.intent,
    }


def _message(row: Message, holder: Holder) -> dict[str, Any]:
    return {"conversation_id": row.conversation_id, **shown(row, holder.sealer).model_dump(mode="json")}


def _rating(row: MessageRating, holder: Holder) -> dict[str, Any]:
    return {
        "message_id": row.message_id,
        "value": row.value,
        "reason": row.reason,
        "comment": ratings.comment_of(row, holder.sealer),
        "rated_at": row.rated_at,
    }


def _satisfaction(row: Satisfaction, holder: Holder) -> dict[str, Any]:
    told = satisfaction.shown(row, holder.sealer).model_dump(mode="json")
    return {"conversation_id": row.conversation_id, **told}


def _turn(row: Turn, holder: Holder) -> dict[str, Any]:
    trace = json.loads(holder.sealer.open(row.trace_sealed, f"turn:{row.id}")) if row.trace_sealed else None
    return {
        "message_id": row.message_id,
        "reply_id": row.reply_id,
        "at": row.created_at,
        "state": row.state,
        "written_by": row.mode,
        "took_ms": row.took_ms,
        "what_the_assistant_saw": trace,
    }


def _reading(row: MessageReading, holder: Holder) -> dict[str, Any]:
    return {
        "message_id": row.message_id,
        "at": row.created_at,
        "language": row.language,
        "mood": row.mood,
        "urgency": row.urgency,
        "intent": row.intent,
        "details": details(row, holder.sealer).model_dump(mode="json"),
    }


def _correction(row: Correction, _: Holder) -> dict[str, Any]:
    return {"message_id": row.message_id, "at": row.created_at, "kind": row.kind, "was": row.was, "value": row.value}


HOLDINGS = (
    Holding("conversations", Conversation, _conversation),
    Holding("messages", Message, _message),
    Holding("ratings", MessageRating, _rating),
    Holding("satisfaction", Satisfaction, _satisfaction),
    Holding("what_was_understood", MessageReading, _reading),
    Holding("corrections_by_the_company", Correction, _correction),
    Holding("replies_in_detail", Turn, _turn),
)
