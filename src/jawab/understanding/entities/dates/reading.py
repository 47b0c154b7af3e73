"""Dates, times and ranges: pieces that stand together become one, normalised in the visitor's time zone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from jawab.understanding.entities.dates.atoms import atoms
from jawab.understanding.entities.dates.pieces import Atom, Clock, Day, Instant, Part, Place
from jawab.understanding.entities.dates.tense import direction
from jawab.understanding.entities.dates.words import HOURS, VOCABULARY
from jawab.understanding.entities.found import Found, found

_WORD = re.compile(r"[^\W\d_]+")
_JOIN = re.compile(
    r"(?:,? ?|T|,? (?:at|@|on|in the|at around|around|about|ko|کو|ki|کی|ke|کے|par|پر|ko at|,)\s)", re.IGNORECASE
)
_TO = re.compile(r" ?(?:to|-|till|until|se|سے|se lekar|سے لے کر)\s?", re.IGNORECASE)
_AND = re.compile(r" (?:and|aur|اور)\s", re.IGNORECASE)
_LEAD = 16  # characters that `3:30 and ` may take
_FIRST_OF_TWO = re.compile(
    r"(?<![\w.,:/#$-])(?P<h>\d{1,2})(?::(?P<m>[0-5]\d))?(?P<to> ?(?:to|-|and|se|سے)\s?)$", re.IGNORECASE
)


def read(text: str, plain: str, language: str, now: datetime, region: str) -> Iterator[Found]:
    """The value is a date, a date-time with offset, or an interval of two, all ISO 8601."""
    if not any(char.isdigit() for char in plain) and VOCABULARY.isdisjoint(_WORD.findall(plain.lower())):
        return
    place = Place(plain, now, region, language)
    for group in _groups(plain, atoms(place)):
        reading = _resolved(place, group)
        if reading:
            start, end, first, last = reading
            yield found("DATE", text, start, end, _value(first, last), _display(first, last), 0.9)


def _groups(plain: str, pieces: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Pieces that stand together. A bare number at the end of a group counts only beside a day."""
    group: list[Atom] = []
    for piece in pieces:
        if group and _together(plain, group, piece):
            group.append(piece)
            continue
        if group:
            yield group
        group = [] if isinstance(piece, Clock) and piece.weak else [piece]
    if group:
        yield group


def _together(plain: str, group: Sequence[Atom], piece: Atom) -> bool:
    last, gap = group[-1], plain[group[-1].end : piece.start]
    if type(last) is type(piece) and (_TO.fullmatch(gap) or (_AND.fullmatch(gap) and _between(plain, last.start))):
        return not isinstance(piece, Part | Instant)
    if not _JOIN.fullmatch(gap) or isinstance(piece, Instant) or isinstance(last, Instant):
        return False
    kinds = [type(other) for other in group]
    if isinstance(piece, Day):
        days = [other for other in group if isinstance(other, Day)]
        return not days or (len(days) == 1 and days[0].weekday != piece.weekday)
    if isinstance(piece, Part):
        return Part not in kinds and not any(isinstance(o, Clock) and o.fixed for o in group)
    return Clock not in kinds


def _between(plain: str, start: int) -> bool:
    return plain[max(0, start - 14) : start].lower().rstrip().endswith(("between", "from"))


Moment = date | datetime
Reading = tuple[int, int, Moment, Moment | None]


def _resolved(place: Place, group: Sequence[Atom]) -> Reading | None:
    start, end = group[0].start, group[-1].end
    if isinstance(group[0], Instant):
        return start, end, group[0].at.replace(second=0, microsecond=0), None
    days = [piece for piece in group if isinstance(piece, Day)]
    clocks = [piece for piece in group if isinstance(piece, Clock)]
    part = next((p.name for p in group if isinstance(p, Part)), "") or next((d.part for d in days if d.part), "")
    if not days and not clocks:
        return None
    day = next((d for d in days if not d.weekday), days[0] if days else None)
    if clocks:
        return _timed(place, start, end, day, clocks, part)
    assert day is not None
    if part and day.first == day.last:
        begin, until = HOURS[part]
        return start, end, _at(place.now, day.first, begin), _at(place.now, day.first, until)
    first, last = day.first, day.last
    if len(days) == 2 and days[0].weekday == days[1].weekday:
        first, last = days[0].first, days[1].last
        if last < first:
            last += timedelta(days=7)
        if last < first:
            return None
    return start, end, first, last if last != first else None


def _timed(place: Place, start: int, end: int, day: Day | None, clocks: Sequence[Clock], part: str) -> Reading | None:
    """A time of the clock on the day that is told, else on the nearest; two of them make a range. `3 and 5 pm` begins
    at its bare number."""
    if day is not None and day.first != day.last:
        day = None
    first_hour = None
    lead = None
    if len(clocks) == 1 and clocks[0].start == start:
        lead = _FIRST_OF_TWO.search(place.plain, max(0, start - _LEAD), start)
    if lead and ("and" not in lead["to"].lower() or _between(place.plain, lead.start())):
        start, first_hour = lead.start(), (int(lead["h"]), int(lead["m"] or 0))
    times = [_time(clock, part, place.now) for clock in clocks]
    on = day.first if day else _nearest(place, start, end, times[0])
    moments = [_at(place.now, on, at.hour, at.minute) for at in times]
    if first_hour and first_hour[0] < 24:
        begin = _at(place.now, on, *first_hour)
        late = begin + timedelta(hours=12)
        moments.insert(0, late if first_hour[0] < 12 and begin < late < moments[0] else begin)
    if len(moments) < 2:
        return start, end, moments[0], None
    if moments[1] <= moments[0]:
        moments[1] += timedelta(hours=12) if clocks[-1].fixed is False else timedelta(days=1)
    return start, end, moments[0], moments[1]


def _time(clock: Clock, part: str, now: datetime) -> time:
    """Without am or pm: by the part of the day that is told, else between eight in the morning and eight at night."""
    hour = clock.hour
    if not clock.fixed:
        if part in {"afternoon", "evening"} and hour < 12:
            hour += 12
        elif part == "night":
            hour = hour % 12 + (12 if hour % 12 >= 5 else 0)
        elif not part and 1 <= hour <= 7:
            hour += 12
    return time(hour % 24, clock.minute)


def _nearest(place: Place, start: int, end: int, at: time) -> date:
    back = direction(place.plain, start, end) < 0
    today = place.now.date()
    if back:
        return today if at <= place.now.time() else today - timedelta(days=1)
    return today if at > place.now.time() else today + timedelta(days=1)


def _at(now: datetime, day: date, hour: int, minute: int = 0) -> datetime:
    """The time of the clock in the zone of `now`; hour 24 is midnight after the day."""
    if hour == 24:
        day, hour = day + timedelta(days=1), 0
    return datetime.combine(day, time(hour, minute), tzinfo=now.tzinfo)


def _value(first: Moment, last: Moment | None) -> str:
    shown = [
        one.isoformat(timespec="minutes") if isinstance(one, datetime) else one.isoformat()
        for one in (first, last)
        if one
    ]
    return "/".join(shown)


def _display(first: Moment, last: Moment | None) -> str:
    shown = _shown(first)
    if last is None:
        return shown
    if isinstance(first, datetime) and isinstance(last, datetime) and last - first < timedelta(days=1):
        return f"{shown} – {_clock_time(last)}"
    return f"{shown} – {_shown(last)}"


def _shown(one: Moment) -> str:
    day = f"{one:%a} {one.day} {one:%b} {one.year}"
    return f"{day}, {_clock_time(one)}" if isinstance(one, datetime) else day


def _clock_time(one: datetime) -> str:
    return f"{(one.hour - 1) % 12 + 1}:{one:%M} {'am' if one.hour < 12 else 'pm'}"
