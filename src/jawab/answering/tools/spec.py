"""A tool as a conversation uses it: what is stored of it, opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from jawab.answering.tools.models import Tool
from jawab.answering.tools.schemas import Argument, Definition
from jawab.answering.tools.templates import as_read, in_words
from jawab.kit.sealing import Sealer
from jawab.privacy.keys import Keyring


@dataclass(frozen=True, slots=True)
class Spec:
    """A tool with its definition and headers."""

    id: UUID
    workspace_id: UUID
    key: str
    name: str
    definition: Definition
    headers: Mapping[str, str]

    def argument(self, name: str) -> Argument | None:
        """The argument with this name."""
        return next((one for one in self.definition.arguments if one.name == name), None)

    def missing(self, given: Mapping[str, Any]) -> Argument | None:
        """The first required argument that has no value yet."""
        return next((one for one in self.definition.arguments if one.required and one.name not in given), None)

    def shown(self, given: Mapping[str, Any], language: str) -> dict[str, str]:
        """The arguments' values by name, as people read them."""
        return {one.name: value_shown(one, given[one.name], language) for one in self._given(given)}

    def listed(self, given: Mapping[str, Any], language: str) -> list[list[str]]:
        """`[label, value]` of each argument, as people read them."""
        return [[label(one, language), value_shown(one, given[one.name], language)] for one in self._given(given)]

    def _given(self, given: Mapping[str, Any]) -> list[Argument]:
        return [one for one in self.definition.arguments if given.get(one.name) is not None]


def label(argument: Argument, language: str) -> str:
    """What people call an argument."""
    return in_words(argument.label, language) or argument.name.replace("_", " ")


def value_shown(argument: Argument, value: Any, language: str) -> str:
    """A value of an argument as people read it."""
    words = argument.choices.get(str(value))
    return in_words(words, language) if words else as_read(value)


def spec_of(tool: Tool, keyring: Keyring) -> Spec:
    """Raises Unreadable when its headers were sealed under another key."""
    headers = {}
    if tool.headers_sealed is not None:
        headers = json.loads(headers_sealer(keyring).open(tool.headers_sealed, headers_about(tool.id)))
    definition = Definition.model_validate(tool.definition)
    return Spec(tool.id, tool.workspace_id, tool.key, tool.name, definition, headers)


def headers_sealer(keyring: Keyring) -> Sealer:
    return keyring.for_purpose("tool headers")


def headers_about(tool_id: UUID) -> str:
    return f"tool.headers:{tool_id}"
