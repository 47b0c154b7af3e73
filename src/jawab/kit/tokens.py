"""Unguessable tokens: given out once, kept only as their hash."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, safe in a header."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """What is kept of a token. A fast hash is right here: 256 random bits cannot be guessed through it."""
    return hashlib.sha256(token.encode()).digest()
