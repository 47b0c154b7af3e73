"""Reads what the caller of `jawab eval` brings. Whatever is wrong with it becomes one sentence that says where."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class BadInput(Exception):
    """The caller's data cannot be used; the message is one line for the terminal."""


def json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a JSON-lines file with its place, such as `questions.jsonl, line 3`. Empty lines are skipped."""
    seen = False
    for number, line in lines(path):
        place = f"{path.name}, line {number}"
        try:
            entry = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadInput(f"{place}: not JSON ({error.msg})") from error
        if not isinstance(entry, dict):
            raise BadInput(f"{place}: must be a JSON object, such as {{…}}")
        seen = True
        yield place, entry
    if not seen:
        raise BadInput(f"{path.name} is empty")


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file that are not blank, with their numbers from 1."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadInput(f"{path} does not exist") from error
    except IsADirectoryError as error:
        raise BadInput(f"{path} is a folder; a file is needed") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r")


def text_field(place: str, entry: dict[str, Any], key: str, *, needed: bool = True) -> str:
    """The text under `key`; when it is not `needed`, "" where it is missing or null."""
    value = entry.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise BadInput(f'{place}: needs "{key}" as text')
    if needed and not value.strip():
        raise BadInput(f'{place}: "{key}" is empty')
    return value
