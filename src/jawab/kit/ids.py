"""Identifiers: UUIDv7, so that keys sort by the time they were made and indexes stay compact (RFC 9562)."""

from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7."""
    return uuid7()


def first_id(moment: datetime) -> UUID:
    """The least UUIDv7 of that millisecond: ids that are made from then on are not less."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
