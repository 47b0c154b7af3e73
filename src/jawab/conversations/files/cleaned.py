"""What is kept of a file."""

from dataclasses import dataclass

from jawab.conversations.files.schemas import FileType


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file as it is kept, with a small picture of it when it is one (`small`: WebP)."""

    type: FileType
    whole: bytes
    small: bytes = b""
    width: int | None = None
    height: int | None = None
    pages: int | None = None
