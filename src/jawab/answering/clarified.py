"""What a visitor means who picks a page after our "Which of these do you mean?": their question again, of that page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jawab.answering.ports import Passage
from jawab.answering.types import Said


@dataclass(frozen=True, slots=True)
class ChosenPage:
    """In place of a judgement: the visitor has said which page is meant."""

    reason: str
    decision: Literal["answer", "clarify", "unknown"] = "answer"
    confidence: float = 1.0
    threshold: float = 1.0


_FEW_WORDS = 3  # an answer in one's own words: "the second one", "for lamps"


def question_before(text: str, history: Sequence[Said]) -> str | None:
    """The visitor's question that we answered with a clarifying question just now, when `text` answers that: one of
    the options, or a few words. None for anything else, such as a new question."""
    if len(history) < 2 or history[-1].author != "bot" or history[-1].kind != "clarify":
        return None
    offered = {option.strip().casefold() for option in history[-1].options}
    if text.strip().casefold() not in offered and len(text.split()) > _FEW_WORDS:
        return None
    return next((said.text for said in reversed(history) if said.author == "visitor"), None)


def times_asked_back(history: Sequence[Said]) -> int:
    """How many clarifying questions in a row we have asked just now."""
    kinds = [said.kind for said in reversed(history) if said.author == "bot"]
    return next((count for count, kind in enumerate(kinds) if kind != "clarify"), len(kinds))


def of_page(title: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages of the page with this title, in their order."""
    wanted = title.strip().casefold()
    return [passage for passage in passages if passage.title.strip().casefold() == wanted]
