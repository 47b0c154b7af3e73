"""Asks back when the help centre does not surely answer: which intent, or which page, is meant?"""

from jawab.answering import canned
from jawab.answering.clarified import times_asked_back
from jawab.answering.material import Material
from jawab.answering.ports import Answerability
from jawab.answering.trace import Trace
from jawab.answering.types import Reply
from jawab.understanding.types import Understanding

MOST_ASKED_BACK = 2
"""Clarifying questions in a row; then the help centre or a person must do."""
_MORE_LIKELY_THAN_NOT = 0.5
_LIKELY = 0.5  # of the ranking, for a passage


def ask_back(material: Material, verdict: Answerability, understood: Understanding, trace: Trace) -> Reply | None:
    """A clarifying question with real candidates, None where there are none or we have asked often enough."""
    if times_asked_back(material.question.history) >= MOST_ASKED_BACK:
        return None
    if likely_right(material, verdict):
        return canned.which_page(material.language, material.passages)
    if intents := _which_intent(material, understood):
        least = material.question.rules.intent_threshold
        trace.decide("clarify", f"{verdict.reason}; no intent reaches {least:.2f}")
        return intents
    if verdict.decision == "clarify":
        return canned.which_page(material.language, material.passages)
    return _which_likely_page(material, understood, trace)


def likely_right(material: Material, verdict: Answerability) -> bool:
    """Whether the best page is in the visitor's language and more likely right than not, though not surely enough to be
    given as the answer."""
    same = bool(material.passages) and material.passages[0].language == material.language
    return same and verdict.decision == "clarify" and verdict.confidence > _MORE_LIKELY_THAN_NOT


def _which_likely_page(material: Material, understood: Understanding, trace: Trace) -> Reply | None:
    """Asks which page is meant when the message surely is about something of ours, though no page surely answers it."""
    intent = understood.intent
    if intent is None or intent.best is None or intent.best.probability < material.question.rules.intent_threshold:
        return None
    likely = [passage for passage in material.passages if passage.score >= _LIKELY]
    pages = canned.which_page(material.language, likely)
    if pages:
        trace.decide("clarify", f"surely “{intent.best.label}” ({intent.best.probability:.2f}), but no page is sure")
    return pages


def _which_intent(material: Material, understood: Understanding) -> Reply | None:
    """Asks which intent is meant when the message has one of them, but none surely."""
    intent = understood.intent
    if intent is None or intent.best is None or intent.best.probability >= material.question.rules.intent_threshold:
        return None
    if intent.out_of_scope > intent.best.probability:
        return None
    return canned.which_intent(material.language, intent)
