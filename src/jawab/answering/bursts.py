"""Is the visitor through, or do more messages of the same thought follow?

Who writes "hi", "i ordered", "12345, where is it" means one question. A message that looks whole is answered at once;
after one that does not we wait a moment, and begin again with all of them when another comes.
"""

import re
from collections.abc import Sequence

from jawab.answering.smalltalk import smalltalk
from jawab.answering.types import Said

JOIN_SECONDS = 15.0
"""From the first message on; who goes on writing longer is answered in between."""
TYPING_SECONDS = 3.0
"""So long somebody who was seen typing is taken to be still at it."""
_MOST_TYPING = 8.0
_ENDS = re.compile(r"[.?!؟۔…)\]»”\"]\s*$")
_GOES_ON = re.compile(
    r"(?:[,،;:–-]|\b(?:and|or|but|because|so|also|with|for|to|aur|ya|lekin|kyunke|ke|ki)|اور|یا|لیکن|کیونکہ)\s*$",
    re.IGNORECASE,
)
_FEW_WORDS = 4


def looks_whole(text: str) -> bool:
    """Whether nothing more needs to come for this message to be understood."""
    if _GOES_ON.search(text):
        return False
    if smalltalk(text) == "greeting":
        return False  # it is polite to wait for what somebody wants
    return bool(_ENDS.search(text)) or len(text.split()) > _FEW_WORDS or smalltalk(text) is not None


def answers_us(history: Sequence[Said]) -> bool:
    """Whether the visitor answers a question of ours: a number or a word is all that we asked for."""
    return bool(history) and history[-1].author == "bot" and history[-1].kind == "clarify"


def patience(since_typing: float | None, waited: float, burst_seconds: float) -> float:
    """Seconds to wait on for another message, 0 when it is enough. `since_typing`: since the visitor was last seen
    typing, None when they were not; `waited`: since their last message."""
    if since_typing is not None and waited < _MOST_TYPING:
        return max(TYPING_SECONDS - since_typing, burst_seconds - waited, 0.0)
    return max(burst_seconds - waited, 0.0)
