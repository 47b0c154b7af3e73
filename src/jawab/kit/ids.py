"""Identifiers: UUIDv7, so that keys sort by the time they were made and indexes stay compact (RFC 9562)."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7."""
    return uuid7()
