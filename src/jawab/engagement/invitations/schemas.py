"""Invitations as the desk writes them, see docs/api.md."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints, model_validator

from jawab.engagement.invitations.triggers import EventName, InvitationConditions, Trigger
from jawab.kit.matching import Language

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class InvitationAction(BaseModel):
    """What a button does: open the chat, ask a question in the visitor's name, go to a page, or open a shortcut's
    form. `target`: the page's address, or the shortcut's id."""

    kind: Literal["open", "ask", "link", "shortcut"]
    target: Address = ""

    @model_validator(mode="after")
    def _goes_somewhere(self) -> Self:
        if self.kind == "link" and not _is_page(self.target):
            raise ValueError("a link begins with https://, http:// or a single slash")
        if self.kind == "shortcut":
            try:
                UUID(self.target)
            except ValueError:
                raise ValueError("choose the shortcut that is opened") from None
        return self


class ButtonWords(BaseModel):
    """A button in one language. `question`: what is asked when its action asks; the label when it is empty."""

    label: Label
    question: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""


class InvitationWords(BaseModel):
    """An invitation in one language, with the words of each of its buttons in their order."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    buttons: list[ButtonWords] = Field(default=[], max_length=2)


class Frequency(BaseModel):
    """At most `times` for one visitor in `days` days, and `per_visit` in one visit."""

    times: int = Field(default=2, ge=1, le=100)
    days: int = Field(default=30, ge=1, le=365)
    per_visit: int = Field(default=1, ge=1, le=20)


class InvitationIn(BaseModel):
    """An invitation. `hold_out`: per cent of the visitors who would have seen it and do not, to compare with. `goal`:
    name of the event that it is to bring about."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    trigger: Trigger
    conditions: InvitationConditions = InvitationConditions()
    actions: list[InvitationAction] = Field(default=[], max_length=2, description="One for each button")
    texts: dict[Language, InvitationWords] = Field(min_length=1, max_length=20)
    frequency: Frequency = Frequency()
    hold_out: int = Field(default=10, ge=0, le=50)
    goal: EventName | Literal[""] = ""
    active: bool = True

    @model_validator(mode="after")
    def _each_button_has_words(self) -> Self:
        for language, words in self.texts.items():
            if len(words.buttons) != len(self.actions):
                raise ValueError(f"write the words of each button, also in “{language}”")
        return self


class InvitationChange(BaseModel):
    """What is left out stays as it is. `position`: counted from 0, the others make room."""

    name: str | None = None
    trigger: Trigger | None = None
    conditions: InvitationConditions | None = None
    actions: list[InvitationAction] | None = None
    texts: dict[Language, InvitationWords] | None = None
    frequency: Frequency | None = None
    hold_out: int | None = None
    goal: str | None = None
    active: bool | None = None
    position: int | None = Field(default=None, ge=0, le=1000)


class ArmFigures(BaseModel):
    """What came of it. `visitors`: browsers in which it was due; `conversations` and `goals`: of those, the ones in
    which a conversation began, or the goal was reached, later in the same visit."""

    visitors: int = 0
    shown: int = 0
    pressed: int = 0
    dismissed: int = 0
    conversations: int = 0
    goals: int = 0


class EffectOut(BaseModel):
    """How much more often (as a share of visitors) with the invitation than without it, and between what and what that
    lies with 95 % confidence."""

    difference: float
    low: float
    high: float


class InvitationFigures(BaseModel):
    """Of the present edition: a change of anything but name, order and switch begins a new one."""

    since: datetime
    shown: ArmFigures
    held_out: ArmFigures
    conversations: EffectOut | None = Field(description="Null: too few visitors to say anything yet")
    goals: EffectOut | None


class InvitationOut(BaseModel):
    id: UUID
    name: str
    trigger: Trigger
    conditions: InvitationConditions
    actions: list[InvitationAction]
    texts: dict[str, InvitationWords]
    frequency: Frequency
    hold_out: int
    goal: str
    active: bool
    position: int
    updated_at: datetime
    figures: InvitationFigures


class Manners(BaseModel):
    """What holds for all invitations together: the pause between any two, and how long all stay away after one was
    dismissed."""

    pause_minutes: int = Field(default=5, ge=0, le=1440)
    quiet_days: int = Field(default=7, ge=0, le=365)


class InvitationList(BaseModel):
    items: list[InvitationOut] = Field(description="Of two that are due at once, the first is shown")
    manners: Manners
    time_zone: str = Field(description="The workspace's, in which hours count")
    language: str = Field(description="The workspace's own")


def _is_page(address: str) -> bool:
    return address.startswith(("https://", "http://")) or (address.startswith("/") and not address.startswith("//"))
