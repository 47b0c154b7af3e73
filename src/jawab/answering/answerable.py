"""Decides whether what was found answers the question: answer, ask back, or say honestly that it is not known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from jawab.answering import ports
from jawab.answering.close_reading import CloseReader
from jawab.answering.evidence import NAMES, URDU_NAMES, WORD_NAMES, evidence
from jawab.inference.embedder import Embedder, Read, Vectors
from jawab.inference.heads import load_head, sigmoid
from jawab.knowledge.search import KnowledgeSearch, Passage


@dataclass(frozen=True, slots=True)
class Answerability:
    """A judgement. `confidence` is the probability that the best passage's article answers the question, calibrated on
    help centres that the training had not seen; from `threshold` on it is answered."""

    decision: Literal["answer", "clarify", "unknown"]
    confidence: float
    threshold: float
    reason: str


@dataclass(frozen=True, slots=True)
class Judge:
    """A trained head over some of the evidence."""

    name: str
    features: tuple[str, ...]

    def probability(self, row: Vectors) -> float:
        """Of yes, calibrated, for evidence of shape (len(NAMES),)."""
        columns = [NAMES.index(name) for name in self.features]
        return float(sigmoid(load_head(self.name, self.features).score(row[None, columns]))[0])

    @property
    def least(self) -> float:
        """The probability from which on it counts as yes."""
        return load_head(self.name, self.features).thresholds["least"]


@dataclass(frozen=True, slots=True)
class Judges:
    """`first`: does the best article answer? `among`: does one of the first three? (None: nobody is asked back.)"""

    first: Judge
    among: Judge | None


ENGLISH = Judges(Judge("answerable", NAMES), Judge("among", NAMES))
URDU = Judges(Judge("answerable_urdu", URDU_NAMES), Judge("among_urdu", URDU_NAMES))
BY_WORDS = Judges(Judge("answerable_words", WORD_NAMES), None)


def judge(text: str, passages: Sequence[Passage], least: float | None = None) -> Answerability:
    """Judge the passages that `Grounding.find` gave for `text`, in its order.

    The thresholds come from the training questions: see the cards of the heads `answerable` and `among`. `least` is the
    owner's own in place of the first, where there is one.
    """
    if not passages:
        return Answerability("unknown", 0.0, ENGLISH.first.least, "nothing in the help centre is like it")
    row = evidence(text, passages)
    heads = _heads(passages[0])
    confidence = heads.first.probability(row)
    threshold = heads.first.least if least is None else least
    best = f"“{passages[0].title}” answers it with probability {confidence:.2f}"
    if confidence >= threshold:
        return Answerability("answer", confidence, threshold, f"{best}, at least {threshold:.2f}")
    several = len({passage.title for passage in passages}) > 1
    if several and heads.among and (among := heads.among.probability(row)) >= heads.among.least:
        reason = f"{best}, less than {threshold:.2f}, but one of the first three articles does with {among:.2f}"
        return Answerability("clarify", confidence, threshold, reason)
    return Answerability("unknown", confidence, threshold, f"{best}, less than {threshold:.2f}")


def _heads(best: Passage) -> Judges:
    if best.by_words_only:
        return BY_WORDS
    return URDU if best.approximate else ENGLISH


class Grounding:
    """Search, close reading and judgement together, as the answering pipeline takes them."""

    def __init__(self, search: KnowledgeSearch, embedder: Embedder) -> None:
        self._search = search
        self._reader = CloseReader(embedder)

    async def find(
        self, workspace_id: UUID, text: str, read: Read, *, language: str | None = None, limit: int = 8
    ) -> Sequence[Passage]:
        """As KnowledgeSearch.find; the best passage also tells how it reads against the question."""
        passages = await self._search.find(workspace_id, text, read.vector, language=language, limit=limit)
        if passages and not passages[0].by_words_only:
            passages[0] = replace(passages[0], reading=await self._reader.compare(read, passages))
        return passages

    def judge(self, text: str, passages: Sequence[ports.Passage], least: float | None = None) -> Answerability:
        """As `judge`."""
        return judge(text, [passage for passage in passages if isinstance(passage, Passage)], least)
