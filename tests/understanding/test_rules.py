"""A company's rules: when an unhappy visitor comes to a person, and which time it is for them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.settings import Settings
from jawab.understanding import rules
from jawab.understanding.rules import DEFAULTS, Rules, known_zone
from jawab.understanding.types import MOODS, Mood

moods = some.sampled_from(MOODS)
rule = some.builds(
    Rules,
    handoff_moods=some.lists(moods, max_size=5).map(tuple),
    handoff_after=some.none() | some.integers(0, 20),
)


def brought_at(wanted: Rules, said: list[Mood], before: int | None = 0) -> int | None:
    """Which message brings a person, None when none does."""
    for number, mood in enumerate(said):
        before = wanted.unhappy_after(before, mood)
        if wanted.brings_person(before):
            return number
    return None


@given(rule, some.lists(moods, max_size=30))
def test_so_many_in_a_row_bring_a_person_and_no_fewer(wanted: Rules, said: list[Mood]) -> None:
    number = brought_at(wanted, said)
    if wanted.handoff_after is None:
        assert number is None
        return
    enough = max(1, wanted.handoff_after)
    runs = [
        n for n in range(enough - 1, len(said))
        if all(mood in wanted.handoff_moods for mood in said[n - enough + 1 : n + 1])
    ]  # fmt: skip
    assert number == (runs[0] if runs else None)


@given(rule, some.lists(moods, max_size=30))
def test_who_chose_the_assistant_is_left_alone_whatever_they_say(wanted: Rules, said: list[Mood]) -> None:
    assert brought_at(wanted, said, before=None) is None


@pytest.mark.parametrize(("after", "number"), [(0, 0), (1, 0), (2, 4), (3, 5), (4, None), (None, None)])
def test_by_example(after: int | None, number: int | None) -> None:
    said: list[Mood] = ["angry", "happy", "frustrated", "angry", "angry", "angry"]
    assert brought_at(Rules(handoff_after=after), said) == number


def test_a_visitors_own_time_zone_comes_first() -> None:
    shop = Rules(time_zone="Asia/Karachi")
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert noon.astimezone(shop.zone("Europe/Berlin")).hour == 13
    for unknown in (None, "", "Asia/Atlantis", "../../etc/passwd", "Asia", "\0", "x" * 300):
        assert noon.astimezone(shop.zone(unknown)).hour == 17
    assert noon.astimezone(Rules(time_zone="nowhere").zone(None)).hour == 12


def test_now_is_now_in_that_zone() -> None:
    here = Rules(time_zone="Asia/Karachi").now(None)
    assert here.utcoffset() is not None
    assert here.utcoffset() == here.astimezone(known_zone("Asia/Karachi")).utcoffset()
    assert abs((here - now()).total_seconds()) < 60


@given(some.text(max_size=30))
def test_any_name_of_a_zone_is_a_zone_or_none(name: str) -> None:
    zone = known_zone(name)
    assert zone is None or now().astimezone(zone).tzinfo is zone


@asynccontextmanager
async def database(url: str) -> AsyncIterator[tuple[Database, UUID, UUID]]:
    """A database with two workspaces."""
    found = Database(Settings(database_url=url).database)
    await migrate(found)
    ids = [new_id(), new_id()]
    async with found.write() as session:
        session.add_all(Workspace(id=id, slug=str(id), name="Shop", site_key=str(id)) for id in ids)
    try:
        yield found, ids[0], ids[1]
    finally:
        await found.close()


@pytest.mark.site
async def test_rules_are_kept_for_their_workspace_alone(database_url: str) -> None:
    pattern = {"name": "Order", "type": "ORDER", "pattern": r"GN-\d{7}", "example": "GN-1234567"}
    mine = Rules(0.5, ("angry", "frustrated"), None, "PK", "Asia/Karachi", (pattern,))
    async with database(database_url) as (db, one, other):
        for wanted in (mine, Rules(handoff_moods=()), mine):
            async with db.write() as session:
                await rules.save(session, one, wanted)
            async with db.read() as session:
                assert await rules.load(session, one) == wanted
                assert await rules.load(session, other) == DEFAULTS
