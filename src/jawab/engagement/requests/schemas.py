"""Requests to be contacted, as visitors make them and the desk sees them. Described in docs/api.md."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from jawab.conversations.schemas import Named
from jawab.engagement.shortcuts.kinds import RequestKind
from jawab.kit.matching import Language

State = Literal["new", "done"]


class RequestIn(BaseModel):
    """What a visitor asks for. Which fields are needed depends on the kind; what is wrong is told with its field."""

    model_config = ConfigDict(str_strip_whitespace=True, hide_input_in_errors=True)

    id: UUID = Field(description="Made by the client; the same id twice is one request")
    kind: RequestKind
    shortcut_id: UUID | None = Field(default=None, description="The shortcut whose form it is")
    name: str = Field(default="", max_length=200)
    email: str = Field(default="", max_length=320)
    phone: str = Field(default="", max_length=60)
    at: AwareDatetime | None = Field(default=None, description="The time that is wished for")
    time_zone: str | None = Field(default=None, max_length=64, description="IANA name; one that is unknown is ignored")
    text: str = Field(default="", max_length=2_000)
    language: Language = "en"
    conversation_id: UUID | None = None
    page: str = Field(default="", max_length=500, description="Path of the page that it is made on")

    @field_validator("name", "email", "phone", "text", "page")
    @classmethod
    def _storable(cls, text: str) -> str:
        if "\x00" in text:
            raise ValueError("must not contain NUL characters")
        return text


class Details(BaseModel):
    """What is sealed of a request. `phone` is E.164."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: str = ""
    email: str = ""
    phone: str = ""
    text: str = ""
    page: str = ""


class RequestMade(BaseModel):
    """A request as its visitor gets it back."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: RequestKind
    wished_at: datetime | None
    time_zone: str | None
    created_at: datetime


class RequestOut(BaseModel):
    """A request at the desk."""

    id: UUID
    kind: RequestKind
    state: State
    wished_at: datetime | None
    time_zone: str | None = Field(description="The visitor's, as far as it is known")
    language: str
    details: Details
    contact_id: UUID
    conversation_id: UUID | None
    created_at: datetime
    done_at: datetime | None
    done_by: Named | None


class RequestPage(BaseModel):
    items: list[RequestOut] = Field(description="New ones: the oldest first; done ones: the last done first")
    next: str | None = Field(description="Give it as `after` to get the next page")
    new: int = Field(description="How many wait")
    time_zone: str = Field(description="The workspace's")
