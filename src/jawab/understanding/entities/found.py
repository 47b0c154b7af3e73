"""Something found in a message, before it is known whether a more certain reading takes its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from jawab.understanding.types import Entity, EntityType


@dataclass(frozen=True, slots=True)
class Found:
    """An entity and how certain it is, from 0 to 1."""

    entity: Entity
    certainty: float


def found(type: EntityType, text: str, start: int, end: int, value: str, display: str, certainty: float) -> Found:
    """An entity of the characters `start` to `end` of the original `text`."""
    return Found(Entity(type, text[start:end], start, end, value, display), certainty)


def without_overlaps(readings: Iterable[Found]) -> list[Entity]:
    """The most certain of those that overlap, and of equally certain ones the longest; in the order of the text."""
    readings = list(readings)
    taken = bytearray(max((reading.entity.end for reading in readings), default=0))
    kept: list[Entity] = []
    for reading in sorted(readings, key=lambda r: (-r.certainty, r.entity.start - r.entity.end, r.entity.start)):
        entity = reading.entity
        if entity.start < entity.end and 1 not in taken[entity.start : entity.end]:
            taken[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
            kept.append(entity)
    return sorted(kept, key=lambda entity: entity.start)
