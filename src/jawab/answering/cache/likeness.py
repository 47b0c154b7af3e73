"""How alike two questions are, as the head sees it: their vectors, tokens and words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jawab.answering.cache.essentials import Essentials, essentials, is_number
from jawab.answering.terms import terms, words
from jawab.inference.embedder import Read

_AROUND = (
    "gap",  # how much nearer it is than the nearest question with another answer
    "rival",  # how near that is
    "second",  # how near another question with this answer is
    "agreeing",  # share of the nearest five that have this answer
)
_WORDED = (
    "shared",  # words that both have, of all
    "covered",  # words that both have, of the shorter question's
    "unshared",  # meaningful words that only one of them has
    "asked_alike",  # both ask with the same question word
    "asked_differently",
    "longer",  # by how much one is longer, as a ratio's logarithm
)
FEATURES = (
    "cosine",
    "met",  # how well the telling tokens of both are met by tokens of the other, in their context
    "worst",  # the token that is met worst
    *_WORDED,
    *_AROUND,
)
NEIGHBOURS = 8  # of a question that are looked at; closely those with which it may be the same
COMPARED = 4
_WIDEST_GAP = 0.4
_AGREEING = 5

_QUESTION = {
    "how_long": r"how (?:long|soon|fast|quick\w*)|kitni der|کتنی دیر",
    "how_much": r"how (?:much|many|expensive)|what(?:['’]?s| is| are)? (?:the )?(?:price|cost|fee|charge)s?|"
    r"kitn[aeiy]|کتن[اےی]",
    "when": r"when|what time|kab|کب",
    "where": r"where|kahan|kaha|kidhar|کہاں|کدھر",
    "why": r"why|how come|kyun?|kiyun|کیوں",
    "who": r"who|whom|kaun|kon|کون",
    "how": r"how|kaise|kese|کیسے",
    "what_if": r"what (?:if|happens)|agar|اگر",
    "which": r"which|kaun ?s[aie]|konsa|کون سا",
}
_ASKS = [(kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in _QUESTION.items()]


@dataclass(frozen=True, slots=True)
class Likened:
    """A question with all that is compared of it but its vectors."""

    text: str
    entities: tuple[tuple[str, str], ...]
    plain: str  # its words, so that spellings of one question are equal
    terms: frozenset[str]
    telling: frozenset[str]  # terms that are no numbers: those are compared as such
    essentials: Essentials
    asks: str

    @classmethod
    def of(cls, text: str, entities: tuple[tuple[str, str], ...] = ()) -> "Likened":
        asks = next((kind for kind, pattern in _ASKS if pattern.search(text)), "")
        found = terms(text)
        telling = frozenset(term for term in found if not is_number(term))
        return cls(text, entities, plain(text), found, telling, essentials(text), asks)


def plain(text: str) -> str:
    """The words of a text in lower case, without marks."""
    return " ".join(words(text))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A known question near to one that is asked; `about` names its answer."""

    cosine: float
    about: str


def features(asked: Likened, read: Read, known: Likened, known_read: Read) -> list[float]:
    """The values of FEATURES but those of the questions around."""
    met, worst = _met(read, known_read)
    return [float(read.vector @ known_read.vector), met, worst, *_worded(asked, known)]


def around(near: Sequence[Neighbour], place: int) -> list[float]:
    """The rest of the features, of the question at `place` of those that are near: nearest first."""
    this = near[place]
    rival = max((other.cosine for other in near if other.about != this.about), default=0.0)
    second = max((one.cosine for i, one in enumerate(near) if one.about == this.about and i != place), default=0.0)
    nearest = near[:_AGREEING]
    agreeing = sum(one.about == this.about for one in nearest) / len(nearest)
    return [min(_WIDEST_GAP, this.cosine - rival), rival, second, agreeing]


def _worded(asked: Likened, known: Likened) -> list[float]:
    both, either = asked.terms & known.terms, asked.terms | known.terms
    fewer = min(len(asked.terms), len(known.terms))
    alike = asked.asks == known.asks
    return [
        len(both) / len(either) if either else 1.0,
        len(both) / fewer if fewer else 0.0,
        min(6.0, float(len(either - both))),
        float(alike and bool(asked.asks)),
        float(not alike and bool(asked.asks) and bool(known.asks)),
        abs(float(np.log((len(asked.plain) + 5) / (len(known.plain) + 5)))),
    ]


def _met(one: Read, other: Read) -> tuple[float, float]:
    """The mean, by weight, of how well the telling tokens of each are met in the other (the lesser of both ways), and
    the least."""
    a, b = one.tokens, other.tokens
    telling_a, telling_b = a.weights > 0, b.weights > 0
    if not telling_a.any() or not telling_b.any():
        cosine = float(one.vector @ other.vector)
        return cosine, cosine
    likeness = a.states[telling_a].astype(np.float32) @ b.states[telling_b].astype(np.float32).T
    there, back = likeness.max(1), likeness.max(0)
    share_a, share_b = a.weights[telling_a], b.weights[telling_b]
    mean = min(float(there @ share_a / share_a.sum()), float(back @ share_b / share_b.sum()))
    return mean, float(min(there.min(), back.min()))
