"""Rules as a test wants them."""

from typing import Any
from uuid import uuid4

from jawab.answering.guidance.conditions import Conditions
from jawab.answering.guidance.guided import RulesGuided
from jawab.answering.guidance.rules import Kind, Rule, Style
from tests.answering.knowledge import question


def rule(kind: Kind, text: str = "", *, style: Style | None = None, name: str = "A rule", **conditions: Any) -> Rule:
    return Rule(uuid4(), name, kind, text, style, Conditions.model_validate(conditions))


def guided(*rules: Rule, language: str = "en") -> RulesGuided:
    """The rules as they hold for some question."""
    return RulesGuided(rules, question("how long does a refund take"), language)


def effects(of: RulesGuided) -> list[str]:
    return [str(told["effect"]) for told in of.told()]
