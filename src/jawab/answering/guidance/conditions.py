"""When a rule holds: by what the visitor wants, their mood, page and language, and the time at the shop."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from jawab.answering.types import Question
from jawab.kit.clock import now
from jawab.understanding.types import Mood, Understanding

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


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


class Hours(BaseModel):
    """Hours of the week in the workspace's time zone. They may go past midnight: they belong to the day on which they
    begin. `outside`: at all other times."""

    model_config = ConfigDict(frozen=True)

    days: list[Annotated[int, Field(ge=0, le=6)]] = Field(min_length=1, max_length=7, description="0 is Monday")
    begin: Clock
    end: Clock = Field(description="The same as the beginning: the whole day")
    outside: bool = False

    def hold(self, moment: datetime) -> bool:
        """Whether it is such a time."""
        return self._within(moment) != self.outside

    def _within(self, moment: datetime) -> bool:
        begin, end = time.fromisoformat(self.begin), time.fromisoformat(self.end)
        clock, today = moment.time(), moment.weekday()
        if begin < end:
            return today in self.days and begin <= clock < end
        yesterday = (moment - timedelta(days=1)).weekday()
        return (today in self.days and clock >= begin) or (yesterday in self.days and clock < end)


class Conditions(BaseModel):
    """All that are given must be met; of several moods, languages or intents one."""

    model_config = ConfigDict(frozen=True)

    intents: list[Annotated[str, StringConstraints(max_length=100)]] = Field(default=[], max_length=50)
    moods: list[Mood] = Field(default=[], max_length=5)
    languages: list[Language] = Field(default=[], max_length=20, description="“en” is also met by “en-GB”")
    page: str = Field(
        default="", max_length=200, description="Path of the site's page, such as /checkout or /products/*"
    )
    hours: Hours | None = None

    @model_validator(mode="after")
    def _page_is_a_path(self) -> Self:
        if self.page and not self.page.startswith(("/", "*")):
            raise ValueError("the page begins with a slash, such as /checkout or /products/*")
        return self

    def met(self, here: Situation) -> bool:
        """Whether they are met."""
        return (
            (not self.intents or here.intent in self.intents)
            and (not self.moods or here.mood in self.moods)
            and (not self.languages or any(_speaks(here.language, wanted) for wanted in self.languages))
            and (not self.page or _on(here.page, self.page))
            and (self.hours is None or self.hours.hold(here.moment))
        )


def _speaks(language: str, wanted: str) -> bool:
    """Whether a language is the wanted one or a region's kind of it; another script is another language."""
    if language == wanted:
        return True
    return language.startswith(f"{wanted}-") and len(language[len(wanted) + 1 :].partition("-")[0]) != 4


def _on(page: str, pattern: str) -> bool:
    """Whether a path fits; `*` stands for anything, and a slash at the end does not matter."""
    wanted = ".*".join(re.escape(part) for part in pattern.rstrip("/").split("*"))
    return re.fullmatch(wanted, page.rstrip("/")) is not None
