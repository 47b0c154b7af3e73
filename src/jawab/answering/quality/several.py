"""Several questions in one message, taken apart."""

import re

from jawab.answering.terms import terms

MOST = 4
_ENGLISH = "how|what|when|where|which|who|whom|why|can|could|do|does|did|is|are|will|would|should|may"
_URDU = r"kya|kab|kaise|kese|kitn\w+|kahan|kaun|کیا|کب|کیسے|کتن\w+|کہاں|کون"
_BETWEEN = re.compile(
    rf"(?<=[?؟])\s*|\n+|(?<=[.!۔])\s+|[,;،]?\s+\b(?:and|also|plus|aur|اور)\b\s+(?=(?:{_ENGLISH}|{_URDU})\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"^(?:{_ENGLISH})\b|\b(?:{_URDU})\b", re.IGNORECASE)  # Urdu asks in the middle of a sentence


def asked(text: str) -> list[str]:
    """The questions of a message, at least one and at most `MOST`. What has no meaningful word of its own, such as "ok
    thanks", is none; what is no question, such as "I paid by card.", belongs to the one that follows."""
    parts: list[str] = []
    before = ""
    for piece in (part.strip() for part in _BETWEEN.split(text)):
        if not terms(piece):
            continue
        whole = f"{before} {piece}".strip()
        if _is_question(piece):
            parts.append(whole)
            before = ""
        else:
            before = whole
    if before:
        parts = [*parts[:-1], f"{parts[-1]} {before}"] if parts else [before]
    return parts[:MOST] or [text]


def _is_question(piece: str) -> bool:
    return piece.endswith(("?", "؟")) or _ASKS.search(piece) is not None
