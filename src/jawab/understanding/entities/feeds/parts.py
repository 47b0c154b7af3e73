"""What the reading of a feed needs of the process that it runs in."""

from dataclasses import dataclass

from jawab.db.engine import Database
from jawab.settings import Settings


@dataclass(frozen=True, slots=True)
class FeedParts:
    database: Database
    settings: Settings
