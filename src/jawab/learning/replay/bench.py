"""Answers questions as it is now, and as it would be with a change."""

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from jawab.answering.abilities import Abilities
from jawab.answering.answerable import Grounding
from jawab.answering.costs.prices import Price, money, price_of
from jawab.answering.guidance.stored import StoredGuidance
from jawab.answering.llm import language_model
from jawab.answering.pipeline import Answering
from jawab.answering.ports import Guidance
from jawab.answering.quality.given import of_trace
from jawab.answering.quality.scoring import Scoring
from jawab.answering.rich.catalogue import StoredCatalogue
from jawab.answering.sections import StoredSections
from jawab.answering.spend import Spend
from jawab.answering.types import Question, Reply
from jawab.db.engine import Database
from jawab.knowledge.search import KnowledgeSearch
from jawab.learning.replay.change import Change
from jawab.learning.replay.instructed import Instructed
from jawab.learning.replay.parts import ReplayParts
from jawab.learning.replay.questions import Past
from jawab.learning.replay.schemas import Compared, Given
from jawab.learning.replay.workshop import Workshop, workshop
from jawab.settings import Settings
from jawab.understanding.reader import Reader


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried, on which questions. `folder`: articles to be put in the place of all others."""

    workspace_id: UUID
    change: Change | None
    past: Sequence[Past]
    folder: Path | None = None


async def compare(parts: ReplayParts, trial: Trial) -> AsyncIterator[tuple[Past, Compared]]:
    """Yields each question with both replies, in their order. Nothing of it is kept, and no tool is called.

    Raises NotFound, Conflict and Unprocessable when the change cannot be made.
    """
    changed_settings = with_model(parts.settings, trial.change)
    async with (
        workshop(parts.core.database, trial.workspace_id, parts.embedder) as as_it_is,
        workshop(parts.core.database, trial.workspace_id, parts.embedder) as as_it_would_be,
    ):
        await _change(as_it_would_be, trial)
        before = _Side(parts, as_it_is.database, parts.settings, None)
        after = _Side(parts, as_it_would_be.database, changed_settings, trial.change)
        try:
            for past in trial.past:
                now, then = await before.answer(past.question), await after.answer(past.question)
                said = past.source.said if past.source else ""
                compared = Compared(
                    question=past.question.text, language=past.question.language, said=said, now=now, changed=then
                )
                yield past, compared
        finally:
            await before.close()
            await after.close()


def with_model(settings: Settings, change: Change | None) -> Settings:
    """The settings with the model of the change. Raises Unprocessable when it cannot be used."""
    if change is None or change.llm is None:
        return settings
    changed = settings.model_copy(update={"llm": change.llm})
    language_model(changed)
    return changed


async def _change(copy: Workshop, trial: Trial) -> None:
    if trial.folder:
        await copy.replace_knowledge(trial.folder)
    if trial.change:
        await copy.apply(trial.change)


class _Side:
    """The product's own pipeline over one database, without what acts or remembers."""

    def __init__(self, parts: ReplayParts, database: Database, settings: Settings, change: Change | None) -> None:
        self._price: Price | None = price_of(settings)
        self._change = change
        reader, guidance = Reader(parts.embedder, database), _guidance(database, change)
        self._scoring = Scoring(database, parts.embedder, reader)
        self._answering = Answering(
            Grounding(KnowledgeSearch(database, parts.embedder), parts.embedder),
            parts.embedder,
            reader,
            StoredSections(database),
            language_model(settings),
            Spend(parts.core.database, settings.llm_daily_tokens, self._price),
            Abilities(guidance=guidance, catalogue=StoredCatalogue(database)),
        )

    async def answer(self, question: Question) -> Given:
        question = _changed(question, self._change)
        began = time.perf_counter()
        reply = [piece async for piece in self._answering.reply(question) if isinstance(piece, Reply)][-1]
        ms = 1000 * (time.perf_counter() - began)
        trace, tokens = reply.trace, reply.trace["tokens"]
        cost = money(self._price.of(tokens["input"], tokens["output"])) if self._price else None
        return Given(
            kind="handoff" if reply.asks_for_person else reply.kind,
            text=reply.text,
            titles=list(dict.fromkeys(citation.title for citation in reply.citations)),
            reason=trace["reason"],
            mode=trace["mode"],
            confidence=trace["confidence"],
            quality=await self._quality(question, reply),
            ms=round(ms, 2),
            tokens=tokens["input"] + tokens["output"],
            cost=float(cost) if cost is not None else None,
        )

    async def close(self) -> None:
        await self._answering.close()

    async def _quality(self, question: Question, reply: Reply) -> float | None:
        """The score of the reply, leaving out how quick it was: two runs on one machine do not tell that."""
        cited = [(citation.title, citation.quote) for citation in reply.citations]
        given = of_trace(question.text, reply.text, cited, reply.trace, seconds=0.0)
        score = await self._scoring.score(question.workspace_id, reply.kind, given, reply.trace)
        return score.measured


def _guidance(database: Database, change: Change | None) -> Guidance:
    guidance = StoredGuidance(database)
    return Instructed(guidance, change.instructions) if change and change.instructions else guidance


def _changed(question: Question, change: Change | None) -> Question:
    if change is None:
        return question
    rules = question.rules
    if change.answer_threshold is not None:
        rules = replace(rules, answer_threshold=change.answer_threshold)
    if change.intent_threshold is not None:
        rules = replace(rules, intent_threshold=change.intent_threshold)
    return replace(question, rules=rules)
