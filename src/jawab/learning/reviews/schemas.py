"""What the desk sends and gets about replies to be looked through. Described in docs/api.md."""

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from jawab.conversations.ratings import Reason as RatingReason
from jawab.conversations.schemas import MessageOut, Rating

Grade = Literal["good", "partly", "wrong"]
Reason = Literal["other_question", "incomplete", "not_true", "unclear", "should_have_known", "other"]
Why = Literal["rated_down", "low_score", "unanswered"]
State = Literal["open", "done"]

GRADES: dict[Grade, float] = dict(zip(get_args(Grade), (1.0, 0.5, 0.0), strict=True))


class ScoreOut(BaseModel):
    """Figures from 0 to 1, null where they cannot be told. `overall` is the grade where there is one, else what was
    measured."""

    overall: float | None
    measured: float | None
    relevance: float | None
    completeness: float | None
    groundedness: float | None
    speed: float | None
    helpfulness: float | None = Field(description="The visitor's rating, else how likely they find it helpful")
    seconds: float


class RatingGiven(BaseModel):
    """What the visitor said of the reply."""

    value: Rating
    reason: RatingReason | None
    comment: str | None


class Correction(BaseModel):
    """The answer as it should have been, and the question that others are given it for."""

    model_config = ConfigDict(str_strip_whitespace=True, hide_input_in_errors=True)

    question: str = Field(min_length=1, max_length=500)
    text: str = Field(min_length=1, max_length=20_000, description="Markdown")

    @field_validator("question", "text")
    @classmethod
    def _storable(cls, text: str) -> str:
        if "\x00" in text:
            raise ValueError("must not contain NUL characters")
        return text


class ReviewIn(BaseModel):
    """A person's judgement of a reply."""

    model_config = ConfigDict(str_strip_whitespace=True, hide_input_in_errors=True)

    grade: Grade
    reason: Reason | None = None
    note: str | None = Field(default=None, max_length=2000)
    correction: Correction | None = None

    @model_validator(mode="after")
    def _consistent(self) -> "ReviewIn":
        if self.grade == "good" and (self.reason or self.correction):
            raise ValueError("a good answer has no reason and no correction: grade it partly or wrong to correct it")
        if self.note and "\x00" in self.note:
            raise ValueError("must not contain NUL characters")
        return self


class ReviewOut(BaseModel):
    """A judgement as it is kept."""

    grade: Grade
    reason: Reason | None
    note: str | None
    correction: Correction | None
    member: str | None = Field(description="Who reviewed it; null when they left")
    reviewed_at: datetime


class ReviewItem(BaseModel):
    """A reply to be looked through, or one that was."""

    reply_id: UUID
    conversation_id: UUID
    question: MessageOut | None
    answer: MessageOut
    score: ScoreOut | None
    rating: RatingGiven | None
    why: list[Why] = Field(description="Why it is in the queue")
    review: ReviewOut | None


class ReviewCounts(BaseModel):
    """How many replies wait, and of them how many for each reason (one reply may have several)."""

    open: int
    rated_down: int
    low_score: int
    unanswered: int
    done: int


class ReviewPage(BaseModel):
    items: list[ReviewItem]
    next: str | None = Field(description="Give it as `after` to get the next page")
    counts: ReviewCounts
    threshold: float


class ReviewRulesBody(BaseModel):
    threshold: float = Field(ge=0, le=1, description="Replies with a lower score come into the queue")
