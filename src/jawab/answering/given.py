"""Messages that only tell who the visitor is: "My name is Ayesha, my number is 0300 1234567". They ask nothing."""

import re
from collections.abc import Sequence

from jawab.understanding.types import Entity, EntityType

_OWN: frozenset[EntityType] = frozenset({"PERSON", "EMAIL", "PHONE"})
_AROUND = re.compile(
    r"\b(?:my|name|full|is|i|am|i['’]m|im|this|it|it['’]s|its|and|e-?mail|address|phone|mobile|whatsapp|contact|cell|number|no|"
    r"here|you|can|reach|me|at|on|hi|hello|yes|ok|okay|please|the|"
    r"mera|meri|na+m|hai|hain|hoon|hun|aur|main|mein|ye|yeh|par|"
    r"میرا|میری|نام|ہے|ہیں|ہوں|اور|میں|یہ|پر|ای|میل|نمبر|فون|موبائل|جی)\b|[\W_]+",
    re.IGNORECASE,
)


def details_given(text: str, entities: Sequence[Entity]) -> list[str]:
    """What the visitor tells of themselves, as people read it, when the message holds nothing else; else nothing."""
    own = [entity for entity in entities if entity.type in _OWN]
    rest = text
    for entity in sorted(own, key=lambda entity: -entity.start):
        rest = f"{rest[: entity.start]} {rest[entity.end :]}"
    return [] if _AROUND.sub("", rest) else [entity.display for entity in own]
