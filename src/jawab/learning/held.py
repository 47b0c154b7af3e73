"""What learning holds about a contact, as they get it in their export."""

from typing import Any

from jawab.learning.faq.models import FaqMessage
from jawab.learning.replay.models import ReplayItem
from jawab.learning.replay.run import opened
from jawab.learning.reviews.models import Review
from jawab.learning.reviews.queue import opened_review
from jawab.privacy.holdings import Holder, Holding


def _looked_at(row: FaqMessage, _: Holder) -> dict[str, Any]:
    return {"message_id": row.message_id, "taken_up_as_question": row.question_id}


def _review(row: Review, holder: Holder) -> dict[str, Any]:
    told = opened_review(row, None, holder.sealer).model_dump(mode="json", exclude={"member"})
    return {"reply_id": row.reply_id, **told}


def _replayed(row: ReplayItem, holder: Holder) -> dict[str, Any]:
    told = opened(row, holder.sealer).model_dump(mode="json")
    return {"message_id": row.message_id, "difference": row.difference, **told}


HOLDINGS = (
    Holding("looked_at_for_the_help_centre", FaqMessage, _looked_at),
    Holding("reviews_of_replies", Review, _review),
    Holding("asked_again_in_trials", ReplayItem, _replayed),
)
