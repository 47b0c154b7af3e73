"""When a visitor may wish to be called, shown something or seen."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from jawab.kit.hours import Hours

AHEAD = timedelta(days=14)
"""How far ahead times are offered."""
LATEST = timedelta(days=92)
"""How far ahead a time may be wished for at all."""
NOTICE = timedelta(minutes=30)
"""How long before a time it is offered no more: somebody must see the request first."""
STEP = timedelta(minutes=30)
DAYTIME = Hours(days=[0, 1, 2, 3, 4, 5, 6], begin="08:00", end="20:00")
"""Offered where the owner has set no hours, by the visitor's clock."""


def offered(
    hours: Hours | None, owners: tzinfo, visitors: tzinfo, moment: datetime
) -> list[tuple[date, list[datetime]]]:
    """The times that are offered, by day, on the visitor's clock: half hours of the owner's clock within the owner's
    hours. Days without any are left out."""
    wanted, clock = (hours, owners) if hours else (DAYTIME, visitors)
    fitting = (time.astimezone(visitors) for time in _half_hours(moment, clock) if wanted.hold(time.astimezone(clock)))
    return [(day, list(times)) for day, times in groupby(fitting, key=datetime.date)]


def fits(time: datetime, allowed: Iterable[Hours | None], owners: tzinfo) -> bool:
    """Whether a time lies within any of the hours; where none are set, every time does."""
    given = list(allowed)
    return not given or any(hours is None or hours.hold(time.astimezone(owners)) for hours in given)


def _half_hours(moment: datetime, clock: tzinfo) -> Iterator[datetime]:
    """Full and half hours of a clock, in UTC steps so that a change of the clock neither skips nor doubles one."""
    earliest = (moment + NOTICE).astimezone(clock)
    past = timedelta(minutes=earliest.minute % 30, seconds=earliest.second, microseconds=earliest.microsecond)
    time = moment + NOTICE - past + (STEP if past else timedelta(0))
    while time <= moment + AHEAD:
        yield time
        time += STEP
