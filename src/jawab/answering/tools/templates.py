"""Fills the owner's words with what a call gave: never a word of its own, never a value that is not there.

`{status}` is a field of the answer, `{customer.name}` one inside another, `{items.0}` one of a list, `{=order}` an
argument. A line with `{items[].name}` is repeated for each item. A line with a field that is not there is left out.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from jawab.answering.inline import escape

_FIELD = re.compile(r"\{(=?[\w.\[\]-]+)\}")
_MOST_ITEMS = 10
_MOST_CHARS = 500  # of one value
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


class _Missing(Exception):
    """The answer has no such field."""


def in_words(words: Mapping[str, str], language: str) -> str:
    """What is said in `language`, else in English, else in whatever there is; "" when there is nothing."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


def fields_of(template: str) -> list[str]:
    """The fields that a template names, those of arguments with `=` before."""
    return _FIELD.findall(template)


def fill(
    template: str, answer: Any, arguments: Mapping[str, str], values: Mapping[str, Mapping[str, str]], language: str
) -> str:
    """Markdown. `arguments` as people read them; `values` are words for values of the answer."""
    lines = []
    for line in template.splitlines():
        try:
            lines.extend(_lines(line, answer, arguments, values, language))
        except _Missing:
            continue
    return "\n".join(lines).strip()


def plain(template: str, arguments: Mapping[str, str]) -> str:
    """A label filled with arguments alone, on one line, without Markdown."""
    return " ".join(_FIELD.sub(lambda mark: arguments.get(mark[1].lstrip("="), ""), template).split())


def _lines(
    line: str, answer: Any, arguments: Mapping[str, str], values: Mapping[str, Mapping[str, str]], language: str
) -> list[str]:
    repeated = next((field for field in fields_of(line) if "[]" in field), None)
    if repeated is None:
        return [_filled(line, answer, arguments, values, language)]
    path = repeated.partition("[]")[0].rstrip(".")
    items = look_up(answer, path) if path else answer
    if not isinstance(items, list):
        raise _Missing
    inside = line.replace(f"{path}[].", "").replace(f"{path}[]", ".")
    return [_filled(inside, item, arguments, values, language) for item in items[:_MOST_ITEMS]]


def _filled(
    line: str, answer: Any, arguments: Mapping[str, str], values: Mapping[str, Mapping[str, str]], language: str
) -> str:
    def one(mark: re.Match[str]) -> str:
        field = mark[1]
        if field.startswith("="):
            if field[1:] not in arguments:
                raise _Missing
            return escape(arguments[field[1:]])
        value = answer if field == "." else look_up(answer, field)
        words = values.get(str(value))
        return escape(in_words(words, language) if words else as_read(value))

    return _FIELD.sub(one, line)


def look_up(answer: Any, path: str) -> Any:
    """The field at a dotted path. Raises _Missing where there is none, or nothing in it."""
    found = answer
    for part in path.split("."):
        if isinstance(found, dict) and part in found:
            found = found[part]
        elif isinstance(found, list) and part.isdigit() and int(part) < len(found):
            found = found[int(part)]
        else:
            raise _Missing
    if found is None or found == "":
        raise _Missing
    return found


def has(answer: Any, path: str) -> bool:
    """Whether the answer has something at a dotted path."""
    try:
        look_up(answer, path)
    except _Missing:
        return False
    return True


def as_read(value: Any) -> str:
    """A value as people read it: dates in words, lists with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(as_read(one) for one in value[:_MOST_ITEMS] if not isinstance(one, dict | list))
    if isinstance(value, dict):
        raise _Missing
    text = " ".join(str(value).split())[:_MOST_CHARS]
    if _DAY.match(text):
        return f"{date.fromisoformat(text):%a} {date.fromisoformat(text).day} {date.fromisoformat(text):%b %Y}"
    if _MOMENT.match(text):
        return _moment(text)
    return text


def _moment(text: str) -> str:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{when:%a} {when.day} {when:%b %Y}, {when:%H:%M}"
