"""What a file is called: its sender's name for it, made harmless, with the ending of what it really is."""

import unicodedata

from jawab.conversations.files.schemas import FileType

MOST_CHARS = 100
_ENDINGS: dict[FileType, str] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
}
_KNOWN = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".pdf"})


def harmless(name: str, type: FileType) -> str:
    """A name of at most `MOST_CHARS` without folders, control characters and marks that turn the direction of text."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C")
    stem, dot, ending = plain.rpartition(".")
    if not dot or f".{ending.lower()}" not in _KNOWN:
        stem = plain
    stem = " ".join(stem.split()).strip(". ") or ("document" if type == "application/pdf" else "picture")
    return stem[: MOST_CHARS - 5] + _ENDINGS[type]
