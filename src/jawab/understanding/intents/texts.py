"""Texts of examples: made plain, and told apart."""

import unicodedata
from hashlib import sha256


def plain(text: str) -> str:
    """In one line, without characters that nobody sees or that cannot be stored."""
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char) != "Cc")
    return " ".join("".join(kept).split())


def digest(text: str) -> str:
    """The same for texts that differ in case and spaces alone."""
    return sha256(unicodedata.normalize("NFKC", plain(text)).casefold().encode()).hexdigest()
