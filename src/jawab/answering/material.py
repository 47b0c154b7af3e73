"""What an answer is made from, whoever writes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from jawab.answering.ports import Passage
from jawab.answering.types import Question


@dataclass(frozen=True, slots=True)
class Material:
    """What an answer is written from. `markdown` is that of the first passages, best first."""

    question: Question
    asked: str  # the question as it stands alone
    language: str
    passages: Sequence[Passage]
    markdown: Sequence[str]
