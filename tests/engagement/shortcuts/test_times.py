"""When visitors may wish to be called: in the owner's hours, on the visitor's clock."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from jawab.engagement.shortcuts.times import NOTICE, STEP, fits, offered
from jawab.kit.hours import Hours

LAHORE, LONDON, NEW_YORK = ZoneInfo("Asia/Karachi"), ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
OFFICE = Hours(days=[0, 1, 2, 3, 4], begin="09:00", end="17:00")
FRIDAY_NOON = datetime(2026, 11, 27, 12, 10, tzinfo=LAHORE)


def test_half_hours_of_the_owners_week_on_the_visitors_clock() -> None:
    days = offered(OFFICE, LAHORE, LONDON, FRIDAY_NOON)
    friday, monday = days[0], days[1]
    assert (friday[0].isoformat(), monday[0].isoformat()) == ("2026-11-27", "2026-11-30"), "the weekend is left out"
    assert friday[1][0].isoformat() == "2026-11-27T08:00:00+00:00", "13:00 in Lahore, half an hour's notice kept"
    assert [friday[1][-1].hour, friday[1][-1].minute] == [11, 30], "16:30 in Lahore is the last of the day"
    assert monday[1][0].isoformat() == "2026-11-30T04:00:00+00:00"
    assert {later - earlier for _, times in days for earlier, later in pairwise(times)} == {STEP}


def test_a_day_of_the_owner_may_be_two_of_the_visitor() -> None:
    days = offered(Hours(days=[2], begin="00:00", end="00:00"), LAHORE, NEW_YORK, FRIDAY_NOON)
    assert [day.isoformat() for day, _ in days[:2]] == ["2026-12-01", "2026-12-02"]
    assert sum(len(times) for _, times in days[:2]) == 48


def test_without_hours_the_visitors_daytime() -> None:
    clock = {time.strftime("%H:%M") for _, times in offered(None, LAHORE, NEW_YORK, FRIDAY_NOON) for time in times}
    assert (min(clock), max(clock)) == ("08:00", "19:30")


def test_nothing_at_once_and_nothing_twice_when_the_clock_is_changed() -> None:
    before_change = datetime(2026, 10, 24, 10, 0, tzinfo=UTC)  # London goes back one hour on the 25th
    whole_week = Hours(days=list(range(7)), begin="00:00", end="00:00")
    times = [time for _, day in offered(whole_week, LONDON, LONDON, before_change) for time in day]
    assert times[0] == before_change + NOTICE
    assert len({time.astimezone(UTC) for time in times}) == len(times)
    assert sum(time.date().isoformat() == "2026-10-25" for time in times) == 50, "a day of 25 hours"


def test_a_time_fits_into_any_of_the_hours_given() -> None:
    evening = Hours(days=[5], begin="20:00", end="02:00")
    saturday_night = datetime(2026, 11, 29, 1, 0, tzinfo=LAHORE)
    assert fits(saturday_night, [OFFICE, evening], LAHORE)
    assert not fits(saturday_night + timedelta(hours=1), [OFFICE, evening], LAHORE)
    assert fits(saturday_night, [], LAHORE)
    assert fits(saturday_night, [OFFICE, None], LAHORE), "one that is offered at any time is enough"
