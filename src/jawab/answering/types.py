"""What goes into the answering pipeline and what comes out of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from jawab.conversations.rich import RichPart
from jawab.inference.embedder import Read
from jawab.understanding.rules import DEFAULTS, Rules
from jawab.understanding.types import Entity

Kind = Literal["answer", "clarify", "unknown", "notice"]
Decision = Literal["answer", "clarify", "unknown", "smalltalk", "handoff"]


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier message of the conversation."""

    author: Literal["visitor", "bot", "agent"]
    text: str
    kind: str = "text"  # of the bot's: answer | clarify | unknown | notice
    options: Sequence[str] = ()  # what was offered with it: a visitor who presses one sends it
    rich: Sequence[RichPart] = ()  # what was shown with it


@dataclass(frozen=True, slots=True)
class Question:
    """What the visitor asks: the newest message (or several that came together), and what was said before."""

    workspace_id: UUID
    conversation_id: UUID
    text: str
    language: str  # the conversation's language so far, BCP 47
    history: Sequence[Said] = ()  # oldest first, at most the last ten
    workspace_name: str = ""
    public_url: str = ""  # what help-centre addresses begin with, "" for relative ones
    rules: Rules = DEFAULTS
    time_zone: str | None = None  # the visitor's
    unhappy_in_row: int | None = 0  # messages before this one, see `Conversation.unhappy_in_row`
    page: str = ""  # path of the site's page that it was asked on, "" when unknown
    form: str = ""  # `id` of the form that was filled in, "" for a message that was written
    files: int = 0  # pictures and PDFs that came with it
    message_ids: tuple[UUID, ...] = ()  # of the messages that ask it; none outside of a conversation


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence of the answer comes from. The text refers to it as `[n]`."""

    n: int
    article_id: UUID
    title: str
    heading: str
    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class Option:
    """Something the visitor may press: it sends `text` as their message."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that stands alone, as the answer cache compares it. `variant` tells answers apart that differ though
    the question is the same: who writes them, and under which guidance."""

    workspace_id: UUID
    text: str
    language: str
    entities: Sequence[Entity]
    read: Read
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Keepable:
    """An answer that other visitors who ask the same may be given: as it was composed, before anything was added that
    is for this visitor. `knowledge` is the version of the knowledge base before it was composed."""

    asking: Asking
    text: str
    citations: Sequence[Citation]
    knowledge: int


@dataclass(frozen=True, slots=True)
class Reply:
    """A finished reply. `asks_for_person` is true when the visitor wants a person: the conversation is handed over."""

    kind: Kind
    text: str  # Markdown
    language: str
    citations: Sequence[Citation] = ()
    options: Sequence[Option] = ()  # of an answer: what the visitor may want to ask next
    rich: Sequence[RichPart] = ()
    offers_person: bool = False
    asks_for_person: bool = False
    trace: dict[str, Any] = field(default_factory=dict)  # the `Trace` of docs/api.md, without ids and time
    keepable: Keepable | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of the reply being written: put `text` at character `at`, cutting what stood there before."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Expecting:
    """What the visitor waits for from here on: `llm` (it is being written) or `tool` (another system is asked)."""

    kind: Literal["llm", "tool"]


Piece = Expecting | Delta | Reply
"""The pipeline yields what is waited for, Deltas and, as its last item, the Reply."""
