"""What visitors send, and what they get beside messages and conversations."""

from uuid import UUID

from pydantic import BaseModel, EmailStr, Field

LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"


class Site(BaseModel):
    """What the widget needs to know of the workspace before anybody writes."""

    name: str
    slug: str
    greeting: str
    color: str
    languages: list[str]
    person_available: bool
    max_message_chars: int
    help_url: str
    suggestions: list[str]


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


class EmailGiven(BaseModel):
    email: EmailStr
