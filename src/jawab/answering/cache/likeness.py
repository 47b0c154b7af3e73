"""How alike two questions are, as the head sees it: their vectors, tokens and words."""

import re
from dataclasses import dataclass

import numpy as np

from jawab.answering.cache.essentials import Essentials, essentials
from jawab.answering.terms import terms, words
from jawab.inference.embedder import Read

FEATURES = (
    "cosine",
    "met",  # how well the telling tokens of both are met by tokens of the other, in their context
    "worst",  # the token that is met worst
    "shared",  # words that both have, of all
    "covered",  # words that both have, of the shorter question's
    "unshared",  # meaningful words that only one of them has
    "asked_alike",  # both ask with the same question word, or one of them with none
    "asked_differently",
    "longer",  # by how much one is longer, as a ratio's logarithm
)
FEATURES_ROUGH = ("cosine", "shared", "covered", "unshared", "asked_alike", "asked_differently", "longer", "spelled")
"""Where the vectors are only approximate, as for Urdu and Roman Urdu: no tokens, but how alike the letters are."""

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
    essentials: Essentials
    asks: str

    @classmethod
    def of(cls, text: str, entities: tuple[tuple[str, str], ...] = ()) -> "Likened":
        asks = next((kind for kind, pattern in _ASKS if pattern.search(text)), "")
        return cls(text, entities, plain(text), terms(text), essentials(text), asks)


def plain(text: str) -> str:
    """The words of a text in lower case, without marks."""
    return " ".join(words(text))


def features(asked: Likened, read: Read, known: Likened, known_read: Read) -> list[float]:
    """The values of FEATURES."""
    met, worst = _met(read, known_read)
    return [float(read.vector @ known_read.vector), met, worst, *_worded(asked, known)]


def features_rough(asked: Likened, vector: np.ndarray, known: Likened, known_vector: np.ndarray) -> list[float]:
    """The values of FEATURES_ROUGH."""
    return [float(vector @ known_vector), *_worded(asked, known), _spelled(asked.plain, known.plain)]


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


def _spelled(one: str, other: str) -> float:
    """Share of the pairs of letters that both have."""
    a, b = ({text[i : i + 3] for i in range(len(text) - 2)} for text in (f"  {one} ", f"  {other} "))
    return 2 * len(a & b) / max(1, len(a) + len(b))
