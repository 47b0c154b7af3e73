"""Cursors for lists that are ordered by a time and an id, and perhaps by a rank before these."""

import base64
import binascii
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from jawab.kit.errors import BadRequest

_HIGHEST_RANK = 2**31 - 1  # what a database's integer holds


class Place(NamedTuple):
    """The last row of a page."""

    moment: datetime
    id: UUID
    rank: int = 0


def encode_cursor(moment: datetime, id: UUID, rank: int = 0) -> str:
    return base64.urlsafe_b64encode(f"{moment.isoformat()}|{id}|{rank}".encode()).decode()


def decode_cursor(cursor: str | None) -> Place | None:
    """Raises BadRequest."""
    if not cursor:
        return None
    try:
        moment, id, rank = base64.urlsafe_b64decode(cursor.encode()).decode().split("|")
        when = datetime.fromisoformat(moment)
        if when.tzinfo is None:
            raise ValueError("no time zone")
        if not 0 <= int(rank) <= _HIGHEST_RANK:
            raise ValueError("no such rank")
        return Place(when.astimezone(UTC), UUID(id), int(rank))
    except (ValueError, OverflowError, binascii.Error) as error:
        raise BadRequest("This list has no such page. Leave `after` out to begin at the top.") from error
