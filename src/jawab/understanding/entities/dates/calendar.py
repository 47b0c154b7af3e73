"""Reckoning with days, weeks and months."""

from datetime import date, timedelta

_LIKELY_PAST = 60  # days that a date without a year may lie back when nothing tells the tense


def valid(year: int, month: int, day: int) -> date | None:
    """The day, None when there is none such between 1900 and 2100."""
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def near(
    today: date, year: int | None, month: int, day: int, direction: int, *, whole_month: bool = False
) -> date | None:
    """The day of a month, in the year that is meant where none is told: the last one when the words look back
    (`direction` -1), else the next, unless it was only just."""
    if year is not None:
        return valid(year, month, day)
    days = [found for y in range(today.year - 4, today.year + 5) if (found := valid(y, month, day))]
    past = max((d for d in days if d <= today), default=None)
    coming = min((d for d in days if d >= today or (whole_month and month_end(d) >= today)), default=None)
    if direction < 0:
        return past
    if (
        direction == 0
        and past
        and (today - past).days <= _LIKELY_PAST
        and (coming is None or (coming - today).days > 300)
    ):
        return past
    return coming


def day_of_month(today: date, day: int, direction: int) -> date | None:
    """The nearest such day of a month: the last one when the words look back, else the next."""
    step = -1 if direction < 0 else 1
    for months in range(4):
        at = today.year * 12 + today.month - 1 + step * months
        found = valid(at // 12, at % 12 + 1, day)
        if found and (found <= today if step < 0 else found >= today):
            return found
    return None


def weekday(today: date, number: int, direction: int, *, this: bool = False) -> date:
    """The weekday (0 Monday): with `direction` 2 that of next week, 1 or 0 the coming one, -1 the last one. With
    `this` it may be today."""
    if direction == 2:
        return today + timedelta(days=7 - today.weekday() + number)
    if direction < 0:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    ahead = (number - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead or this else 7)


def unit(today: date, name: str, away: int) -> tuple[date, date]:
    """First and last day of the week, weekend, month or year that is `away` from the present one."""
    if name == "week":
        first = today + timedelta(days=7 * away - today.weekday())
        return first, first + timedelta(days=6)
    if name == "weekend":
        first = today + timedelta(days=7 * away - today.weekday() + 5)
        return first, first + timedelta(days=1)
    if name == "year":
        return date(today.year + away, 1, 1), date(today.year + away, 12, 31)
    at = today.year * 12 + today.month - 1 + away
    first = date(at // 12, at % 12 + 1, 1)
    return first, month_end(first)


def shifted(today: date, name: str, count: int) -> date | None:
    """The day `count` days, weeks, months or years away; the last of a month where it has no such day."""
    if name in {"day", "week"}:
        return today + timedelta(days=count * (7 if name == "week" else 1))
    at = today.year * 12 + today.month - 1 + count * (12 if name == "year" else 1)
    first = valid(at // 12, at % 12 + 1, 1)
    return first and min(month_end(first), first + timedelta(days=today.day - 1))


def month_end(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
