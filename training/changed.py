"""Questions with one thing changed so that they are other questions: numbers, denials, what is asked about."""

import re
from collections.abc import Iterator

import numpy as np

from jawab.answering.terms import terms

_WORD = re.compile(r"[^\W\d_]{3,}")

_NUMBERS = (("for 2 items", "for 20 items"), ("within 3 days", "within 30 days"), ("over 500", "over 5,000"),
            ("for two people", "for ten people"), ("after 1 week", "after 6 weeks"))  # fmt: skip
_NUMBERS_ROMAN = (("2 cheezon ke liye", "20 cheezon ke liye"), ("teen din mein", "das din mein"))
_NUMBERS_URDU = (("۲ چیزوں کے لیے", "۲۰ چیزوں کے لیے"), ("تین دن میں", "دس دن میں"))
_DENIALS = (
    (r"^(i|we) want to\b", r"\1 don't want to"),
    (r"^how (do|can) i\b", r"how \1 i not"),
    (r"^can i\b", "why can i not"),
    (r"^(cancel|delete|change|track|return|exchange|stop|reset|update|edit)\b", r"don't \1"),
    (r"^do you\b", "why do you not"),
    (r"\bkarna hai\b", "nahi karna hai"),
    (r"\bkarni hai\b", "nahi karni hai"),
    (r"\bkaise (karoon|karte)\b", r"kaise na \1"),
    (r"کرنا ہے", "نہیں کرنا ہے"),
    (r"کرنی ہے", "نہیں کرنی ہے"),
    (r"کر سکتی ہوں", "نہیں کر سکتی ہوں"),
)
_OTHER_THINGS = (
    ("order", "appointment"), ("delivery", "refund"), ("refund", "voucher"), ("password", "phone number"),
    ("account", "subscription"), ("return", "repair"), ("cancel", "confirm"), ("parcel", "invoice"),
    ("size", "colour"), ("gift", "sale item"), ("address", "name"), ("my", "my brother's"), ("track", "cancel"),
    ("delete", "rename"), ("change", "return"), ("exchange", "sell"), ("payment", "delivery"), ("card", "cheque"),
)  # fmt: skip


def swapped(text: str, other: str, generator: np.random.Generator) -> str:
    """The text with one of its meaningful words replaced by one of another question's; "" when that has none."""
    mine = [found for found in _WORD.finditer(text) if terms(found[0])]
    theirs = [found[0] for found in _WORD.finditer(other) if terms(found[0]) and not terms(found[0]) & terms(text)]
    if not mine or not theirs:
        return ""
    place = mine[int(generator.integers(len(mine)))]
    return text[: place.start()] + theirs[int(generator.integers(len(theirs)))] + text[place.end() :]


def changed(text: str) -> Iterator[tuple[str, str, str]]:
    """`(kind, question, other question)`: pairs of which no answer of one is to be given to the other."""
    numbers = _NUMBERS_URDU if re.search("[\u0600-\u06ff]", text) else _NUMBERS
    if re.search(r"\b(kaise|hai|karna|nahi|mein|kya)\b", text):
        numbers = _NUMBERS_ROMAN
    for one, other in numbers:
        yield "number", f"{text} {one}", f"{text} {other}"
    for pattern, instead in _DENIALS:
        if (denied := re.sub(pattern, instead, text, flags=re.IGNORECASE)) != text:
            yield "denial", text, denied
    for thing, other in _OTHER_THINGS:
        if (swapped := re.sub(rf"\b{thing}\b", other, text, flags=re.IGNORECASE)) != text:
            yield "other thing", text, swapped
