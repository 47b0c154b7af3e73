"""Finds the values of arguments in what a visitor writes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jawab.answering.tools.checks import fault
from jawab.answering.tools.schemas import Argument
from jawab.answering.tools.words import Say, say
from jawab.understanding.types import Entity

_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])(?:[:.]([0-5]\d))?\s*(a\.?m\.?|p\.?m\.?|baje|بجے|o'?clock)?(?!\d)", re.I)
_ONLY_CLOCK = re.compile(
    r"(?:\W|\b(?:at|around|by|ke|ko|shaam|subah)\b)*\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|baje|بجے|o'?clock)?\W*",
    re.I,
)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
# What is asked for as one of these is not simply everything that was written.
_STRICT = frozenset({"EMAIL", "PHONE", "ORDER", "TICKET", "DATE", "MONEY", "URL"})
_MISSING: dict[str, Say] = {"EMAIL": "no_email", "DATE": "no_date"}


@dataclass(frozen=True, slots=True)
class Found:
    """A value, or what is wrong with what was given in its place."""

    value: Any = None
    fault: str = ""


def named(argument: Argument, text: str, entities: Sequence[Entity], today: date, language: str) -> Found | None:
    """The value of an argument as far as the message names it by itself; None when it names none."""
    if chosen := _chosen(argument, text):
        return Found(chosen)
    faulty = None
    for kind in argument.entities:
        for entity in entities:
            if entity.type != kind or (value := _of_entity(argument, entity)) is None:
                continue
            wrong = fault(argument, value, today, language)
            if wrong is None:
                return Found(value)
            faulty = Found(fault=wrong)
    return faulty


def given(argument: Argument, text: str, entities: Sequence[Entity], today: date, language: str) -> Found:
    """The value in an answer to our question for this argument."""
    found = named(argument, text, entities, today, language)
    if found is not None and not found.fault:
        return found
    value = _plain(argument, text)
    if value is None:
        return found or Found(fault=_missing(argument, language))
    wrong = fault(argument, value, today, language)
    return Found(value) if wrong is None else Found(fault=wrong)


def _missing(argument: Argument, language: str) -> str:
    if "enum" in argument.value:
        return say("not_one_of", language)
    kind = str(argument.value.get("format", ""))
    if kind == "time":
        return say("no_time", language)
    if argument.value.get("type") in ("integer", "number"):
        return say("no_number", language)
    first = argument.entities[0] if len(argument.entities) == 1 else ""
    return say("no_date" if kind.startswith("date") else _MISSING.get(first, "wrong_form"), language)


def _of_entity(argument: Argument, entity: Entity) -> Any:
    if entity.type == "DATE":
        return _of_date(str(argument.value.get("format", "date")), entity)
    if argument.value.get("type") in ("integer", "number"):
        return _number(argument, entity.value)
    return entity.display if entity.type == "PERSON" else entity.value


def _of_date(kind: str, entity: Entity) -> str | None:
    start, _, end = entity.value.partition("/")
    if kind == "time":
        return start[11:16] if "T" in start and not end else None
    if kind == "date-time":
        return start if "T" in start and not end else None
    if (end and end[:10] != start[:10]) or _ONLY_CLOCK.fullmatch(entity.text):
        return None  # several days, or a time of day alone
    return start[:10]


def _chosen(argument: Argument, text: str) -> Any:
    """The value of an `enum` that the message names, when it is one and no other."""
    options = argument.value.get("enum", [])
    plain = f" {_words(text)} "
    hits = [option for option in options if any(f" {_words(name)} " in plain for name in _names(argument, option))]
    return hits[0] if len(hits) == 1 else None


def _names(argument: Argument, option: Any) -> list[str]:
    return [str(option), *argument.choices.get(str(option), {}).values()]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _plain(argument: Argument, text: str) -> Any:
    """The value in a message that holds little else."""
    kind, form = argument.value.get("type", "string"), str(argument.value.get("format", ""))
    if "enum" in argument.value or kind == "boolean":
        return None
    if kind in ("integer", "number"):
        return _number(argument, text)
    if form == "time":
        return _clock(text)
    if form.startswith("date"):
        day = _ISO_DAY.search(text)
        return day[0] if day and form == "date" else None
    if pattern := argument.value.get("pattern"):
        return _by_pattern(str(pattern), text)
    if set(argument.entities) & _STRICT:
        words = text.split()
        single = len(words) == 1 and {"ORDER", "TICKET"} & set(argument.entities) and any(map(str.isdigit, text))
        return words[0] if single else None
    return text.strip() or None


def _by_pattern(pattern: str, text: str) -> str:
    """The word that has the form which is asked for, also in capitals; else all of it, to be told what is wrong."""
    for word in text.split():
        for form in (word.strip(".,;:!?۔،"), word.strip(".,;:!?۔،").upper()):
            if re.search(pattern, form):
                return form
    return text.strip()


def _number(argument: Argument, text: str) -> int | float | None:
    number = _NUMBER.search(text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")))
    if number is None:
        return None
    value = float(number[0].replace(",", "."))
    return int(value) if argument.value.get("type") == "integer" and value.is_integer() else value


def _clock(text: str) -> str | None:
    """A time of day as `HH:MM`; without am or pm, hours before 8 are those of the afternoon."""
    found = _CLOCK.search(text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    elif not half.startswith("a") and found[2] is None and 1 <= hour < 8:
        hour += 12
    return f"{hour:02d}:{minute:02d}"
