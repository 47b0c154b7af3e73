"""Cursors for lists that are ordered by a time and an id."""

import base64
import binascii
from datetime import UTC, datetime
from uuid import UUID

from jawab.kit.errors import BadRequest


def encode_cursor(moment: datetime, id: UUID) -> str:
    return base64.urlsafe_b64encode(f"{moment.isoformat()}|{id}".encode()).decode()


def decode_cursor(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Raises BadRequest."""
    if not cursor:
        return None
    try:
        moment, _, id = base64.urlsafe_b64decode(cursor.encode()).decode().partition("|")
        when = datetime.fromisoformat(moment)
        if when.tzinfo is None:
            raise ValueError("no time zone")
        return when.astimezone(UTC), UUID(id)
    except (ValueError, OverflowError, binascii.Error) as error:
        raise BadRequest("This list has no such page. Leave `after` out to begin at the top.") from error
