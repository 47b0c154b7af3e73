"""Reads messages as on Monday, 23 November 2026, noon in Karachi."""

from datetime import datetime
from zoneinfo import ZoneInfo

from jawab.understanding.entities.reading import EntitySetting, read_entities
from jawab.understanding.language import guess
from jawab.understanding.types import Entity

SETTING = EntitySetting(datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Karachi")))


def read(text: str, type: str = "", setting: EntitySetting = SETTING) -> list[Entity]:
    """What a message names, without token states; of one type only where one is given."""
    entities = read_entities(text, guess(text), None, setting)
    return [entity for entity in entities if entity.type == type or not type]


def values(text: str, type: str, setting: EntitySetting = SETTING) -> list[tuple[str, str]]:
    """`(text, value)` of each entity of a type."""
    return [(entity.text, entity.value) for entity in read(text, type, setting)]
