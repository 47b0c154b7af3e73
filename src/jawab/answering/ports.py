"""What the pipeline needs of others: the knowledge base, the reader, and what a workspace adds to answering."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol
from uuid import UUID

from jawab.answering.trace import Trace
from jawab.answering.types import Asking, Citation, Expecting, Keepable, Option, Question, Reply
from jawab.inference.embedder import Read, Vectors
from jawab.understanding.incoming import Incoming
from jawab.understanding.types import Understanding


class Passage(Protocol):
    """A retrieved chunk. `dense`, `lexical` and `score` are the retrieval scores that the trace shows."""

    @property
    def chunk_id(self) -> UUID: ...
    @property
    def article_id(self) -> UUID: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def heading_path(self) -> Sequence[str]: ...
    @property
    def anchor(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def dense(self) -> float: ...
    @property
    def lexical(self) -> float: ...
    @property
    def score(self) -> float: ...


class Reads(Protocol):
    """Understands messages."""

    async def read(self, message: Incoming) -> Understanding:
        """Language, mood, intent and entities of a message, and its vectors."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer that was given before. `similarity` (0 to 1) is the trained estimate that both questions mean the same;
    `verified`: a person wrote or approved it."""

    entry: UUID
    text: str
    citations: Sequence[Citation]
    similarity: float
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What the cache has for a question: `hit`, None when nothing fits. `knowledge` is the version that the knowledge
    base had then: an answer composed from here on is kept under it."""

    hit: Hit | None
    knowledge: int


class AnswerCache(Protocol):
    """Answers that were given before, for who asks the same again."""

    async def get(self, asking: Asking) -> Looked: ...

    async def keep(self, keepable: Keepable, reply_id: UUID | None) -> None:
        """Keep an answer; `reply_id` is the message that it was given as, None when nobody was given it yet."""


class Guided(Protocol):
    """The workspace's guidance as it holds for one message."""

    @property
    def hand_off(self) -> str | None:
        """Why a person must answer this message, None when none must."""

    @property
    def instructions(self) -> Sequence[str]:
        """What an LLM is told beside its rules."""

    @property
    def digest(self) -> str:
        """Names what holds; the same for messages to which the same rules apply, "" when none does."""

    def forbids(self, sentence: str) -> bool:
        """Whether this must not be said."""

    def applied(self, reply: Reply) -> Reply:
        """The reply as it may be said: with what must be, without what must not be."""

    def told(self) -> list[dict[str, Any]]:
        """The rules that hold and what each did, for the trace: `{"id", "name", "effect"}`."""


class Guidance(Protocol):
    """The owner's rules in plain words."""

    async def of(self, question: Question, understood: Understanding, language: str) -> Guided: ...


class Tools(Protocol):
    """Actions that the owner has defined: looks something up, or does something, in another system."""

    async def waits(self, question: Question) -> bool:
        """Whether a tool has asked the visitor something that this message may answer."""

    def answer(
        self, question: Question, understood: Understanding, language: str, trace: Trace
    ) -> AsyncGenerator[Expecting | Reply]:
        """Yields nothing when no tool is meant, else last the Reply: a result, or a question for what is missing."""


class Catalogue(Protocol):
    """The products that the owner sells."""

    async def answer(self, question: Question, understood: Understanding, language: str) -> Reply | None:
        """The reply to a question for a price or for whether there is a product; None when it asks anything else."""


class Attachments(Protocol):
    """Pictures, cards and forms that the owner has attached to articles, intents and products."""

    async def added(self, question: Question, understood: Understanding, reply: Reply) -> Reply:
        """The reply with what is to be shown with it."""


class Suggestions(Protocol):
    """What the visitor is likely to ask next."""

    async def after(self, question: Question, understood: Understanding, reply: Reply) -> Sequence[Option]: ...

    async def prepare(self, question: Question, reply: Reply) -> None:
        """Have the answers to what was suggested ready. Called after the reply was given."""

    async def renew(self) -> None:
        """Learn from what was asked since the last time. Comes round by itself."""


class Scores(Protocol):
    """How good replies are."""

    async def given(self, question: Question, reply: Reply, reply_id: UUID) -> None:
        """Score a reply that was given as that message."""


class Answerability(Protocol):
    """Whether the question can be answered from the passages. `confidence` is a calibrated probability."""

    @property
    def decision(self) -> Literal["answer", "clarify", "unknown"]: ...
    @property
    def confidence(self) -> float: ...
    @property
    def threshold(self) -> float: ...
    @property
    def reason(self) -> str: ...


class Knowledge(Protocol):
    """Finds passages and judges whether they answer."""

    async def find(
        self, workspace_id: UUID, text: str, read: Read, *, language: str | None = None, limit: int = 8
    ) -> Sequence[Passage]:
        """The passages nearest to the question, best first."""

    def judge(self, text: str, passages: Sequence[Passage], least: float | None = None) -> Answerability:
        """Whether they answer it; `least` is the owner's own threshold in place of the trained one."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of an article. `vectors` are the embeddings of its chunks, each of shape (width,),
    as far as there are any."""

    heading_path: Sequence[str]
    anchor: str
    markdown: str
    vectors: Sequence[Vectors] = ()


class Sections(Protocol):
    """Gives the Markdown that passages were cut from, so that lists and tables can be quoted as such."""

    async def markdown(self, workspace_id: UUID, passages: Sequence[Passage]) -> list[str]:
        """One piece of Markdown for each passage, in their order."""

    async def of_article(self, workspace_id: UUID, best: Passage, embedder: str) -> list[Section]:
        """The whole article of the passage, in its order, with the vectors that the model `embedder` made."""
