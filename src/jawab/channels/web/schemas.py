"""What visitors send, and what they get beside messages and conversations."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, EmailStr, Field

from jawab.accounts.appearance import Shown
from jawab.conversations.files.schemas import FilesOffered
from jawab.conversations.schemas import MessageIn
from jawab.engagement.shortcuts.schemas import ShortcutOut

LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"


class Site(BaseModel):
    """What the widget needs to know of the workspace before anybody writes."""

    name: str
    slug: str
    language: str = Field(description="Of the greeting and the suggestions")
    greeting: str
    color: str
    languages: list[str]
    person_available: bool
    max_message_chars: int
    help_url: str
    suggestions: list[str]
    media_hosts: list[str] = Field(description="Origins that pictures, videos and files may come from, beside ours")
    files: FilesOffered | None = Field(description="What a visitor may send; null: no files")
    push_key: str | None = Field(description="What a browser subscribes with to be told of replies, base64url")
    shortcuts: list[ShortcutOut] = Field(description="Quick actions, best first")
    appearance: Shown
    tracking: Literal["off", "ask"] = Field(description="Whether visitors are asked if what they click may be recorded")
    consent_from: int = Field(description="The oldest version of the notice to which a yes still holds")
    privacy_url: str = Field(description="The owner's privacy notice; empty: none")


class NewVisitor(BaseModel):
    site_key: str = Field(max_length=64)


class VisitorCreated(BaseModel):
    visitor_id: UUID
    token: str = Field(description="Given once and not kept: whoever holds it reaches this visitor's conversations")


class StartConversation(BaseModel):
    language: str | None = Field(default=None, pattern=LANGUAGE, max_length=35)
    time_zone: str | None = Field(
        default=None, max_length=64, description="IANA name, such as Asia/Karachi; what does not exist is ignored"
    )


class MessageBatch(BaseModel):
    messages: list[MessageIn] = Field(min_length=1, max_length=20)


class EmailGiven(BaseModel):
    email: EmailStr


class CompletionOut(BaseModel):
    text: str
    kind: Literal["article", "question"] = Field(description="Of an article, or asked by several visitors before")


class CompletionsOut(BaseModel):
    items: list[CompletionOut] = Field(description="Best first, at most six")
