"""Questions that mean the same are put together, in whatever language they are asked.

How likely two questions mean the same is told by a small head (`training/faq.py`) from their vectors and words. A
question joins the group to whose members it is likest on average, or begins one; groups that prove alike are joined.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from jawab.answering.terms import terms
from jawab.inference.embedder import Vectors
from jawab.inference.heads import load_head
from jawab.kit.ids import new_id

FEATURES = (
    "cosine",  # of the two vectors
    "words",  # share of their meaningful words that they have in common
    "approximate",  # 1 when one of them is only placed near its translation (`Embedder.approximates`), 2 when both are
    "cosine_approximate",  # the product of the two: those vectors are rougher
)
MOST_COMPARED = 40  # members of a group that a question is held against, the newest


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be grouped; `vector` of length 1."""

    id: UUID
    text: str
    vector: Vectors
    approximate: bool
    words: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, id: UUID, text: str, vector: Vectors, approximate: bool) -> "Asked":
        return cls(id, text, vector, approximate, terms(text))


@dataclass(slots=True)
class Group:
    """Questions that mean the same, oldest first. A group that is `fixed` takes questions up but is never joined to
    another: somebody has decided about it."""

    id: UUID
    members: list[Asked] = field(default_factory=list)
    fixed: bool = False

    def compared(self) -> list[Asked]:
        return self.members[-MOST_COMPARED:]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What came of grouping: the group of each new question by its id, and for groups that were joined to another,
    which that is."""

    groups: dict[UUID, UUID]
    joined: dict[UUID, UUID]


def features(some: Sequence[Asked], others: Sequence[Asked]) -> NDArray[np.float64]:
    """The values of FEATURES of every pair, of shape (len(some), len(others), len(FEATURES))."""
    cosine = np.stack([one.vector for one in some]) @ np.stack([other.vector for other in others]).T
    words = np.array([[_shared(one.words, other.words) for other in others] for one in some])
    rough = np.add.outer([float(one.approximate) for one in some], [float(other.approximate) for other in others])
    return np.stack([cosine, words, rough, cosine * rough], axis=-1).astype(np.float64)


def links(some: Sequence[Asked], others: Sequence[Asked]) -> NDArray[np.float64]:
    """Log-odds that each pair means the same, of shape (len(some), len(others))."""
    table = features(some, others)
    scores: NDArray[np.float64] = load_head("question_groups", FEATURES).score(table.reshape(-1, len(FEATURES)))
    return scores.reshape(table.shape[:2])


Links = Callable[[Sequence[Asked], Sequence[Asked]], NDArray[np.float64]]


def threshold() -> float:
    """The average link from which a question belongs to a group."""
    return load_head("question_groups", FEATURES).thresholds["group"]


def group(new: Sequence[Asked], groups: list[Group], least: float | None = None, link: Links = links) -> Grouped:
    """Put each new question into one of `groups`, which are changed, or into one of its own that is added to them.
    Training gives a threshold and a head of its own."""
    least = threshold() if least is None else least
    placed = {}
    for question in new:
        best, average = _nearest(question, groups, link)
        if best is None or average < least:
            best = Group(new_id())
            groups.append(best)
        best.members.append(question)
        placed[question.id] = best.id
    joined = _joined(groups, {placed[question.id] for question in new}, least, link)
    return Grouped({id: joined.get(group_id, group_id) for id, group_id in placed.items()}, joined)


def central(members: Sequence[Asked]) -> Asked:
    """The question that is likest to all the others, of those that are written as most are: in letters that the model
    reads itself, or in others. Members must not be empty."""
    some = list(members)[-4 * MOST_COMPARED :]
    usual = 2 * sum(one.approximate for one in some) > len(some)
    chosen = [one for one in some if one.approximate == usual]
    whole = np.stack([one.vector for one in some]).sum(axis=0)
    return max(chosen, key=lambda one: float(one.vector @ whole))


def _nearest(question: Asked, groups: Sequence[Group], link: Links) -> tuple[Group | None, float]:
    alive = [one for one in groups if one.members]
    if not alive:
        return None, -np.inf
    compared = [one.compared() for one in alive]
    scores = link([question], [member for members in compared for member in members])[0]
    ends = np.cumsum([len(members) for members in compared])
    averages = [float(part.mean()) for part in np.split(scores, ends[:-1])]
    best = int(np.argmax(averages))
    return alive[best], averages[best]


def _joined(groups: list[Group], touched: set[UUID], least: float, link: Links) -> dict[UUID, UUID]:
    """Join groups that grew to the ones they prove to be the same as; the older one stays."""
    joined: dict[UUID, UUID] = {}
    for one in [one for one in groups if one.id in touched]:
        others = [other for other in groups if other is not one and other.members]
        if one.fixed or not one.members or not others:
            continue
        averages = [float(link(one.compared(), other.compared()).mean()) for other in others]
        best = int(np.argmax(averages))
        if averages[best] < least:
            continue
        stays, goes = others[best], one
        if not stays.fixed and goes.id < stays.id:
            stays, goes = goes, stays
        stays.members.extend(goes.members)
        goes.members = []
        joined = {old: stays.id if new == goes.id else new for old, new in joined.items()} | {goes.id: stays.id}
    groups[:] = [one for one in groups if one.members]
    return joined


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    both = one | other
    return len(one & other) / len(both) if both else 0.0
