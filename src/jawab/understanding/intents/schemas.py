"""Intents and their trainings as the desk sees them, see docs/api.md."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from jawab.understanding.intents.models import Intent, IntentTraining

MOST_CHARS = 500
"""Longest example: what an embedder reads of a text is shorter still."""
MOST_AT_ONCE = 500
"""Examples in one request; more of them are imported as a file."""

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
ExampleText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_CHARS)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Texts = Annotated[list[ExampleText], Field(max_length=MOST_AT_ONCE)]
Labels = Annotated[dict[Language, Label], Field(max_length=20)]

Handling = Literal["answer", "person"]
Source = Literal["owner", "import", "correction"]
State = Literal["queued", "running", "active", "retired", "refused", "failed"]


class NewIntent(BaseModel):
    label: Label
    labels: Labels = Field(default={}, description="The label in other languages, by BCP 47 tag")
    description: Description = ""
    handling: Handling = Field(default="answer", description="Who takes care of it: the assistant, or a person at once")
    examples: Texts = []


class IntentChange(BaseModel):
    """What is left out stays as it is."""

    label: Label | None = None
    labels: Labels | None = None
    description: Description | None = None
    handling: Handling | None = None


class NewExamples(BaseModel):
    texts: Annotated[Texts, Field(min_length=1)]


class IntentOut(BaseModel):
    id: UUID
    key: str
    label: str
    labels: dict[str, str]
    description: str
    handling: Handling
    examples: int

    @classmethod
    def of(cls, intent: Intent, examples: int) -> "IntentOut":
        return cls(**cls.fields(intent, examples))

    @staticmethod
    def fields(intent: Intent, examples: int) -> dict[str, Any]:
        names = ("id", "key", "label", "labels", "description", "handling")
        return {"examples": examples, **{name: getattr(intent, name) for name in names}}


class ExampleOut(BaseModel):
    id: UUID
    text: str
    source: Source


class ExampleList(BaseModel):
    texts: list[ExampleOut]


class IntentWhole(IntentOut):
    texts: list[ExampleOut]


class TrainingOut(BaseModel):
    """A training and what was measured in it. Shares are 0 to 1, measured on examples that the measured head had not
    seen (cross-validation); null where they were not measured."""

    id: UUID
    version: int
    state: State
    progress: float = Field(description="0 to 1")
    step: str = Field(description="What it does now, in words to show")
    examples: int
    intents: int
    accuracy: float | None = Field(description="Share of examples whose most likely intent is right")
    in_scope_recall: float | None = Field(description="Share of examples that were sure enough to be acted upon")
    out_of_scope_recall: float | None = Field(
        description="Share of other texts that were taken for none of the intents"
    )
    ece: float | None = Field(description="Expected calibration error: by how much probabilities are off")
    threshold: float | None = Field(description="Of the probability, as the training data suggest it")
    usable: bool = Field(description="Whether it can be made the active one")
    note: str | None
    error: str | None
    created_at: datetime
    finished_at: datetime | None
    created_by: str | None = Field(description="The member who started it")

    @classmethod
    def of(cls, training: IntentTraining, member: str | None) -> "TrainingOut":
        plain = ("id", "version", "state", "progress", "step", "examples", "intents", "note", "error")
        measured = ("accuracy", "in_scope_recall", "out_of_scope_recall", "ece", "threshold")
        return cls(
            **{name: getattr(training, name) for name in (*plain, "created_at", "finished_at")},
            **{name: training.figures.get(name) for name in measured},
            usable=training.state in ("active", "retired", "refused"),
            created_by=member,
        )  # fmt: skip


class IntentList(BaseModel):
    items: list[IntentOut]
    trained: TrainingOut | None = Field(description="The version in use")


class TrainingList(BaseModel):
    items: list[TrainingOut]


class SkippedOut(BaseModel):
    place: str = Field(description="Where in the file: a line, or a file of the archive")
    reason: str


class IntentImportOut(BaseModel):
    intents_added: int
    examples_added: int
    skipped: list[SkippedOut]


class ThresholdPoint(BaseModel):
    """What one threshold would have done."""

    threshold: float
    sure: int = Field(description="Past messages whose intent would have been acted upon")
    asked_back: int = Field(description="Past messages on which the bot would have asked back")
    share_sure: float | None = Field(description="`sure` of all past messages; null without any")
    accuracy: float | None = Field(description="Share of the sure ones that are right, by cross-validation")


class ThresholdOut(BaseModel):
    threshold: float = Field(description="The one that is set")
    n: int = Field(description="Past messages that were read")
    points: list[ThresholdPoint]
