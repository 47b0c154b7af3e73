"""Cursors: they go out and come back as they were, and what is none is refused before it reaches a database."""

import base64
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jawab.kit.errors import BadRequest
from jawab.kit.paging import decode_cursor, encode_cursor

MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
ID = UUID(int=7)


def cursor(content: str) -> str:
    return base64.urlsafe_b64encode(content.encode()).decode()


@given(
    some.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=some.just(UTC)),
    some.uuids(),
    some.integers(0, 100),
)
def test_a_place_comes_back_as_it_was(moment: datetime, id: UUID, rank: int) -> None:
    place = decode_cursor(encode_cursor(moment, id, rank))
    assert place is not None
    assert (place.moment, place.id, place.rank) == (moment, id, rank)


def test_a_list_without_ranks_has_rank_nought() -> None:
    place = decode_cursor(encode_cursor(MOMENT, ID))
    assert place is not None
    assert (place.moment, place.id, place.rank) == (MOMENT, ID, 0)


@pytest.mark.parametrize("none", [None, ""])
def test_no_cursor_is_the_top(none: str | None) -> None:
    assert decode_cursor(none) is None


def test_a_time_of_another_zone_is_the_same_time() -> None:
    place = decode_cursor(encode_cursor(MOMENT.astimezone(timezone(timedelta(hours=5))), ID, 1))
    assert place is not None
    assert (place.moment, place.moment.tzinfo) == (MOMENT, UTC)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "x",
        f"{MOMENT.isoformat()}|{ID}",
        f"{MOMENT.isoformat()}|{ID}|0|0",
        f"2026-01-02T03:04:05|{ID}|0",
        f"0001-01-01T00:00:00+23:59|{ID}|0",
        f"9999-12-31T23:59:59-23:59|{ID}|0",
        f"{MOMENT.isoformat()}|x|0",
        f"{MOMENT.isoformat()}|{ID}|",
        f"{MOMENT.isoformat()}|{ID}|1.5",
        f"{MOMENT.isoformat()}|{ID}|{2**31}",
        f"{MOMENT.isoformat()}|{ID}|{-(2**31) - 1}",
        f"{MOMENT.isoformat()}|{ID}|{'9' * 5000}",
    ],
)
def test_what_no_list_gave_out_is_refused(content: str) -> None:
    with pytest.raises(BadRequest, match="Leave `after` out"):
        decode_cursor(cursor(content) or "=")


@given(some.text(max_size=40))
def test_anything_else_is_refused_and_nothing_else_is_raised(written: str) -> None:
    if written:
        with pytest.raises(BadRequest):
            decode_cursor(written)


@given(some.binary(min_size=1, max_size=60))
def test_bytes_that_are_none_are_refused(content: bytes) -> None:
    with pytest.raises(BadRequest):
        decode_cursor(base64.urlsafe_b64encode(content).decode())
