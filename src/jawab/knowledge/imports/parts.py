"""What an import needs of the process that it runs in."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from jawab.db.engine import Database
from jawab.events.hub import Hub
from jawab.inference.embedder import Embedder
from jawab.settings import Settings


@dataclass(frozen=True, slots=True)
class ImportParts:
    """The database, the embedder, the settings, and the hub that desks listen to (None on the terminal)."""

    database: Database
    embedder: Embedder
    settings: Settings
    hub: Hub | None = None

    def upload_folder(self, import_id: UUID) -> Path:
        """Where the files of an upload wait until they are imported."""
        return self.settings.data_dir.resolve() / "uploads" / str(import_id)
