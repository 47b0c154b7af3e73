"""Does a new answer say something else than the help centre says already?

Only what can be told for sure: another number for the same thing, a denial of what is affirmed, one of two opposites.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from jawab.answering.facts import PER, Quantity, quantities
from jawab.answering.polarity import clashes, contradicts
from jawab.answering.terms import terms
from jawab.inference.embedder import Embedder
from jawab.knowledge.markdown import plain_inline
from jawab.knowledge.search import KnowledgeSearch, Passage
from jawab.knowledge.sentences import sentences

Kind = Literal["number", "denial", "opposite"]

ABOUT_THE_SAME = 0.5  # cosine from which two sentences are held against each other
MOST_SENTENCES = 30
MOST_PASSAGES = 6
MOST_TOLD = 10
_COUNTED = frozenset("second minute hour day week month year time euro dollar rupee cent percent".split())


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A sentence of the answer, what an article says instead, and how they differ."""

    kind: Kind
    sentence: str
    told: str
    article_id: UUID
    title: str
    url: str


async def check(
    search: KnowledgeSearch,
    embedder: Embedder,
    workspace_id: UUID,
    title: str,
    markdown: str,
    language: str,
    leave_out: UUID | None = None,
) -> list[Contradiction]:
    """What of the answer contradicts the passages that are nearest to it; articles other than `leave_out`."""
    own = [plain_inline(line).text for line in markdown.split("\n") if line.strip() and not line.startswith("#")]
    said = [sentence for line in own for sentence in sentences(line)][:MOST_SENTENCES]
    if not said:
        return []
    passages = await _nearest(search, embedder, workspace_id, f"{title} {' '.join(said)}"[:1000], language)
    told = [
        (sentence, passage)
        for passage in passages
        if passage.article_id != leave_out
        for sentence in sentences(passage.text)
    ]
    if not told:
        return []
    vectors = await embedder.embed([*said, *(sentence for sentence, _ in told)])
    likeness = vectors[: len(said)] @ vectors[len(said) :].T
    found = []
    for i, sentence in enumerate(said):
        for j in sorted(range(len(told)), key=lambda j: -float(likeness[i, j])):
            if likeness[i, j] < ABOUT_THE_SAME:
                break
            if kind := differs(sentence, told[j][0]):
                found.append(_contradiction(kind, sentence, *told[j]))
                break
    return found[:MOST_TOLD]


def differs(sentence: str, told: str) -> Kind | None:
    """How two sentences about the same thing cannot both be true, None when they can."""
    if _other_numbers(set(quantities(sentence)), set(quantities(told))):
        return "number"
    if contradicts(sentence, [told]):
        return "denial"
    shared = terms(sentence) & terms(told)
    return "opposite" if shared and clashes(sentence, told) else None


def _other_numbers(said: set[Quantity], told: set[Quantity]) -> bool:
    """Whether something is counted in both, with no number in common."""
    for unit in {quantity.unit for quantity in said} & {quantity.unit for quantity in told} & _COUNTED:
        ours = {one.number for one in said if one.unit == unit and one.number != PER}
        theirs = {one.number for one in told if one.unit == unit and one.number != PER}
        if ours and theirs and not ours & theirs:
            return True
    return False


async def _nearest(
    search: KnowledgeSearch, embedder: Embedder, workspace_id: UUID, text: str, language: str
) -> list[Passage]:
    (vector,) = await embedder.embed([text])
    return await search.find(workspace_id, text, vector, language=language, limit=MOST_PASSAGES)


def _contradiction(kind: Kind, sentence: str, told: str, passage: Passage) -> Contradiction:
    return Contradiction(kind, sentence, told, passage.article_id, passage.title, passage.url)
