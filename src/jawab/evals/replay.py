"""`jawab eval replay`: questions in order of arrival, answered by the product's own pipeline with its cache.

An LLM call is counted for each answer that is composed: with an LLM configured that is what calls it. Small talk,
questions back, "I don't know" and answers from the cache call none. Measured with the embedded default, which composes
by quoting, so that no LLM is needed to measure; the cache keeps what was answered, as after every reply.
"""

import os
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np

from jawab.answering.abilities import Abilities
from jawab.answering.answerable import Grounding
from jawab.answering.cache.store import StoredAnswers
from jawab.answering.pipeline import Answering
from jawab.answering.sections import StoredSections
from jawab.answering.types import Question, Reply
from jawab.evals.answers import AnswersTask, Asked
from jawab.evals.corpus import fill, new_workspace, temporary_database
from jawab.inference.embedder import Embedder
from jawab.kit.ids import new_id
from jawab.kit.sealing import KEY_BYTES
from jawab.knowledge.search import KnowledgeSearch
from jawab.privacy.keys import Keyring
from jawab.understanding.reader import Reader


async def measure(task: AnswersTask, embedder: Embedder) -> dict[str, float | None]:
    """Shares, and the time of a whole reply in milliseconds.

    `without_llm`: share of the `answered` questions that took no LLM call; `correct_without_llm`: share of those whose
    first citation is a right article, None when there were none; `resolved`: share of all `n` questions that were
    answered rightly. `replies_without_llm`: share of all replies, whatever they say, that took none.
    """
    async with temporary_database() as database:
        workspace = await new_workspace(database, "eval")
        paths = await fill(database, embedder, workspace, task.pages)
        cache = StoredAnswers(database, Keyring(os.urandom(KEY_BYTES)), embedder)
        grounding = Grounding(KnowledgeSearch(database, embedder), embedder)
        able = Abilities(cache=cache)
        answering = Answering(grounding, embedder, Reader(embedder), StoredSections(database), abilities=able)
        await _reply(answering, Question(workspace, new_id(), "warm up", "en"))
        counts, times = Counter[str](), dict[str, list[float]](all=[], cached=[], composed=[])
        for asked in task.asked:
            question = Question(workspace, new_id(), asked.text, "en")
            began = time.perf_counter()
            reply = await _reply(answering, question)
            took = 1000 * (time.perf_counter() - began)
            await answering.learn(question, reply, None)
            outcome = _outcome(asked, reply, paths)
            counts.update(outcome)
            for kind in ("all", *(kind for kind in ("cached", "composed") if kind in outcome)):
                times[kind].append(took)
        await cache.close()
    return {**_figures(counts, len(task.asked)), **_times(times), "n": len(task.asked)}


async def _reply(answering: Answering, question: Question) -> Reply:
    return [piece async for piece in answering.reply(question) if isinstance(piece, Reply)][-1]


def _outcome(asked: Asked, reply: Reply, paths: Mapping[UUID, str]) -> list[str]:
    if reply.kind != "answer" or not reply.citations:
        return ["abstained"]
    right = paths[reply.citations[0].article_id] in asked.right
    source = "cached" if reply.trace["cache"] else "composed"
    return ["answered", source, *(["right", f"{source} right"] if right else [])]


def _figures(counts: Counter[str], n: int) -> dict[str, float | None]:
    return {
        "without_llm": _share(counts["cached"], counts["answered"]),
        "correct_without_llm": _share(counts["cached right"], counts["cached"]),
        "resolved": _share(counts["right"], n),
        "answered": counts["answered"],
        "correct": counts["right"],
        "abstained": counts["abstained"],
        "cache_hits": counts["cached"],
        "cache_correct": counts["cached right"],
        "llm_calls": counts["composed"],
        "composed_correct": counts["composed right"],
        "replies_without_llm": _share(n - counts["composed"], n),
    }


def _times(times: Mapping[str, Sequence[float]]) -> dict[str, float | None]:
    found = {f"ms_p{part}": _percentile(times["all"], part) for part in (50, 95)}
    return found | {f"ms_p50_{kind}": _percentile(times[kind], 50) for kind in ("cached", "composed")}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _percentile(times: Sequence[float], part: int) -> float | None:
    return round(float(np.percentile(times, part)), 2) if times else None
