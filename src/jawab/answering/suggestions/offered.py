"""What a visitor may want to ask next, offered with an answer and made ready before they ask."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import numpy as np

from jawab.answering.suggestions import queries
from jawab.answering.suggestions.askable import Answers, answer, look_again
from jawab.answering.suggestions.learning import learn
from jawab.answering.suggestions.likely import Asked, Counts, Likely, Topic
from jawab.answering.types import Option, Question, Reply
from jawab.db.engine import Database
from jawab.inference.embedder import Embedder
from jawab.understanding.types import Understanding

log = logging.getLogger(__name__)

OFFERED = 3
_MOST_WORKSPACES = 200  # that are kept in memory
_MOST_IN_VAIN = 10_000
_LOOKED_AT = 40  # likeliest topics of which those with a question in the visitor's language are offered


@dataclass(frozen=True, slots=True)
class Offer:
    """A workspace's topics, and the questions that lead to them: `questions[language][topic]`."""

    marks: tuple[int, int]
    likely: Likely
    questions: dict[str, dict[str, str]]
    topic_of: dict[UUID, str]
    language_of: dict[UUID, str]


class Suggested:
    """Offers the three likeliest questions that can be answered. `quoting` tries questions without spending anything;
    `preparing`, if any, makes answers ready in the cache. `least`: visitors who must have done what is learnt."""

    def __init__(
        self, database: Database, embedder: Embedder, quoting: Answers, preparing: Answers | None, least: int
    ) -> None:
        self._database = database
        self._embedder = embedder
        self._quoting = quoting
        self._preparing = preparing
        self._least = least
        self._offers: OrderedDict[UUID, Offer] = OrderedDict()
        self._at_work = asyncio.Lock()
        self._in_vain: set[tuple[UUID, tuple[int, int], str]] = set()

    async def after(self, question: Question, understood: Understanding, reply: Reply) -> Sequence[Option]:
        """What to offer with an answer: never what was answered or asked in this conversation."""
        if not reply.citations:
            return ()
        offer = await self._offer(question.workspace_id)
        last = [offer.topic_of[one.article_id] for one in reply.citations if one.article_id in offer.topic_of]
        earlier = await self._earlier(question, offer)
        intent = understood.intent.best.key if understood.intent and understood.intent.best else None
        likeliest = offer.likely.next(Asked(last, earlier, intent), {*last, *earlier}, _LOOKED_AT)
        questions = self._questions(offer, reply)
        said = {said.text.strip().casefold() for said in question.history} | {question.text.strip().casefold()}
        texts = [questions[topic] for topic in likeliest if topic in questions]
        kept = [text for text in dict.fromkeys(texts) if text.casefold() not in said]
        return [Option(label=text, text=text) for text in kept[:OFFERED]]

    async def prepare(self, question: Question, reply: Reply) -> None:
        """Has the answers to what was offered ready: one conversation at a time; while that goes on others wait for
        their visitors to ask."""
        if self._preparing is None or self._at_work.locked():
            return
        async with self._at_work:
            for option in reply.options:
                await self._make_ready(self._preparing, question, reply.language, option.text)

    async def renew(self) -> None:
        """Counts what was asked since the last time, and looks at articles that are new or changed."""
        async with self._database.read() as session:
            workspaces = await queries.workspaces(session)
        for workspace_id in workspaces:
            await learn(self._database, workspace_id, self._least)
            await look_again(self._database, self._quoting, workspace_id)

    async def _make_ready(self, preparing: Answers, question: Question, language: str, text: str) -> None:
        async with self._database.read() as session:
            tried = (question.workspace_id, await queries.marks(session, question.workspace_id), text)
        if tried in self._in_vain:
            return
        asked = replace(question, text=text, language=language, history=(), unhappy_in_row=0)
        reply = await answer(preparing, asked)
        if reply.kind != "answer":
            log.info("a question that was offered is not answered any more; it is not offered again")
            async with self._database.write() as session:
                await queries.not_askable(session, question.workspace_id, text)
        elif reply.keepable:
            await preparing.learn(asked, reply, None)
        elif reply.trace["cache"] is None and reply.trace["budget"] is None:
            if len(self._in_vain) > _MOST_IN_VAIN:
                self._in_vain.clear()
            self._in_vain.add(tried)  # what the LLM wrote cannot be kept: it is not paid for again

    async def _earlier(self, question: Question, offer: Offer) -> list[str]:
        """Topics of the answers before, the newest first."""
        async with self._database.read() as session:
            events = await queries.cited_before(session, question.workspace_id, question.conversation_id)
        ids = [UUID(id) for event in events for id in event.data["articles"]]
        return list(dict.fromkeys(offer.topic_of[id] for id in ids if id in offer.topic_of))

    def _questions(self, offer: Offer, reply: Reply) -> dict[str, str]:
        """By topic, in the language of the reply, else in that of the articles that it quotes."""
        quoted = (offer.language_of.get(one.article_id, "") for one in reply.citations)
        for language in (reply.language, *quoted):
            if language in offer.questions:
                return offer.questions[language]
        return {}

    async def _offer(self, workspace_id: UUID) -> Offer:
        async with self._database.read() as session:
            marks = await queries.marks(session, workspace_id)
        known = self._offers.get(workspace_id)
        if known is None or known.marks != marks:
            known = self._offers[workspace_id] = await self._load(workspace_id, marks)
        self._offers.move_to_end(workspace_id)
        while len(self._offers) > _MOST_WORKSPACES:
            self._offers.popitem(last=False)
        return known

    async def _load(self, workspace_id: UUID, marks: tuple[int, int]) -> Offer:
        async with self._database.read(heavy=True) as session:
            rows = await queries.articles(session, workspace_id, self._embedder.name)
            counts = Counts(await queries.counts(session, workspace_id))
        topics: dict[str, Topic] = {}
        questions: dict[str, dict[str, str]] = {}
        topic_of, language_of = {}, {}
        for id, slug, language, category, vector, is_ours, asks, linked in rows:
            topic_of[id], language_of[id] = slug, language
            title = np.frombuffer(vector, dtype="<f4") if vector and is_ours else None
            topics.setdefault(slug, Topic(slug, category, title, frozenset(linked or ())))
            if asks:
                questions.setdefault(language, {})[slug] = asks
        return Offer(marks, Likely(list(topics.values()), counts), questions, topic_of, language_of)
