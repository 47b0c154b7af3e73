"""Days and spans of days, as they are written in English, Urdu and Roman Urdu."""

import re
from datetime import date, timedelta

from jawab.understanding.entities.dates import calendar, words
from jawab.understanding.entities.dates.pieces import Day, Instant, Kind, Place, any_of, pattern
from jawab.understanding.entities.quantity import UNITS as NUMBER_WORDS
from jawab.understanding.entities.quantity import amount


def _numeric(place: Place, match: re.Match[str]) -> Day | None:
    first, second, third = (int(piece) for piece in match.group("a", "b", "c"))
    if len(match["a"]) == 4:
        day = calendar.valid(first, second, third)
    else:
        year = third if len(match["c"]) == 4 else 2000 + third
        month_first = place.region == "US"
        tries = [(second, first), (first, second)]
        day = next((d for m, n in (tries[::-1] if month_first else tries) if (d := calendar.valid(year, m, n))), None)
    return _day(match, day)


def _named(place: Place, match: re.Match[str]) -> Day | None:
    """`3rd of December 2026`, `Dec 3`, `12 to 15 December`."""
    month = words.MONTHS[match["month"].lower()]
    if match["month"] == "may" and _MAY_BE.match(place.plain, match.end()):
        return None
    year = int(match["year"]) if match["year"] else None
    first = calendar.near(place.today, year, month, int(match["day"]), place.direction(match))
    to = match["to"]
    last = calendar.near(place.today, first.year if first else year, month, int(to), 1) if to else first
    return _day(match, first, last)


def _month(place: Place, match: re.Match[str]) -> Day | None:
    month = words.MONTHS[match["month"].lower()]
    year = int(match["year"]) if match["year"] else None
    first = calendar.near(place.today, year, month, 1, place.direction(match), whole_month=True)
    return _day(match, first, calendar.month_end(first)) if first else None


def _day_of_month(place: Place, match: re.Match[str]) -> Day | None:
    day = calendar.day_of_month(place.today, int(match["day"]), place.direction(match))
    return _day(match, day)


def _weekday(place: Place, match: re.Match[str]) -> Day | None:
    word = match["weekday"].lower()
    rest = place.plain[match.end() :]
    if word in words.NEED_KO and not (match["next"] and word in {"peer", "pir"}):
        urdu_peer = word in {"peer", "pir"} and place.language == "ur-Latn"
        if not (_KO.match(rest) or (urdu_peer and _KO_TOO.match(rest)) or _DATE_FOLLOWS.match(rest)):
            return None
    if match["next"]:
        day = calendar.weekday(place.today, _number(word), 2)
    elif match["last"]:
        day = calendar.weekday(place.today, _number(word), -1)
    else:
        day = calendar.weekday(place.today, _number(word), place.direction(match), this=bool(match["this"]))
    english_is = (match["this"] or "").lower() == "is" and place.language != "ur-Latn"  # "is Friday ok?"
    return Day(match.start("weekday") if english_is else match.start(), match.end(), day, day, weekday=True)


def _short_weekday(place: Place, match: re.Match[str]) -> Day | None:
    day = calendar.weekday(place.today, words.SHORT_WEEKDAYS[match["weekday"].lower()], place.direction(match))
    return Day(*match.span("weekday"), day, day, weekday=True)


def _number(word: str) -> int:
    return words.WEEKDAYS[word]


def _near_day(place: Place, match: re.Match[str]) -> Day:
    word = match.group().lower()
    if "day after" in word or "day before" in word:
        away = 2 if "after" in word else -2
    elif word in words.DAYS_AWAY:
        away = words.DAYS_AWAY[word]
    else:
        away = words.EITHER_WAY[word] * (-1 if place.direction(match) < 0 else 1)
    day = place.today + timedelta(days=away)
    return Day(*match.span(), day, day)


def _part_of_today(place: Place, match: re.Match[str]) -> Day:
    """`tonight`, `last night`, `this morning`."""
    text = match.group().lower()
    day = place.today - timedelta(days=1) if text.startswith("last") else place.today
    return Day(*match.span(), day, day, part="night" if text == "tonight" else words.PARTS[text.split()[-1]])


def _unit(place: Place, match: re.Match[str]) -> Day | None:
    """`next week`, `pichle mahine`, `this weekend`."""
    unit = words.UNITS[match["unit"].lower()]
    is_english = (match["this"] or "").lower() == "is" and match["unit"].lower() in _ENGLISH_UNITS
    if unit in {"minute", "hour", "day"} or is_english:  # "is week 3" says nothing of this week
        return None
    first, last = calendar.unit(place.today, unit, 1 if match["next"] else -1 if match["last"] else 0)
    return Day(*match.span(), first, last)


def _away(place: Place, match: re.Match[str]) -> Day | Instant | None:
    """`in two weeks`, `3 din pehle`, `2 hours ago`."""
    count = amount(match["n"])
    if count is None or not 0 < count <= 1000:
        return None
    ahead = "ahead" in match.groupdict()
    return _shifted(place, match, int(count) * (1 if ahead else -1))


def _shifted(place: Place, match: re.Match[str], count: int) -> Day | Instant | None:
    unit = words.UNITS[match["unit"].lower()]
    if unit in {"minute", "hour"}:
        return Instant(*match.span(), place.now + timedelta(**{f"{unit}s": count}))
    return _day(match, calendar.shifted(place.today, unit, count))


def _past_few(place: Place, match: re.Match[str]) -> Day | None:
    """`last 3 days`, `pichle do hafte`, `next 2 weeks`."""
    count = amount(match["n"])
    unit = words.UNITS[match["unit"].lower()]
    if count is None or not 0 < count <= 1000 or unit in {"minute", "hour"}:
        return None
    other = calendar.shifted(place.today, unit, int(count) * (1 if match["next"] else -1))
    return _day(match, *sorted([other, place.today])) if other else None


def _day(match: re.Match[str], first: date | None, last: date | None = None) -> Day | None:
    return Day(*match.span(), first, last or first) if first else None


_KO = re.compile(r"\s(?:ko|کو|tak|تک|ke din|کے دن)(?!\w)", re.IGNORECASE)
_KO_TOO = re.compile(r"\s(?:se|ki|ke|wale|wala|aur|ya|shaam|subah|raat)\b", re.IGNORECASE)
_DATE_FOLLOWS = re.compile(rf",?\s\d{{1,2}}\s(?:{any_of(words.MONTHS)})(?!\w)", re.IGNORECASE)
_MAY_BE = re.compile(
    r" (?:not|be|have|i|we|you|come|need|take|arrive|also|still|get)\b", re.IGNORECASE
)  # "5 may be late"
_ENGLISH_UNITS = frozenset("week month year weekend".split())
_COUNT = rf"(?:\d{{1,4}}|{any_of(NUMBER_WORDS)})"
_MONTH, _UNITS, _SHORT = any_of(words.MONTHS), any_of(words.UNITS), any_of(words.SHORT_WEEKDAYS)
_MONTHS, _UNIT_WORDS = frozenset(words.MONTHS), frozenset(words.UNITS)
_SHORT_WORDS = frozenset(words.SHORT_WEEKDAYS)
_ORD, _YEAR, _TO = r"(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)", r"\s?(?:to|-|till|until|se|سے)\s?"
_DAY_TO_DAY = rf"(?P<day>\d{{1,2}}){_ORD}(?:{_TO}(?P<to>\d{{1,2}}){_ORD})?"
_IN = "(?:(?<=in )|(?<=since )|(?<=until )|(?<=by )|(?<=till )|(?<=of ))"
_ON = "(?:(?<=on )|(?<=by )|(?<=until )|(?<=till )|(?<=before )|(?<=after ))"
_WHICH = rf"(?P<next>{words.NEXT})\s|(?P<last>{words.LAST})\s|(?P<this>{words.THIS})\s"
_WEEKDAY = rf"(?:{_WHICH})?(?P<weekday>{any_of(words.WEEKDAYS)})"
_NEAR = (
    rf"(?:the )?day (?:after tomorrow|before yesterday)|(?:{any_of(words.DAYS_AWAY)})(?! kal| کل)"
    rf"|(?<!aaj )(?<!آج )(?:{any_of(words.EITHER_WAY)})"
)
_NEXT_UNIT = rf"(?:{_WHICH})(?P<unit>{_UNITS})"
_MONTH_FIRST = rf"(?P<month>{_MONTH})\.? (?:the )?{_DAY_TO_DAY}(?:,? {_YEAR})?(?![:.]\d| ?[ap]m\b)"
_SHORT_AFTER = rf"(?:on|next|last|this|by|till|until|from|to)\s(?P<weekday>{_SHORT})"
_SHORT_BEFORE = rf"(?P<weekday>{_SHORT})(?=,? \d{{1,2}}(?:{_ORD} (?:{_MONTH})|[/.-]))"
_TODAYS_PART = "tonight|last night|this (?:morning|afternoon|evening)"
_LENGTH = rf"(?P<n>{_COUNT}) ?(?P<unit>{_UNITS})"
_FEW = rf"(?:(?P<next>next|agle|اگلے)|(?:the )?(?:last|past|pichle|پچھلے|گزشتہ)) (?P<n>{_COUNT}) (?P<unit>{_UNITS})"

DAYS = (
    Kind(pattern(r"(?P<a>\d{4})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>\d{1,2})"), _numeric, digits=True),
    Kind(pattern(r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|(?<![.])\d{2})"), _numeric, digits=True),
    Kind(pattern(rf"(?:the )?{_DAY_TO_DAY}(?: of)?[ -]?(?P<month>{_MONTH})\.?(?:,? ?{_YEAR})?"), _named, True),
    Kind(pattern(_MONTH_FIRST), _named, True, _MONTHS),
    Kind(pattern(rf"{_IN}(?P<month>{_MONTH})(?: {_YEAR})?"), _month, words=_MONTHS),
    Kind(pattern(rf"(?P<month>{_MONTH}) {_YEAR}"), _month, True, _MONTHS),
    Kind(pattern(rf"{_ON}the (?P<day>\d{{1,2}})(?:st|nd|rd|th)"), _day_of_month, digits=True),
    Kind(pattern(r"(?P<day>\d{1,2}) ?(?:tareekh|tarikh|tareek|تاریخ)"), _day_of_month, digits=True),
    Kind(pattern(_WEEKDAY), _weekday, words=frozenset(words.WEEKDAYS)),
    Kind(pattern(_SHORT_AFTER), _short_weekday, words=_SHORT_WORDS),
    Kind(pattern(_SHORT_BEFORE), _short_weekday, True, _SHORT_WORDS),
    Kind(pattern(_NEAR), _near_day, words=frozenset({*words.DAYS_AWAY, *words.EITHER_WAY})),
    Kind(pattern(_TODAYS_PART), _part_of_today, words=frozenset({"tonight", *words.PARTS})),
    Kind(pattern(_NEXT_UNIT), _unit, words=_UNIT_WORDS),
    Kind(pattern(rf"in (?P<n>{_COUNT})(?: more)? (?P<unit>{_UNITS})(?P<ahead>(?!\w))"), _away, words=_UNIT_WORDS),
    Kind(pattern(rf"{_LENGTH} (?P<ahead>from now|from today|baad|bad|بعد)"), _away, words=_UNIT_WORDS),
    Kind(pattern(rf"{_LENGTH} (?:ago|back|pehle|pehlay|phle|qabal|پہلے|قبل)"), _away, words=_UNIT_WORDS),
    Kind(pattern(_FEW), _past_few, words=_UNIT_WORDS),
)  # fmt: skip
