"""What a training needs of the process that it runs in."""

from dataclasses import dataclass

from jawab.db.engine import Database
from jawab.events.hub import Hub
from jawab.inference.embedder import Embedder
from jawab.privacy.keys import Keyring
from jawab.settings import Settings


@dataclass(frozen=True, slots=True)
class TrainingParts:
    """The database, the keys that open corrected messages, the embedder, the settings, and the hub that desks listen to
    (None on the terminal)."""

    database: Database
    keyring: Keyring
    embedder: Embedder
    settings: Settings
    hub: Hub | None = None
