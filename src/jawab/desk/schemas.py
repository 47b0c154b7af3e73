"""What the desk sends and gets beside conversations."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from jawab.answering.costs.schemas import ConversationSpendOut
from jawab.conversations.queries import Wanted
from jawab.conversations.schemas import InboxRow
from jawab.understanding.types import Mood, Urgency

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
    media_hosts: list[str]


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


class Filters(BaseModel):
    """Which conversations of the inbox, in which order, and which page of them."""

    view: View = "open"
    mood: list[Mood] = Field(default=[], max_length=5)
    urgency: Urgency | None = None
    intent: str | None = Field(default=None, max_length=100)
    language: str | None = Field(default=None, max_length=35)
    sort: Literal["newest", "urgency"] = "newest"
    after: str | None = None
    limit: int = Field(default=50, ge=1, le=100)

    def wanted(self) -> Wanted:
        return Wanted(
            view=self.view,
            moods=self.mood,
            urgency=self.urgency,
            intent=self.intent,
            language=self.language,
            most_urgent_first=self.sort == "urgency",
        )


class InboxPage(BaseModel):
    items: list[InboxRow]
    next: str | None = Field(description="Give it as `after` to get the next page")
    counts: dict[str, int]


class Traces(BaseModel):
    """`spend`: what the LLM took for the conversation, null when nothing."""

    items: list[dict[str, Any]]
    spend: ConversationSpendOut | None
