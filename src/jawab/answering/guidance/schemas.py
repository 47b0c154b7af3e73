"""The guidance as the desk sees it, see docs/api.md."""

from datetime import UTC, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field, StringConstraints, model_validator

from jawab.answering.guidance.conditions import Conditions
from jawab.answering.guidance.forbidden import phrases
from jawab.answering.guidance.models import GuidanceRule
from jawab.answering.guidance.rules import Kind, Style
from jawab.conversations.schemas import CitationOut
from jawab.kit.matching import Language
from jawab.understanding.types import Mood

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]


class RuleIn(BaseModel):
    """A rule. What its `text` is depends on the kind: instructions for the LLM (tone), what is added (must_say), one
    word or phrase a line (must_not_say), or a reason that the desk is shown (hand_off)."""

    name: Name
    kind: Kind
    text: Text = ""
    style: Style | None = Field(default=None, description="Of a tone: what works without an LLM too")
    conditions: Conditions = Conditions()
    active: bool = True

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if self.kind == "must_say" and not self.text:
            raise ValueError("write what must be said")
        if self.kind == "must_not_say" and not phrases(self.text):
            raise ValueError("write the words that must not be said, one word or phrase a line")
        if self.kind == "tone" and not self.text and self.style is None:
            raise ValueError("choose a style, or write how the LLM is to write")
        if self.kind != "tone" and self.style is not None:
            raise ValueError("only a tone has a style")
        return self


class RuleChange(BaseModel):
    """What is left out stays as it is. `position`: counted from 0, the others make room."""

    name: Name | None = None
    kind: Kind | None = None
    text: Text | None = None
    style: Style | None = None
    conditions: Conditions | None = None
    active: bool | None = None
    position: int | None = Field(default=None, ge=0, le=1000)


class RuleOut(BaseModel):
    id: UUID
    name: str
    kind: Kind
    text: str
    style: Style | None
    conditions: Conditions
    active: bool
    position: int
    updated_at: datetime

    @classmethod
    def of(cls, row: GuidanceRule) -> "RuleOut":
        return cls.model_validate(row, from_attributes=True)


class GuidanceList(BaseModel):
    items: list[RuleOut] = Field(description="In the order in which they are applied")
    llm: bool = Field(description="Whether an LLM writes answers here: without one, tones are their style alone")
    time_zone: str = Field(description="The workspace's, in which hours count")


class RuleTrial(BaseModel):
    """A question to try a rule on, and what is to be assumed of the visitor; what is left out is read from it."""

    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
    rule: RuleIn | None = Field(default=None, description="To be tried as it stands here; null: all stored ones")
    rule_id: UUID | None = Field(default=None, description="The stored rule that it stands in for")
    intent: str | None = Field(default=None, max_length=100, description="Key of an intent")
    mood: Mood | None = None
    page: str = Field(default="", max_length=500)
    language: Language | None = None
    at: AwareDatetime | None = Field(
        default=None, ge=EARLIEST, le=LATEST, description="The time to take it for, of this century"
    )


class TriedReply(BaseModel):
    kind: str
    text: str
    language: str
    citations: list[CitationOut]
    offers_person: bool
    asks_for_person: bool
    trace: dict[str, object]


class RuleTried(BaseModel):
    without: TriedReply = Field(description="With the other rules alone; with no rule at all when none was named")
    reply: TriedReply = Field(description="With the rule")
    applied: bool = Field(description="Whether the rule's conditions were met")
    effect: str | None = Field(description="What the rule did, in words")
