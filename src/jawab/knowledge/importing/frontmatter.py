"""The YAML block at the top of a Markdown file, in the shapes that Jekyll, Hugo (YAML) and DocFX write."""

import re
from datetime import date, datetime
from typing import Any

import yaml

MAX_CHARS = 64 * 1024
_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)


def split(text: str) -> tuple[dict[str, Any], str]:
    """The front matter's fields (keys in lower case) and the rest of the text.

    A block that is not valid YAML or TOML is taken off all the same and gives no fields: it is never part of the page.
    """
    text = text.lstrip("\ufeff\n\r")
    for opening, ending, parse in ((_FENCE, _END, _yaml), (_TOML, _TOML_END, _toml)):
        start = opening.match(text)
        if not start:
            continue
        end = ending.search(text, start.end(), start.end() + MAX_CHARS)
        if end:
            return parse(text[start.end() : end.start()]), text[end.end() :].lstrip("\n")
    return {}, text


def words(value: Any) -> str:
    """A field as one line of text: a list gives its first entry, a mapping nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str | int | float | date | datetime):
        return " ".join(str(value).split())
    return ""


def listed(value: Any) -> list[str]:
    """A field as a list of texts, whether one or many were given."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(words, values) if text]


def _yaml(block: str) -> dict[str, Any]:
    try:
        fields = yaml.load(block, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _lines(block)
    return _lowered(fields)


def _toml(block: str) -> dict[str, Any]:
    import tomllib

    try:
        return _lowered(tomllib.loads(block))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _lines(block: str) -> dict[str, Any]:
    """`title: Why: a question` is not YAML, but people write it; plain `key: value` lines are read all the same."""
    pairs = (line.partition(":") for line in block.splitlines() if re.match(r"[\w.-]+:", line))
    return {key.lower(): value.strip().strip("\"'") for key, _, value in pairs}


def _lowered(fields: Any) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in fields.items()} if isinstance(fields, dict) else {}


class _Loader(yaml.SafeLoader):
    """SafeLoader that refuses aliases, with which a few lines can describe gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not used in front matter")
        return super().compose_node(parent, index)
