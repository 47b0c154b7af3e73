"""What a replay needs of the process that it runs in."""

from dataclasses import dataclass

from jawab.conversations.core import Core
from jawab.inference.embedder import Embedder
from jawab.settings import Settings


@dataclass(frozen=True, slots=True)
class ReplayParts:
    """The database, keys and hub; the embedder; and the settings that name the LLM."""

    core: Core
    embedder: Embedder
    settings: Settings
