"""Asks the demo help centre, so that its replies can be graded: `python -m training.quality.drafts > drafts.jsonl`.

Needs a data folder that `jawab demo` has filled (JAWAB_DATA_DIR). Each question is answered as it would be (`given`),
as if the bot had dared to answer (`dared`), and as if the help centre lacked the article that answers it, too
(`without`): that is how an answer from the wrong article comes about.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.answering.answerable import Answerability, Grounding
from jawab.answering.pipeline import Answering
from jawab.answering.ports import Passage
from jawab.answering.sections import StoredSections
from jawab.answering.types import Question, Reply
from jawab.assembly import opened
from jawab.demo.shop import SLUG
from jawab.inference.embedder import Read, load_embedder
from jawab.kit.ids import new_id
from jawab.knowledge.models import Article
from jawab.knowledge.search import KnowledgeSearch
from jawab.settings import Settings
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from jawab.understanding.types import IntentReading

HERE = Path(__file__).parent
ENGLISH = HERE.parent / "questions" / "demo.jsonl"
URDU = HERE / "asked.tsv"
PASSAGES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `article` answers it, None when none does."""

    text: str
    article: str | None


class Daring:
    """The help centre without some articles, whose answers are given however unsure they are."""

    def __init__(self, whole: Grounding, missing: set[UUID]) -> None:
        self._whole = whole
        self._missing = missing

    async def find(
        self, workspace_id: UUID, text: str, read: Read, *, language: str | None = None, limit: int = 8
    ) -> Sequence[Passage]:
        found = await self._whole.find(workspace_id, text, read, language=language, limit=24)
        return [passage for passage in found if passage.article_id not in self._missing][:limit]

    def judge(self, text: str, passages: Sequence[Passage]) -> Answerability:
        verdict = self._whole.judge(text, passages)
        return Answerability("answer", verdict.confidence, verdict.threshold, "answered nevertheless")


async def main() -> None:
    embedder = load_embedder()
    async with opened(Settings()) as (database, _):
        async with database.read() as session:
            workspace = await session.scalar(select(Workspace.id).where(Workspace.slug == SLUG))
            rows = await session.execute(select(Article.id, Article.path).where(Article.workspace_id == workspace))
        assert workspace is not None, "run `jawab demo` first"
        paths = {row.id: row.path for row in rows}
        grounding, reader = Grounding(KnowledgeSearch(database, embedder), embedder), Reader(embedder, database)
        sections = StoredSections(database)
        for number, asked in enumerate(questions()):
            missing = {id for id, path in paths.items() if asked.article and path[2:] == asked.article[2:]}
            known = {"given": grounding, "dared": Daring(grounding, set()), "without": Daring(grounding, missing)}
            for variant, knowledge in known.items():
                if variant == "without" and not missing:
                    continue
                answering = Answering(knowledge, embedder, reader, sections)  # type: ignore[arg-type]
                question = Question(workspace, new_id(), asked.text, "en", workspace_name="Gulnar")
                reply = await whole(answering, question)
                row = {"n": number, "variant": variant, "article": asked.article, **shown(question, reply, paths)}
                row["intents"] = await intents(reader, question, reply)
                print(json.dumps(row, ensure_ascii=False), flush=True)


def questions() -> list[Asked]:
    english = [json.loads(line) for line in ENGLISH.read_text(encoding="utf-8").splitlines()]
    urdu = [line.split("\t") for line in URDU.read_text(encoding="utf-8").splitlines()]
    return [Asked(one["question"], one["article"]) for one in english] + [Asked(q, a or None) for a, q in urdu]


async def whole(answering: Answering, question: Question) -> Reply:
    return [piece async for piece in answering.reply(question) if isinstance(piece, Reply)][-1]


def shown(question: Question, reply: Reply, paths: dict[UUID, str]) -> dict[str, Any]:
    trace = reply.trace
    return {
        "question": question.text,
        "kind": reply.kind,
        "language": reply.language,
        "reply": reply.text,
        "sentences": [sentence["text"] for sentence in trace["sentences"] if sentence["supported"]],
        "cited": [[paths[one.article_id], one.title, one.heading, one.quote] for one in reply.citations],
        "passages": [
            [paths[UUID(one["article_id"])], one["title"], one["heading"], one["text"], round(one["dense"], 4)]
            for one in trace["passages"][:PASSAGES]
        ],
        "confidence": trace["confidence"],
        "seconds": round(sum(step["ms"] for step in trace["steps"]) / 1000, 3),
    }


async def intents(reader: Reader, question: Question, reply: Reply) -> list[Any]:
    """What the question, and the title of the article that is quoted first, are read as."""
    texts = [question.text, *(citation.title for citation in reply.citations[:1])]
    read = [await reader.read(Incoming(question.workspace_id, text, "en")) for text in texts]
    return [_intent(one.intent) for one in read]


def _intent(reading: IntentReading | None) -> dict[str, float]:
    return {guess.key: round(guess.probability, 4) for guess in reading.candidates} if reading else {}


if __name__ == "__main__":
    asyncio.run(main())
