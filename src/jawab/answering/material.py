"""What an answer is made from, whoever writes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from jawab.answering.ports import Guided, Passage
from jawab.answering.types import Question
from jawab.inference.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Material:
    """What an answer is written from: the passages, best first. `vector` is the question's, where it means anything."""

    question: Question
    asked: str  # the question as it stands alone
    language: str
    passages: Sequence[Passage]
    vector: Vectors | None = None
    guided: Guided | None = None
