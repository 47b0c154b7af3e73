"""Puts the parts together that take in and give out files."""

from jawab.conversations.core import Core
from jawab.conversations.files.scanning import scanner_at
from jawab.conversations.files.store import Bounds, Files
from jawab.settings import Settings


def make_files(settings: Settings, core: Core) -> Files:
    """As the operator has set it."""
    bounds = Bounds(settings.file_max_bytes, settings.files_per_conversation, settings.file_bytes_per_day)
    return Files(core, scanner_at(settings.file_scanner), bounds)
