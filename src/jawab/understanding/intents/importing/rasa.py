"""Rasa's training data in YAML: `nlu:` with `- intent:` and `examples: |`."""

import re
from typing import Any

import yaml

from jawab.knowledge.importing.document import Unreadable
from jawab.understanding.intents.importing.given import Found

MOST_DEPTH = 30
MOST_EVENTS = 2_000_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where it can be had
_OTHER = {
    "synonym": "synonyms are not used: say them in the examples",
    "lookup": "lookup tables are not used: products have their own list",
    "regex": "patterns of entities are set in the rules, not in examples",
}
_ENTITY = re.compile(r"\[([^\[\]]*)\](?:\{[^{}]*\}|\([^()]*\))")
_ITEM = re.compile(r"^\s*[-*+]\s+", re.M)


def read_rasa(text: str) -> Found:
    """The examples in a file of Rasa's, their entity marks taken off. Raises Unreadable for what is no such file."""
    document = _loaded(text)
    blocks = document.get("nlu") if isinstance(document, dict) else None
    if not isinstance(blocks, list):
        raise Unreadable("it is no training data of Rasa's: there is no list `nlu:` in it")
    found = Found()
    for number, block in enumerate(blocks, 1):
        _read_block(found, block, f"nlu, entry {number}")
    return found


def _read_block(found: Found, block: Any, place: str) -> None:
    if not isinstance(block, dict):
        return found.skip(place, "is no entry with a name and examples")
    other = next((name for name in _OTHER if name in block), None)
    if other:
        return found.skip(f"{place} ({other} {block[other]})", _OTHER[other])
    if "intent" not in block:
        return found.skip(place, "names no intent")
    name = str(block["intent"])
    examples = _examples(block.get("examples"))
    if not examples:
        return found.skip(f"{place} (intent {name})", "has no examples")
    for number, example in enumerate(examples, 1):
        found.take(_without_entities(example), name, f"{place} ({name}), example {number}")


def _examples(value: Any) -> list[str]:
    """From one text with a line `- …` for each, or the long form: a list of `text: …` with metadata."""
    if isinstance(value, str):
        return [line for line in (_ITEM.sub("", line).strip() for line in value.splitlines()) if line]
    if isinstance(value, list):
        texts = (one.get("text") if isinstance(one, dict) else one for one in value)
        return [_ITEM.sub("", text).strip() for text in texts if isinstance(text, str)]
    return []


def _without_entities(text: str) -> str:
    """`[tomorrow](date)` and `[tomorrow]{"entity": "date"}` are `tomorrow`."""
    return _ENTITY.sub(r"\1", text)


def _loaded(text: str) -> Any:
    try:
        _check(text)
        return yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise Unreadable(f"it is not valid YAML{where}") from error
    except ValueError as error:  # a date or number that does not exist, such as 2024-13-45
        raise Unreadable("it is not valid YAML: a date or number in it does not exist") from error


def _check(text: str) -> None:
    """Bounds, before anything is built: no references (which can multiply what is there), and nothing too deep."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable("it refers from one place to another with `*`, which is not read")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MOST_DEPTH:
            raise Unreadable("it is nested too deeply")
        if number > MOST_EVENTS:
            raise Unreadable("it is too long")
