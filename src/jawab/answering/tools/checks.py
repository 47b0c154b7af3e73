"""Holds arguments against their JSON schemas, and says in plain words what is wrong with one."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker, SchemaError
from jsonschema.exceptions import ValidationError

from jawab.answering.tools.schemas import Argument
from jawab.answering.tools.words import Say, say

_FORMATS = FormatChecker(formats=())
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$")
MOST_CHARS = 1000
"""Of one value."""


@_FORMATS.checks("email")
def _is_email(value: object) -> bool:
    return not isinstance(value, str) or _ADDRESS.match(value) is not None


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or (bool(date.fromisoformat(value)) and len(value) == 10)


@_FORMATS.checks("time", raises=ValueError)
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or time.fromisoformat(value) is not None


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


@_FORMATS.checks("uuid", raises=ValueError)
def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or bool(UUID(value))


def schema_fault(schema: Mapping[str, Any]) -> str | None:
    """What is wrong with a JSON schema, None when it is one."""
    try:
        Draft202012Validator.check_schema(dict(schema))
    except SchemaError as error:
        return str(error.message)
    return None


def fault(argument: Argument, value: Any, today: date, language: str) -> str | None:
    """What is wrong with a value, as the visitor is told; None when it is good."""
    if isinstance(value, str) and len(value) > MOST_CHARS:
        return say("too_long", language, most=str(MOST_CHARS))
    errors = sorted(
        Draft202012Validator(argument.value, format_checker=_FORMATS).iter_errors(value), key=lambda error: error.path
    )
    if errors:
        return _in_words(errors[0], language)
    if argument.future and isinstance(value, str) and _day(value) is not None and value[:10] < today.isoformat():
        return say("past", language)
    return None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


_WORDS: dict[str, Say] = {
    "minimum": "too_small",
    "exclusiveMinimum": "too_small",
    "maximum": "too_large",
    "exclusiveMaximum": "too_large",
    "minLength": "too_short",
    "maxLength": "too_long",
    "pattern": "wrong_form",
    "enum": "not_one_of",
}
_FORMAT_WORDS: dict[str, Say] = {"email": "no_email", "date": "no_date", "date-time": "no_date", "time": "no_time"}


def _in_words(error: ValidationError, language: str) -> str:
    if error.validator == "format":
        return say(_FORMAT_WORDS.get(str(error.validator_value), "wrong_form"), language)
    if error.validator == "type":
        return say("no_number" if error.validator_value in ("integer", "number") else "wrong_form", language)
    bound = str(error.validator_value)
    return say(_WORDS.get(str(error.validator), "wrong_form"), language, least=bound, most=bound)
