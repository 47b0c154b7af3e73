"""Suggestions as the desk sees them, see docs/api.md."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from jawab.conversations.schemas import direction
from jawab.knowledge.schemas import ArticleIn
from jawab.learning.faq.contradictions import Kind
from jawab.learning.faq.finding import Why

State = Literal["open", "approved", "merged", "rejected"]


class FaqRulesIn(BaseModel):
    """When a question is suggested."""

    times: int = Field(ge=1, le=1000, description="Different visitors who asked it")
    days: int = Field(ge=1, le=365, description="… in so many days")


class FaqRulesOut(FaqRulesIn):
    looked_at: datetime | None = Field(description="When the conversations were looked through last")


class WeekOut(BaseModel):
    """What became of a question in one week, which begins on a Monday (UTC)."""

    week: date
    asked: int
    answered: int = Field(description="By the bot")
    rated_up: int
    rated_down: int
    handed_off: int


class SuggestionRow(BaseModel):
    id: UUID
    state: State
    question: str = Field(description="The question that is likest to all others, with what is personal masked")
    language: str
    dir: Literal["ltr", "rtl"]
    visitors: int = Field(description="Different ones in the days of the rule")
    times: int = Field(description="Asked in all, ever since")
    languages: list[str]
    trend: list[WeekOut] = Field(description="The last eight weeks, oldest first")
    decided_at: datetime | None
    decided_by: str | None
    article_id: UUID | None
    visitors_since: int | None = Field(description="Different ones since it was decided")


class SuggestionList(BaseModel):
    items: list[SuggestionRow]
    counts: dict[State, int]
    gathering: int = Field(description="Questions that are asked, but not often enough yet")
    rules: FaqRulesOut


class AskedExample(BaseModel):
    message_id: UUID
    conversation_id: UUID
    text: str
    language: str
    dir: Literal["ltr", "rtl"]
    asked_at: datetime
    why: Why

    @classmethod
    def of(
        cls, message_id: UUID, conversation_id: UUID, text: str, language: str, asked_at: datetime, why: Why
    ) -> "AskedExample":
        return cls(
            message_id=message_id, conversation_id=conversation_id, text=text, language=language,
            dir=direction(language), asked_at=asked_at, why=why,
        )  # fmt: skip


class NearestOut(BaseModel):
    article_id: UUID
    title: str
    url: str
    heading: str
    text: str
    score: float = Field(description="Estimate (0 to 1) that it answers the question")


class DraftOut(BaseModel):
    title: str
    language: str
    markdown: str
    made_by: Literal["agents", "llm", "nobody"]
    replies: int = Field(description="Of agents, that it was made from")
    model: str | None = None


class ContradictionOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    kind: Kind
    sentence: str
    told: str
    article_id: UUID
    title: str
    url: str


class ContradictionList(BaseModel):
    items: list[ContradictionOut]


class Effect(BaseModel):
    """What became of the question in a span of weeks. Shares are of `asked`, null when it was not asked."""

    weeks: float
    asked_a_week: float
    answered: float | None
    rated_down: float | None
    handed_off: float | None


class SuggestionOut(SuggestionRow):
    examples: list[AskedExample] = Field(description="The newest, at most 30")
    erased: int = Field(description="Times that are only counted: their words were erased")
    weeks: list[WeekOut]
    before: Effect | None = Field(description="Before it was approved or merged; null while nothing is decided")
    after: Effect | None
    nearest: list[NearestOut]
    draft: DraftOut | None
    contradictions: list[ContradictionOut] = Field(description="Of the draft, with articles that there are")
    can_write: bool = Field(description="Whether a language model can be asked for a draft")


class Answer(BaseModel):
    """An answer that is to be held against the articles."""

    title: str = Field(default="", max_length=200)
    language: str = Field(default="en", max_length=35)
    markdown: str = Field(min_length=1, max_length=20_000)


class Approval(ArticleIn):
    """The article that the suggestion becomes."""


class Merger(BaseModel):
    """Where the suggestion belongs: to another one, or as a section into an article."""

    suggestion_id: UUID | None = None
    article_id: UUID | None = None
    heading: str = Field(default="", max_length=200)
    markdown: str = Field(default="", max_length=20_000)

    @model_validator(mode="after")
    def _one_of_them(self) -> "Merger":
        if (self.suggestion_id is None) == (self.article_id is None):
            raise ValueError("give either suggestion_id, or article_id with heading and markdown")
        if self.article_id and not (self.heading.strip() and self.markdown.strip()):
            raise ValueError("give the heading and markdown of the section for the article")
        if "\x00" in self.heading + self.markdown:
            raise ValueError("must not contain NUL characters")
        return self


class Looked(BaseModel):
    """What a look through the conversations brought."""

    taken: int = Field(description="Questions that were taken up")
    open: int = Field(description="Suggestions that are there now")
