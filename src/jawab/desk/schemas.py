"""What the desk sends and gets beside conversations."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from jawab.conversations.schemas import InboxRow

View = Literal["open", "waiting", "mine", "bot", "closed"]


class Credentials(BaseModel):
    email: str = Field(max_length=320)
    password: str = Field(max_length=1024)


class MemberOut(BaseModel):
    id: UUID
    name: str
    email: str
    role: str
    available: bool


class WorkspaceOut(BaseModel):
    id: UUID
    name: str
    slug: str
    site_key: str
    color: str


class SessionOut(BaseModel):
    """Who is signed in. `llm` names the language model that writes answers, if any."""

    member: MemberOut
    workspace: WorkspaceOut
    csrf_token: str
    llm: str | None


class Availability(BaseModel):
    available: bool


class DemoSignIn(BaseModel):
    """The demo workspace's sign-in, shown on the sign-in page as long as its password is the demo's."""

    email: str
    password: str


class InboxPage(BaseModel):
    items: list[InboxRow]
    next: str | None = Field(description="Give it as `after` to get the next page")
    counts: dict[str, int]


class Traces(BaseModel):
    items: list[dict[str, Any]]
