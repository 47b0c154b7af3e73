"""What the desk sends and sees of replays."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from jawab.learning.replay.change import Change
from jawab.learning.replay.models import Replay

State = Literal["queued", "running", "done", "failed", "published"]
Difference = Literal["same", "words", "sources", "kind"]
Better = Literal["now", "changed"]
QuestionText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class Asked(BaseModel):
    """Which questions are asked: those given, else the newest of visitors."""

    model_config = ConfigDict(extra="forbid")

    questions: list[QuestionText] = Field(default=[], max_length=500)
    days: int = Field(default=30, ge=1, le=365)
    limit: int = Field(default=100, ge=1, le=500)


class NewReplay(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(default="", max_length=120)
    change: Change
    asked: Asked = Asked()


class Given(BaseModel):
    """A reply, as far as two are compared. `quality` is its score from 0 to 1, `tokens` what the LLM took."""

    kind: str
    text: str
    titles: list[str]
    reason: str
    mode: str
    confidence: float | None
    quality: float | None
    ms: float
    tokens: int
    cost: float | None


class Compared(BaseModel):
    """One question, answered twice. `said` is what the visitor was told then, empty for a question from a file."""

    question: str
    language: str
    said: str
    now: Given
    changed: Given


class ItemOut(Compared):
    id: UUID
    difference: Difference
    better: Better | None


class Side(BaseModel):
    """One side of the comparison. `quality` is the mean of the replies that have a score."""

    answered: int
    asked_back: int
    unknown: int
    handed_over: int
    quality: float | None
    ms_p50: float
    ms_p95: float
    tokens: int
    cost: float | None


class Figures(BaseModel):
    n: int
    same: int
    differ: int
    better: int
    worse: int
    now: Side
    changed: Side
    currency: str


class ReplayOut(BaseModel):
    id: UUID
    name: str
    state: State
    change: Change
    asked: Asked
    total: int
    done: int
    figures: Figures | None
    error: str | None
    created_by: str | None
    created_at: datetime
    finished_at: datetime | None
    published_at: datetime | None

    @classmethod
    def of(cls, row: Replay, member: str | None) -> "ReplayOut":
        return cls(
            id=row.id,
            name=row.name,
            state=row.state,
            change=Change.model_validate(row.change),
            asked=Asked.model_validate(row.asked),
            total=row.total,
            done=row.done,
            figures=Figures.model_validate(row.figures) if row.figures else None,
            error=row.error,
            created_by=member,
            created_at=row.created_at,
            finished_at=row.finished_at,
            published_at=row.published_at,
        )


class ReplayList(BaseModel):
    items: list[ReplayOut]


class ReplayItems(BaseModel):
    items: list[ItemOut]
    total: int
