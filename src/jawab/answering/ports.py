"""What the pipeline needs of the knowledge base, so that it can be tested without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol
from uuid import UUID

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

    def judge(self, text: str, passages: Sequence[Passage]) -> Answerability:
        """Whether they answer it."""


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
