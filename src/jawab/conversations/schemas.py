"""What visitors and agents get to see of conversations. Described in docs/api.md."""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from jawab.conversations.files.schemas import FileOut
from jawab.conversations.rich import RichPart
from jawab.conversations.states import State
from jawab.understanding.types import Mood, Urgency

Author = Literal["visitor", "bot", "agent", "system"]
MessageKind = Literal["text", "answer", "clarify", "unknown", "notice"]
Rating = Literal["up", "down"]
MOST_FILES = 6
"""With one message."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written. `ur-Latn` is Roman Urdu: left to right."""
    primary, *subtags = language.split("-")
    return "rtl" if primary.lower() in RIGHT_TO_LEFT and "Latn" not in subtags else "ltr"


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True, hide_input_in_errors=True)  # errors get into logs


class CitationOut(Frozen):
    n: int
    article_id: UUID
    title: str
    heading: str
    url: str
    quote: str


class OptionOut(Frozen):
    label: str
    text: str


class Body(Frozen):
    """What is sealed of a message."""

    text: str
    author_name: str = ""
    citations: list[CitationOut] = []
    options: list[OptionOut] = []
    rich: list[RichPart] = []
    offers_person: bool = False
    page: str = ""
    form: str = Field(default="", description="Of the visitor's: the `id` of the form that it answers")
    files: list[FileOut] = []


class MessageOut(Body):
    """A message as both sides see it."""

    id: UUID
    client_id: UUID | None
    seq: int
    author: Author
    kind: MessageKind
    language: str
    dir: Literal["ltr", "rtl"]
    reply_to: UUID | None
    rating: Rating | None = Field(description="What the visitor thinks of this reply of the bot's")
    created_at: datetime


class ConversationOut(Frozen):
    """A conversation as its visitor sees it."""

    id: UUID
    state: State
    agent_name: str | None
    language: str
    email_given: bool
    person_available: bool
    satisfaction: int | None = Field(description="How content the visitor was, 1 to 5, when they said so")
    last_seq: int
    created_at: datetime


class Named(Frozen):
    id: UUID
    name: str


class VerifiedOut(Frozen):
    """What the owner's server has vouched for. `id` is the owner's own."""

    id: str
    name: str | None
    email: str | None
    phone: str | None
    at: datetime


class ContactOut(Frozen):
    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    verified: VerifiedOut | None = Field(description="Null for a visitor whom nobody vouches for")


class InboxRow(Frozen):
    """A conversation as the desk sees it."""

    id: UUID
    state: State
    contact: ContactOut
    assignee: Named | None
    language: str
    channel: str
    preview: str
    last_author: Author | None
    last_seq: int
    last_message_at: datetime
    waiting_since: datetime | None
    created_at: datetime
    handoff_reason: str | None
    mood: Mood | None = Field(description="Of the visitor's last message")
    urgency: Urgency | None
    intent: str | None = Field(description="Key of the last intent that was sure")
    moods: list[Mood] = Field(description="Of the visitor's last messages, oldest first")
    pressing: int = Field(description="The higher, the sooner a person is needed")
    satisfaction: int | None = Field(description="How content the visitor was, 1 to 5, when they said so")


class MessageIn(BaseModel):
    """A message as a client sends it: `id` makes sending it again harmless."""

    model_config = ConfigDict(str_strip_whitespace=True, hide_input_in_errors=True)

    id: UUID = Field(description="Made by the client; the same id twice is one message")
    text: str = Field(description="What was written, empty only beside files; an agent's may use Markdown")
    page: str = Field(default="", max_length=500, description="Path of the page that a visitor writes from")
    files: list[UUID] = Field(
        default=[], max_length=MOST_FILES, description="Of files that their author uploaded to this conversation before"
    )

    @field_validator("text", "page")
    @classmethod
    def _storable(cls, text: str) -> str:
        if "\x00" in text:
            raise ValueError("must not contain NUL characters")
        return text

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text and not self.files:
            raise ValueError("write something, or attach a file")
        return self


class Messages(Frozen):
    items: list[MessageOut]
    more: bool
