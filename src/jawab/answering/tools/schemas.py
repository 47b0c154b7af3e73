"""What an owner defines of a tool, and what the desk sees of tools and their calls. Described in docs/tools.md."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from jawab.understanding.types import EntityType

Risk = Literal["read", "low", "approval"]
CallState = Literal["waiting", "declined", "running", "done", "not_found", "refused", "failed", "unknown"]
Words = dict[
    Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")], Annotated[str, Field(max_length=2000)]
]
"""The same said in several languages: `{"en": "…", "ur": "…"}`."""


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, populate_by_name=True)


class Argument(Frozen):
    """One thing that the call needs. `value` is the JSON schema of it.

    `entities`: kinds of what messages name that fill it. `proves`: that who knows it may see the answer; `matches` are
    fields of the answer, one of which must then equal it (none: the other system checks it by itself). `future`: a date
    that must not lie in the past.
    """

    name: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_-]{0,63}$")]
    value: dict[str, Any] = Field(default={"type": "string"}, description="JSON schema of the value")
    required: bool = True
    place: Literal["path", "query", "body"] = "body"
    entities: Annotated[list[EntityType], Field(max_length=4)] = []
    label: Words = {}
    ask: Words = {}
    hint: Words = {}
    choices: dict[str, Words] = Field(default={}, description="What visitors call the values of an `enum`")
    proves: bool = False
    matches: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=4)] = []
    future: bool = False


class Definition(Frozen):
    """What is called, with what, for whom, and what is said of the answer.

    `intents` (keys), `actions` (such as `book appointment`) and `phrases` are what brings it about. `personal`: it
    shows somebody's data, so at least one argument must prove that they are theirs. `answer`, `confirm` and
    `not_found` are templates: see `templates.fill`.
    """

    kind: Literal["http", "mcp"] = "http"
    description: Annotated[str, Field(max_length=500)] = ""
    risk: Risk = "read"
    personal: bool = False
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = "GET"
    url: Annotated[str, Field(min_length=1, max_length=1000)]
    mcp_tool: Annotated[str, Field(max_length=200)] = ""
    arguments: Annotated[list[Argument], Field(max_length=20)] = []
    intents: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=20)] = []
    actions: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=20)] = []
    phrases: Annotated[list[Annotated[str, Field(min_length=3, max_length=120)]], Field(max_length=40)] = []
    answer: Words
    confirm: Words = {}
    not_found: Words = {}
    values: dict[str, Words] = Field(default={}, description="Words for values of the answer, such as states")
    refusal_field: Annotated[str, Field(max_length=200)] = ""
    timeout_seconds: float = Field(default=10.0, ge=0.5, le=30)

    @property
    def writes(self) -> bool:
        return self.risk != "read"


class ToolIn(Definition):
    """A tool as an owner defines it. `headers` may hold keys: they are sealed and never shown again."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    enabled: bool = True
    headers: dict[str, Annotated[str, Field(max_length=4000)]] | None = Field(
        default=None, description="Sent with each call; None keeps those that are there"
    )


class ToolOut(Definition):
    """A tool as the desk sees it: of its headers only the names."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    id: UUID
    key: str
    name: str
    enabled: bool
    header_names: list[str]
    updated_at: datetime


class ToolList(Frozen):
    items: list[ToolOut]
    waiting: int = Field(description="Calls that wait for an agent's approval")


class Switch(Frozen):
    enabled: bool


class Trial(Frozen):
    """Sample arguments to try a tool with."""

    arguments: dict[str, Any]
    language: str = "en"


class TrialOut(Frozen):
    """What came of a trial: `text` is what a visitor would read, `answer` the other system's own."""

    state: CallState
    text: str
    note: str
    answer: Any
    http_status: int | None
    ms: int | None


class Decision(Frozen):
    """An agent's word on a call that waits for approval."""

    approved: bool
    reason: Annotated[str, Field(max_length=500)] = ""


class CallOut(Frozen):
    """A call as the desk sees it."""

    id: UUID
    tool_id: UUID | None
    tool_name: str
    risk: Risk
    state: CallState
    conversation_id: UUID | None
    message_id: UUID | None
    arguments: dict[str, Any]
    shown: list[list[str]] = Field(description="`[label, value]` of each argument, as people read them")
    note: str
    http_status: int | None
    ms: int | None
    decided_by: str | None
    created_at: datetime


class CallList(Frozen):
    items: list[CallOut]
    next: str | None = None


class Source(Frozen):
    """Where tools can be taken over from: the text of an OpenAPI document, or the address of an MCP server."""

    kind: Literal["openapi", "mcp"]
    document: Annotated[str, Field(max_length=400_000)] = ""
    url: Annotated[str, Field(max_length=1000)] = ""
    headers: dict[str, Annotated[str, Field(max_length=4000)]] = {}


class Draft(Frozen):
    """A tool as far as its source tells; `notes` say what the owner must still do."""

    tool: ToolIn
    notes: list[str]


class DraftList(Frozen):
    items: list[Draft]
