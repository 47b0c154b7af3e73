"""`jawab eval answers`: how often the product answers right, wrong or not at all, by its own pipeline, with no LLM."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np

from jawab.answering.answerable import Grounding
from jawab.answering.pipeline import Answering
from jawab.answering.sections import StoredSections
from jawab.answering.types import Question, Reply
from jawab.evals.corpus import Page, fill, new_workspace, temporary_database
from jawab.evals.reading import BadInput, json_lines, text_field
from jawab.evals.sureness import Judged, sureness
from jawab.inference.embedder import Embedder
from jawab.kit.ids import new_id
from jawab.knowledge.importing import Document, read_folder
from jawab.knowledge.search import KnowledgeSearch
from jawab.understanding.reader import Reader
from jawab.understanding.rules import DEFAULTS, Rules


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the paths of the articles that answer it: none when the knowledge base does not."""

    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnswersTask:
    """A knowledge base and questions about it."""

    pages: list[Page]
    asked: list[Asked]


def read_task(kb: Path, questions: Path) -> AnswersTask:
    """Read a folder as `jawab import` does, and lines `{"question", "article": path or null}`. Raises BadInput.

    A line may name more articles that answer as well under "also".
    """
    if not kb.is_dir():
        raise BadInput(f"{kb} is not a folder" if kb.exists() else f"{kb} does not exist")
    asked = [_asked(kb, place, entry) for place, entry in json_lines(questions)]
    pages = [
        Page(document.path, document.title, document.markdown, document.language)
        for document in read_folder(kb)
        if isinstance(document, Document)
    ]
    if not pages:
        raise BadInput(f"{kb} holds no article that can be read")
    return AnswersTask(pages, asked)


async def measure(
    task: AnswersTask, embedder: Embedder, answer_threshold: float | None = None
) -> dict[str, float | None]:
    """Counts over the questions, their shares of all `n`, and the time of a whole reply in milliseconds.

    `correct` + `wrong` = `answered`: wrong is an answer whose first citation is another article than a right one, and
    every answer to a question that has none (`wrong_unanswerable`). What was not answered is `abstained_right` or
    `abstained_wrong`; `clarified` of them were questions back, `clarified_right` of these offered the right article.
    `resolved` is the share of the `answerable` questions that were answered rightly. How sure an answer must be, where
    `answer_threshold` does not say, is what training found; what would suit this help centre tells `sureness`.
    """
    rules = replace(DEFAULTS, answer_threshold=answer_threshold)
    async with temporary_database() as database:
        workspace = await new_workspace(database, "eval")
        paths = await fill(database, embedder, workspace, task.pages)
        titles = {page.path: page.title for page in task.pages}
        grounding = Grounding(KnowledgeSearch(database, embedder), embedder)
        answering = Answering(grounding, embedder, Reader(embedder), StoredSections(database))
        await _reply(answering, workspace, "warm up", rules)
        counts, times, judged = Counter[str](), list[float](), list[Judged]()
        for asked in task.asked:
            began = time.perf_counter()
            reply = await _reply(answering, workspace, asked.text, rules)
            times.append(1000 * (time.perf_counter() - began))
            counts.update(outcome(asked, reply, paths, titles))
            judged.append(_judged(asked, reply, paths))
    return {**_figures(counts, task.asked), **sureness(judged), **_percentiles(times), "n": len(task.asked)}


async def _reply(answering: Answering, workspace: UUID, text: str, rules: Rules) -> Reply:
    question = Question(workspace, new_id(), text, "en", rules=rules)
    return [piece async for piece in answering.reply(question) if isinstance(piece, Reply)][-1]


def _judged(asked: Asked, reply: Reply, paths: Mapping[UUID, str]) -> Judged:
    passages = reply.trace["passages"]
    right = bool(passages) and paths[UUID(passages[0]["article_id"])] in asked.right
    return Judged(reply.trace["confidence"] or 0.0, bool(asked.right), right)


def outcome(asked: Asked, reply: Reply, paths: Mapping[UUID, str], titles: Mapping[str, str]) -> list[str]:
    """What `measure` counts of one reply; `paths` by article, `titles` by path."""
    if reply.kind == "answer" and reply.citations:
        right = paths[reply.citations[0].article_id] in asked.right
        return ["answered", "correct" if right else "wrong", *([] if asked.right else ["wrong_unanswerable"])]
    outcomes = ["abstained_wrong" if asked.right else "abstained_right"]
    if reply.kind == "clarify":
        outcomes.append("clarified")
        offered = {option.label for option in reply.options}
        quoted = any(paths[citation.article_id] in asked.right for citation in reply.citations)
        right = quoted or any(titles.get(path) in offered for path in asked.right)
        outcomes += ["clarified_right"] * right + ["quoted"] * bool(reply.citations) + ["quoted_right"] * quoted
        outcomes += ["quoted_unanswerable"] * (bool(reply.citations) and not asked.right)
    return outcomes


NAMES = (
    "answered", "correct", "wrong", "abstained_right", "abstained_wrong", "clarified", "clarified_right", "quoted",
    "quoted_right", "quoted_unanswerable",
)  # fmt: skip


def _figures(counts: Counter[str], asked: Sequence[Asked]) -> dict[str, float | None]:
    shares = {f"{name}_share": round(counts[name] / len(asked), 4) for name in NAMES}
    answerable = sum(bool(one.right) for one in asked)
    of_kinds = {
        "answerable": answerable,
        "resolved": round(counts["correct"] / answerable, 4) if answerable else None,
        "wrong_unanswerable": counts["wrong_unanswerable"],
    }
    return {**{name: counts[name] for name in NAMES}, **shares, **of_kinds}


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    return {"ms_p50": round(float(np.percentile(times, 50)), 2), "ms_p95": round(float(np.percentile(times, 95)), 2)}


def _asked(kb: Path, place: str, entry: dict[str, Any]) -> Asked:
    text = text_field(place, entry, "question")
    if "article" not in entry:
        raise BadInput(f'{place}: needs "article": a path within the knowledge base, or null when nothing answers')
    also = entry.get("also") or []
    if not isinstance(also, list):
        raise BadInput(f'{place}: "also" must be a list of paths')
    right = [path for path in (entry["article"], *also) if path is not None]
    for path in right:
        if not isinstance(path, str):
            raise BadInput(f'{place}: "article" must be a path or null')
        if not (kb / path).is_file():
            raise BadInput(f'{place}: the article "{path}" is not in {kb}')
    return Asked(text, frozenset(str(Path(path).as_posix()) for path in right))
