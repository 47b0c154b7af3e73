"""The guidance of every workspace, as the owners wrote it down at the desk."""

from collections.abc import Sequence
from datetime import datetime

from jawab.answering.guidance import queries
from jawab.answering.guidance.conditions import Conditions, Situation
from jawab.answering.guidance.guided import RulesGuided
from jawab.answering.guidance.models import GuidanceRule
from jawab.answering.guidance.rules import Rule
from jawab.answering.types import Question
from jawab.db.engine import Database
from jawab.understanding.types import Understanding


class StoredGuidance:
    """Implements `ports.Guidance`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, question: Question, understood: Understanding, language: str) -> RulesGuided:
        """The rules that hold for this message, as they are at this moment."""
        async with self._database.read() as session:
            rows = await queries.rules(session, question.workspace_id)
        return guided([read(row) for row in rows if row.active], question, understood, language)


class GivenGuidance:
    """Rules that are only tried, in the place of the stored ones; `moment` is the time to take it for."""

    def __init__(self, rules: Sequence[Rule], moment: datetime | None = None) -> None:
        self._rules = rules
        self._moment = moment

    async def of(self, question: Question, understood: Understanding, language: str) -> RulesGuided:
        return guided(self._rules, question, understood, language, self._moment)


def guided(
    rules: Sequence[Rule],
    question: Question,
    understood: Understanding,
    language: str,
    moment: datetime | None = None,
) -> RulesGuided:
    """Those of the rules that hold, now or at another moment."""
    here = Situation.of(question, understood, language, moment)
    return RulesGuided([rule for rule in rules if rule.conditions.met(here)], question, language)


def read(row: GuidanceRule) -> Rule:
    """A stored rule."""
    return Rule(
        id=row.id,
        name=row.name,
        kind=row.kind,  # type: ignore[arg-type]
        text=row.text,
        style=row.style,  # type: ignore[arg-type]
        conditions=Conditions.model_validate(row.conditions),
    )
