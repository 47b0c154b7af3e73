"""A knowledge base in memory, with word overlap for retrieval and a plain rule for answerability."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from jawab.answering.ports import Passage
from jawab.answering.terms import terms
from jawab.answering.types import Question
from jawab.inference.embedder import Read

DEMO = Path(__file__).parents[2] / "src/jawab/demo/helpcentre"


@dataclass(frozen=True, slots=True)
class Chunk:
    title: str
    text: str
    heading_path: Sequence[str] = ()
    url: str = "/help/shop/en/page"
    anchor: str = ""
    language: str = "en"
    dense: float = 0.0
    lexical: float = 0.0
    score: float = 0.0
    chunk_id: UUID = field(default_factory=uuid4)
    article_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Verdict:
    decision: Literal["answer", "clarify", "unknown"]
    confidence: float = 0.9
    threshold: float = 0.5
    reason: str = "as the test says"


class MemoryKnowledge:
    """Ranks its chunks by the share of the question's words that they hold."""

    def __init__(self, chunks: Sequence[Chunk], verdict: Verdict | None = None) -> None:
        self.chunks = chunks
        self.verdict = verdict
        self.asked: list[str] = []

    async def find(
        self, workspace_id: UUID, text: str, read: Read, *, language: str | None = None, limit: int = 8
    ) -> Sequence[Passage]:
        self.asked.append(text)
        scored = [(share(text, chunk), chunk) for chunk in self.chunks]
        scored.sort(key=lambda pair: -pair[0])
        return [
            Chunk(
                chunk.title,
                chunk.text,
                chunk.heading_path,
                chunk.url,
                chunk.anchor,
                chunk.language,
                dense=found,
                lexical=found,
                score=found,
                chunk_id=chunk.chunk_id,
                article_id=chunk.article_id,
            )
            for found, chunk in scored[:limit]
        ]

    def judge(self, text: str, passages: Sequence[Passage], least: float | None = None) -> Verdict:
        if self.verdict:
            return self.verdict
        best = passages[0].score if passages else 0.0
        return Verdict("answer" if best >= 0.5 else "unknown", confidence=best, reason=f"best passage {best:.2f}")


def share(text: str, chunk: Chunk) -> float:
    wanted = terms(text)
    have = terms(f"{chunk.title} {' '.join(chunk.heading_path)} {chunk.text}")
    return len(wanted & have) / len(wanted) if wanted else 0.0


def article(path: str) -> list[Chunk]:
    """The sections of one page of the demo help centre, such as `en/refunds/refund-times`."""
    _, front, body = (DEMO / f"{path}.md").read_text().split("---\n", 2)
    title = re.search(r'title: "(.*)"', front)[1]  # type: ignore[index]
    language = path.partition("/")[0]
    page = uuid5(NAMESPACE_URL, path)
    opening, *rest = re.split(r"(?m)^## (.*)$", body)
    sections = [("", opening), *zip(rest[::2], rest[1::2], strict=True)]
    return [
        Chunk(
            title,
            text.strip(),
            [title, heading] if heading else [title],
            f"/help/gulnar/{path}",
            heading.lower().replace(" ", "-"),
            language,
            chunk_id=uuid5(page, heading),
            article_id=page,
        )
        for heading, text in sections
        if text.strip()
    ]


def demo(language: str = "en") -> list[Chunk]:
    """The whole demo help centre in one language."""
    pages = sorted((DEMO / language).rglob("*.md"))
    return [chunk for page in pages for chunk in article(str(page.relative_to(DEMO).with_suffix("")))]


def question(text: str, **more: object) -> Question:
    """A question in a workspace of its own."""
    fixed = {"workspace_id": uuid4(), "conversation_id": uuid4(), "language": "en", "workspace_name": "Gulnar"}
    return Question(text=text, **{**fixed, **more})  # type: ignore[arg-type]
