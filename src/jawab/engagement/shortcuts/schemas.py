"""Shortcuts as the desk and as the widget see them, see docs/api.md."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from jawab.engagement.shortcuts.conditions import Conditions, Visitors
from jawab.engagement.shortcuts.kinds import REQUESTS, TIMED, Action, Kind
from jawab.engagement.shortcuts.models import Shortcut
from jawab.engagement.shortcuts.ranking import UNUSED, Use
from jawab.kit.hours import Hours
from jawab.kit.links import checked_link
from jawab.kit.matching import Language

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Asked = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class Words(BaseModel):
    """What a shortcut says in one language."""

    model_config = ConfigDict(frozen=True)

    label: Label
    question: Asked = Field(default="", description="What is asked in the visitor's name")
    article_id: UUID | None = Field(default=None, description="Of a `faq`: the article; null is the whole help centre")


class ShortcutIn(BaseModel):
    """A shortcut. `compare` and `pricing` ask a question, or open the owner's page where there is a `url`."""

    kind: Kind
    words: dict[Language, Words] = Field(min_length=1, max_length=20)
    url: str = Field(default="", max_length=2000)
    times: Hours | None = Field(default=None, description="When a time may be wished for; null: at any time")
    conditions: Conditions = Conditions()
    active: bool = True

    @field_validator("url")
    @classmethod
    def _leads_somewhere(cls, url: str) -> str:
        return checked_link(url.strip()) if url.strip() else ""

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if any("\x00" in text for words in self.words.values() for text in (words.label, words.question)):
            raise ValueError("words must not contain NUL characters")
        if self.kind == "link" and not self.url:
            raise ValueError("write the address that the link opens")
        asks = self.kind == "question" or (self.kind in ("compare", "pricing") and not self.url)
        if asks and not all(words.question for words in self.words.values()):
            hint = "" if self.kind == "question" else ", or the address of your page"
            raise ValueError(f"write the question that is asked, in each language{hint}")
        if self.times is not None and (self.kind not in TIMED or self.times.outside):
            raise ValueError("times are hours within which a call-back, a demo or a booking may be wished for")
        return self


class ShortcutChange(BaseModel):
    """What is left out stays as it is. `position`: counted from 0, the others make room."""

    kind: Kind | None = None
    words: dict[Language, Words] | None = Field(default=None, min_length=1, max_length=20)
    url: str | None = Field(default=None, max_length=2000)
    times: Hours | None = None
    conditions: Conditions | None = None
    active: bool | None = None
    position: int | None = Field(default=None, ge=0, le=1000)


class ShortcutRow(BaseModel):
    """A shortcut at the desk."""

    id: UUID
    kind: Kind
    words: dict[str, Words]
    url: str
    times: Hours | None
    conditions: Conditions
    active: bool
    position: int
    shown: int = Field(description="How often it was shown in the last 28 days")
    pressed: int
    rank: int | None = Field(description="Its place among those that are offered, from 1; null when it is off")
    updated_at: datetime

    @classmethod
    def of(cls, row: Shortcut, use: Use = UNUSED, rank: int | None = None) -> "ShortcutRow":
        known = {name: getattr(row, name) for name in cls.model_fields if hasattr(row, name)}
        return cls(**known, shown=use.shown, pressed=use.pressed, rank=rank)


class ShortcutList(BaseModel):
    items: list[ShortcutRow] = Field(description="In the owner's order")
    time_zone: str = Field(description="The workspace's, in which hours count")


class ShortcutOut(BaseModel):
    """A shortcut in the widget. It is offered where its page and visitors fit, which the browser knows."""

    id: UUID
    kind: Kind
    action: Action
    label: str
    language: str = Field(description="Of the label and the question")
    question: str = Field(description="Of `ask`: what to send in the visitor's name")
    url: str = Field(description="Of `open`: where to; a path is on this server")
    timed: bool = Field(description="Of `form`: whether it asks for a day and a time")
    page: str
    visitors: Visitors | None
    by_intent: bool = Field(description="Offered only in a conversation that its list of shortcuts names it for")


class OfferedHere(BaseModel):
    items: list[UUID] = Field(description="Best first")


class Uses(BaseModel):
    """What was shown and pressed in one visit of the panel."""

    shown: list[UUID] = Field(default=[], max_length=50)
    pressed: list[UUID] = Field(default=[], max_length=50)


class DayOffered(BaseModel):
    day: date
    times: list[datetime]


class TimesOffered(BaseModel):
    time_zone: str = Field(description="In which days and times are told: the visitor's, else the workspace's")
    days: list[DayOffered]


def action_of(kind: Kind, url: str) -> Action:
    """What a press does."""
    if kind in REQUESTS:
        return "form"
    return "open" if url or kind == "faq" else "ask"
