"""Small words that turn a sentence around: denials, opposites, and words that leave no exception."""

import re
from collections.abc import Sequence
from functools import lru_cache

from jawab.answering.terms import terms

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t|dont|cant|wont|unable|"
    r"refuse[sd]?|nahi|nahin|mat)\b|"
    r"نہیں|نہ\b|مت\b|بغیر",
    re.IGNORECASE,
)
# Ways of saying "free", which deny nothing but the cost
_FREE = re.compile(
    r"\b(?:free(?: of charge)?|(?:at |for )?no (?:extra |additional |card |further )?(?:charge|fee|cost|costs|"
    r"fees|charges)|costs? nothing|"
    r"without (?:any )?(?:charge|fee|cost)|not (?:be )?charged?(?: for)?|(?:isn['’]t|aren['’]t|not) charged|"
    r"complimentary)\b",
    re.IGNORECASE,
)
# Idioms whose "no" or "not" denies nothing that matters here
_IDIOM = re.compile(
    r"\b(?:no (?:more|later|longer|less|fewer|matter)|not (?:only|more than|later than|less than)|whether or not)\b",
    re.IGNORECASE,
)
_OPPOSITES = (
    ("before", "after"),
    (
        "above over more longer older harder higher least_bound",
        "below under less shorter younger softer lower most_bound fewer",
    ),
    ("minimum least", "maximum most"),
    ("always", "never sometimes"),
    ("must required require requires mandatory need needs necessary", "optional needn't unnecessary"),
    ("free", "charged cost costs fee pay"),
    ("keep keeps kept remain remains", "delete deletes deleted erase erased erases lost gone removed"),
    ("accept accepts accepted allowed allow", "refuse refused reject rejected forbidden prohibited"),
    ("first", "last"),
    ("open opens opened", "close closes closed"),
    ("half", "full double"),
    ("smallest smaller small", "largest larger large"),
    ("increase increases raise", "decrease decreases reduce reduces"),
    ("immediately instantly once", "later eventually"),
    ("inside", "outside"),
    ("same", "different another"),
    ("front top", "back bottom"),
    ("enable enabled on", "disable disabled off"),
    ("include includes included including covered", "exclude excludes excluded"),
)
_SIDES = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in _OPPOSITES)
_UNIVERSAL = re.compile(
    r"\b(?:always|never|all|every|everyone|everybody|anyone|anybody|anything|anywhere|any time|anytime|unlimited|"
    r"only|must|guaranteed?|completely|"
    r"entirely|automatically|both|ever)\b|ہمیشہ|کبھی|تمام|صرف|ہر\b",
    re.IGNORECASE,
)
_ALIKE = {
    "never": {"never", "not", "cannot", "no", "don't"},
    "must": {"must", "required", "need", "needs", "have to", "has to", "only", "requires", "do not", "should"},
    "only": {"only", "no other", "just"},
    "all": {"all", "everything", "every", "whole", "full"},
    "every": {"every", "each", "all", "daily", "monthly", "weekly", "yearly"},
    "any time": {"any time", "anytime", "whenever"},
    "anyone": {"anyone", "anybody", "somebody else", "others", "everyone"},
}
_CLAUSE = re.compile(
    r"[,;:.!?،۔]\s+|\b(?:but|because|while|unless|if|when|so)\b|\b(?:لیکن|اگر)\b|"
    r"\b(?:and|or)\b(?=(?:\s+\w+)?\s+(?:not|never|no|cannot|\w+n['’]t)\b)",
    re.IGNORECASE,
)
_ALIKE_ENOUGH = 0.5
_WORD = re.compile(r"[\w'’]+")


def contradicts(sentence: str, told: Sequence[str]) -> bool:
    """Whether a clause of the sentence denies what the nearest clause of the `told` units affirms, or the other way."""
    clauses = [clause for unit in told for clause in _clauses(unit)]
    for denies, said in _clauses(sentence):
        nearest = max(clauses, key=lambda clause: len(said & clause[1]) / (len(clause[1]) + 2), default=None)
        if (
            nearest
            and nearest[0] != denies
            and len(said & nearest[1]) >= _ALIKE_ENOUGH * min(len(said), len(nearest[1]))
        ):
            return True
    return False


@lru_cache(maxsize=8192)
def _clauses(text: str) -> tuple[tuple[bool, frozenset[str]], ...]:
    """Each clause as (whether it denies, its meaningful words)."""
    plain = _IDIOM.sub(" ", _FREE.sub(" free ", text))
    parts = ((bool(_NEGATION.search(part)), terms(part)) for part in _CLAUSE.split(plain))
    return tuple((denies, found) for denies, found in parts if found)


def clashes(sentence: str, window: str) -> int:
    """Pairs of opposites of which the sentence has one side alone and the window the other side alone."""
    said, told = _sides(sentence), _sides(window)
    return sum(
        (bool(one & said) and not other & said and bool(other & told) and not one & told)
        or (bool(other & said) and not one & said and bool(one & told) and not other & told)
        for one, other in _SIDES
    )


def universals(sentence: str, window: str) -> int:
    """Words without exception in the sentence that nothing in the window says."""
    told = window.casefold()
    return sum(
        not any(re.search(rf"\b{re.escape(alike)}\b", told) for alike in _ALIKE.get(word, {word}))
        for word in {found[0].casefold() for found in _UNIVERSAL.finditer(sentence)}
    )


def _sides(text: str) -> frozenset[str]:
    folded = _FREE.sub(" free ", text.casefold())
    folded = re.sub(r"\bat least\b", "least_bound", folded)
    folded = re.sub(r"\b(?:at most|up to|no more than)\b", "most_bound", folded)
    return frozenset(_WORD.findall(folded))
