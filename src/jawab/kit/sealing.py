"""Authenticated encryption: AES-256-GCM with what the value belongs to as associated data.

A sealed value is 12 bytes of nonce, the ciphertext, and 16 bytes of tag: 28 bytes more than the plain one. It opens
only with the same key *and* the same `about`, so a value moved to another row does not open.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
KEY_BYTES = 32


class Unreadable(Exception):
    """A sealed value that does not open: wrong key, wrong place, or altered."""


class Sealer:
    """Seals and opens values under one key."""

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def seal(self, value: bytes, about: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, value, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Raises Unreadable."""
        try:
            return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode())
        except (InvalidTag, ValueError) as error:
            raise Unreadable(f"a sealed value of {about.split(':')[0]} does not open with this key") from error

    def seal_text(self, value: str, about: str) -> bytes:
        return self.seal(value.encode(), about)

    def open_text(self, sealed: bytes, about: str) -> str:
        return self.open(sealed, about).decode()


def new_key() -> bytes:
    """256 random bits."""
    return os.urandom(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """A key for one purpose from a key for all (HKDF-SHA256, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(key)
