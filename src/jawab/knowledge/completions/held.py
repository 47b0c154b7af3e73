"""What completions hold about a contact, as they get it in their export."""

from typing import Any

from jawab.knowledge.completions.models import QuestionAsker
from jawab.privacy.holdings import Holder, Holding


def _asked(row: QuestionAsker, _: Holder) -> dict[str, Any]:
    return {"question_id": row.question_id}  # its words stand in the messages


HOLDINGS = (Holding("questions_counted", QuestionAsker, _asked),)
