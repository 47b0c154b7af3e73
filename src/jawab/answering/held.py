"""What answering holds about a contact, as they get it in their export."""

import json
from dataclasses import asdict
from typing import Any

from jawab.answering.cache.entries import PURPOSE, opened_answer
from jawab.answering.cache.models import CachedAnswer
from jawab.answering.costs.models import ConversationSpend
from jawab.answering.quality.models import ReplyScore
from jawab.answering.suggestions.models import Followed
from jawab.answering.tools import task
from jawab.answering.tools.calls import opened_arguments, opened_outcome
from jawab.answering.tools.models import ToolCall, ToolTask
from jawab.privacy.holdings import Holder, Holding


def _call(row: ToolCall, holder: Holder) -> dict[str, Any]:
    return {
        "id": row.id,
        "conversation_id": row.conversation_id,
        "tool": row.tool_name,
        "at": row.created_at,
        "state": row.state,
        "arguments": opened_arguments(row, holder.sealer),
        "outcome": asdict(opened_outcome(row, holder.sealer)) if row.outcome_sealed else None,
    }


def _task(row: ToolTask, holder: Holder) -> dict[str, Any]:
    steps = task.opened(row, holder.sealer)
    return {"conversation_id": row.conversation_id, "at": row.created_at, **steps.model_dump(mode="json")}


def _score(row: ReplyScore, _: Holder) -> dict[str, Any]:
    parts = ("relevance", "completeness", "groundedness", "speed", "predicted", "grade", "overall")
    return {"reply_id": row.reply_id, "scored_at": row.scored_at, **{part: getattr(row, part) for part in parts}}


def _spend(row: ConversationSpend, _: Holder) -> dict[str, Any]:
    return {
        "conversation_id": row.conversation_id,
        "input_tokens": row.input_tokens,
        "output_tokens": row.output_tokens,
        "requests": row.requests,
    }


def _kept(row: CachedAnswer, holder: Holder) -> dict[str, Any]:
    sealer = holder.keyring.for_purpose(PURPOSE)
    question = json.loads(sealer.open_text(row.question_sealed, f"cached-question:{row.id}"))["text"]
    answer = opened_answer(sealer, row.id, row.answer_sealed)[0] if row.answer_sealed else None
    return {"message_id": row.reply_id, "kept_at": row.created_at, "question": question, "answer": answer}


def _followed(row: Followed, _: Holder) -> dict[str, Any]:
    return {"before": row.before, "after": row.after, "at": row.at}


HOLDINGS = (
    Holding("actions", ToolCall, _call),
    Holding("actions_begun", ToolTask, _task),
    Holding("scores_of_replies", ReplyScore, _score),
    Holding("language_model_use", ConversationSpend, _spend),
    Holding("answers_kept_for_others", CachedAnswer, _kept),
    Holding("what_was_asked_after_what", Followed, _followed),
)
