"""Questions that cannot stand alone: "and for kettles?" means the last question again, about kettles."""

import re
from collections.abc import Sequence

from jawab.answering.person import wants_person
from jawab.answering.smalltalk import smalltalk
from jawab.answering.terms import terms
from jawab.answering.types import Said

_GOES_ON = re.compile(
    r"\W*(?:and\b|or\b|but\b|so\b|what about|how about|what if|then\b|also\b|even if|same for|why\b\W*$|how\b\W*$|"
    r"when\b\W*$|"
    r"how (?:long|much|many)\W*$|aur\b|phir\b|lekin\b|اور\b|پھر\b|لیکن\b|تو\b)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|that|this|those|these|them|they|one|ones|(?<!are )(?<!is )there(?! is| are)|"
    r"wo|woh|ye|yeh|isko|usko|iska|uska)\b|"
    r"\b(?:is|us) (?:ka|ki|ke|ko|se|par|pe|mein|me)\b|"
    r"\b(?:یہ|وہ|اس|اسے|ان)\b",
    re.IGNORECASE,
)
_FEW = 3
_LONGEST = 300


def stand_alone(text: str, history: Sequence[Said]) -> str:
    """The question with the visitor's last real question before it when it leans on that, else just itself."""
    if not leans(text):
        return text
    before = next((said.text for said in reversed(history) if said.author == "visitor" and _is_question(said.text)), "")
    return f"{before[-_LONGEST:]} {text}" if before else text


def leans(text: str) -> bool:
    """Whether the text means something only with what was said before."""
    carried = len(terms(text))
    return bool((_GOES_ON.match(text) and carried <= 2 * _FEW) or (carried < _FEW and _POINTS_BACK.search(text)))


def _is_question(text: str) -> bool:
    return smalltalk(text) is None and not wants_person(text) and bool(terms(text))
