"""Times of the clock and parts of the day."""

import re

from jawab.understanding.entities.dates import words
from jawab.understanding.entities.dates.pieces import Clock, Kind, Part, Place, any_of, pattern
from jawab.understanding.entities.quantity import UNITS as NUMBER_WORDS
from jawab.understanding.entities.quantity import amount


def _clock(_: Place, match: re.Match[str]) -> Clock | None:
    hour, minute = int(amount(match["h"]) or 0), int(match["m"] or 0)
    half = (match["before"] or "").lower()
    meridiem = (match["ap"] or "")[:1].lower()
    if half in _OFFSETS:
        hour, minute = hour - (_OFFSETS[half] < 0), _OFFSETS[half] % 60
    if not (0 <= hour < 24 and 0 <= minute < 60) or (meridiem and not 1 <= hour <= 12):
        return None
    if meridiem:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    return Clock(
        *match.span(), hour, minute, fixed=bool(meridiem) or hour > 12 or hour == 0 or match["h"].startswith("0")
    )


def _half(_: Place, match: re.Match[str]) -> Clock | None:
    said = {"half past": 30, "quarter past": 15, "quarter to": -15, "half": 30}[match["half"].lower()]
    hour = int(amount(match["h"]) or 0)
    return Clock(*match.span(), hour - (said < 0), said % 60, fixed=False) if 1 <= hour <= 12 else None


def _half_hours(_: Place, match: re.Match[str]) -> Clock:
    return Clock(*match.span(), 1 if match["hour"].lower() in {"dedh", "derh", "ڈیڑھ"} else 2, 30, fixed=False)


def _noon(_: Place, match: re.Match[str]) -> Clock:
    return Clock(*match.span(), 0 if match.group().lower() == "midnight" else 12, 0, fixed=True)


def _bare(_: Place, match: re.Match[str]) -> Clock | None:
    hour = int(match["h"])
    return Clock(*match.span("h"), hour, 0, fixed=hour > 12, weak=True) if 1 <= hour <= 23 else None


def _part(_: Place, match: re.Match[str]) -> Part:
    return Part(*match.span(), words.PARTS[match.group().lower()])


_OFFSETS = {
    word: minutes
    for minutes, spellings in {30: "saarhe sarhe sadhe saadhe ساڑھے", 15: "sawa سوا", -15: "paune pone پونے"}.items()
    for word in spellings.split()
}
_BAJE = "baje|bajay|bajey|bje|baj|بجے|o'?clock"
_BAJE_WORDS = frozenset("baje bajay bajey bje baj بجے clock oclock".split())
_HOUR = rf"(?P<h>\d{{1,2}}|{any_of(NUMBER_WORDS)})"
_OCLOCK = rf"(?:(?P<before>{any_of(_OFFSETS)}) )?{_HOUR}(?:[:.](?P<m>[0-5]\d))? ?(?:{_BAJE})(?P<ap>)"

CLOCKS = (
    Kind(pattern(r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))? ?(?P<ap>[ap]\.?m\b\.?)(?P<before>)"), _clock, digits=True),
    Kind(pattern(r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::[0-5]\d)?(?!:)(?P<ap>)(?P<before>)"), _clock, digits=True),
    Kind(pattern(_OCLOCK), _clock, words=_BAJE_WORDS),
    Kind(pattern(rf"(?P<hour>dedh|derh|ڈیڑھ|dhai|dhaai|ڈھائی) ?(?:{_BAJE})"), _half_hours, words=_BAJE_WORDS),
    Kind(pattern(rf"(?P<half>half past|quarter past|quarter to) {_HOUR}"), _half, words=frozenset({"half", "quarter"})),
    Kind(pattern("noon|midday|midnight"), _noon, words=frozenset({"noon", "midday", "midnight"})),
    Kind(pattern(r"(?:at|@) ?(?P<h>\d{1,2})(?![:.,/]\d|%| ?[ap]\.?m)"), _bare, digits=True),
    Kind(pattern(any_of(words.PARTS)), _part, words=frozenset(words.PARTS)),
)  # fmt: skip
