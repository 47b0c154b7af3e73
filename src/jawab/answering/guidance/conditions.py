"""When a rule holds: by what the visitor wants, their mood, page and language, and the time at the shop."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from jawab.answering.types import Question
from jawab.kit.clock import now
from jawab.kit.hours import Hours
from jawab.kit.matching import Language, PagePattern, on_page, speaks
from jawab.understanding.types import Mood, Understanding


@dataclass(frozen=True, slots=True)
class Situation:
    """What conditions are held against. `intent` is the key of a sure one; `moment` has the workspace's time zone."""

    intent: str | None
    mood: Mood
    page: str
    language: str
    moment: datetime

    @classmethod
    def of(cls, question: Question, understood: Understanding, language: str, moment: datetime | None = None) -> Self:
        """The message's, at the time that it is or at another `moment`."""
        best = understood.intent.best if understood.intent else None
        sure = best is not None and best.probability >= question.rules.intent_threshold
        return cls(
            intent=best.key if best and sure else None,
            mood=understood.mood.mood,
            page=question.page,
            language=language,
            moment=(moment or now()).astimezone(question.rules.zone(None)),
        )


class Conditions(BaseModel):
    """All that are given must be met; of several moods, languages or intents one."""

    model_config = ConfigDict(frozen=True)

    intents: list[Annotated[str, StringConstraints(max_length=100)]] = Field(default=[], max_length=50)
    moods: list[Mood] = Field(default=[], max_length=5)
    languages: list[Language] = Field(default=[], max_length=20, description="“en” is also met by “en-GB”")
    page: PagePattern = Field(default="", description="Path of the site's page, such as /checkout or /products/*")
    hours: Hours | None = None

    def met(self, here: Situation) -> bool:
        """Whether they are met."""
        return (
            (not self.intents or here.intent in self.intents)
            and (not self.moods or here.mood in self.moods)
            and (not self.languages or any(speaks(here.language, wanted) for wanted in self.languages))
            and (not self.page or on_page(here.page, self.page))
            and (self.hours is None or self.hours.hold(here.moment))
        )
