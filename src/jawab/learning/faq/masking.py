"""A visitor's words as they may be shown beside those of others: without what tells who they are."""

import re
from collections.abc import Sequence

from jawab.kit.clock import now
from jawab.understanding.entities.reading import EntitySetting, read_entities
from jawab.understanding.types import EntityType

MASKS: dict[EntityType, str] = {
    "PERSON": "[name]",
    "EMAIL": "[e-mail]",
    "PHONE": "[phone number]",
    "ORDER": "[order number]",
    "TICKET": "[ticket number]",
    "URL": "[link]",
}
_LONG_NUMBER = re.compile(r"\d(?:[\s().+/-]{0,2}\d){5,}")


def masked(text: str, language: str, known: Sequence[tuple[int, int, EntityType]] | None = None) -> str:
    """The text with names, addresses and numbers of people masked. `known` are spans that were read out of it before,
    when its token vectors were at hand: they tell names better than spelling and lists do, which find the rest."""
    found = [
        (entity.start, entity.end, entity.type)
        for entity in read_entities(text, language, None, _setting())
        if known is None or entity.type != "PERSON"
    ]
    for start, end, kind in _without_overlaps([*(known or ()), *found]):
        text = f"{text[:start]}{MASKS[kind]}{text[end:]}"
    return _LONG_NUMBER.sub("[number]", text)


def _setting() -> EntitySetting:
    return EntitySetting(now=now())


def _without_overlaps(spans: Sequence[tuple[int, int, EntityType]]) -> list[tuple[int, int, EntityType]]:
    """Those that are masked, from the last to the first; of two that overlap the one that was known first."""
    kept: list[tuple[int, int, EntityType]] = []
    for start, end, kind in spans:
        if kind in MASKS and all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, kind))
    return sorted(kept, reverse=True)
