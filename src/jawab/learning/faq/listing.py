"""The suggestions of a workspace: which there are, and one with all that a decision needs."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.conversations.schemas import direction
from jawab.conversations.thread import opened
from jawab.conversations.understood import details
from jawab.kit.clock import now
from jawab.kit.errors import NotFound, Unprocessable
from jawab.knowledge.search import KnowledgeSearch
from jawab.learning.faq import contradictions, drafting, queries, weeks
from jawab.learning.faq.drafting import AgentReply
from jawab.learning.faq.finding import Why
from jawab.learning.faq.looking import FaqParts, as_asked
from jawab.learning.faq.masking import masked
from jawab.learning.faq.models import FaqQuestion, FaqRules, Suggestion
from jawab.learning.faq.queries import Live, Words
from jawab.learning.faq.schemas import (
    AskedExample,
    ContradictionOut,
    DraftOut,
    FaqRulesOut,
    NearestOut,
    State,
    SuggestionList,
    SuggestionOut,
    SuggestionRow,
)

MOST_EXAMPLES = 30
MOST_LIVE = 400  # questions of one suggestion that a draft is made from
NEAREST = 3
UNKNOWN = "There is no such suggestion. It may have been put together with another one."
FOLLOWING = 12  # messages after a question among which an agent's answer is looked for


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggestions of one workspace. `can_write`: whether a language model may be asked for a draft."""

    parts: FaqParts
    search: KnowledgeSearch
    workspace_id: UUID
    can_write: bool = False

    async def listed(self, wanted: State) -> SuggestionList:
        """Those in one state, the most asked first."""
        moment = now()
        async with self.parts.database.read(heavy=True) as session:
            rules = await queries.rules(session, self.workspace_id)
            every = await queries.suggestions(session, self.workspace_id)
            lately = await queries.visitors_since(session, self.workspace_id, moment - timedelta(days=rules.days))
            questions = await self._by_suggestion(session, every)
            central = [one.central_id for one in every if one.central_id]
            words = await queries.words(session, self.workspace_id, central)
        told = [(one, _state(one, questions[one.id], lately.get(one.id, 0), rules)) for one in every]
        rows = [
            self._row(one, state, questions[one.id], lately.get(one.id, 0), words[one.central_id], moment)
            for one, state in told
            if state == wanted and one.central_id in words
        ]
        counts = Counter(state for one, state in told if state and one.central_id in words)
        return SuggestionList(
            items=sorted(rows, key=lambda row: (-row.visitors, -row.times, str(row.id))),
            counts={state: counts[state] for state in ("open", "approved", "merged", "rejected")},
            gathering=sum(state is None for _, state in told),
            rules=FaqRulesOut(times=rules.times, days=rules.days, looked_at=rules.looked_at),
        )

    async def one(self, suggestion_id: UUID) -> SuggestionOut:
        """A suggestion with its examples, weeks, nearest articles and draft. Raises NotFound."""
        moment = now()
        async with self.parts.database.read(heavy=True) as session:
            suggestion = await queries.suggestion(session, self.workspace_id, suggestion_id)
            if suggestion is None:
                raise NotFound(UNKNOWN)
            rules = await queries.rules(session, self.workspace_id)
            questions = await queries.questions(session, self.workspace_id, [suggestion_id])
            live = await queries.live(session, self.workspace_id, suggestion_id=suggestion_id, limit=MOST_LIVE)
            words = await queries.words(session, self.workspace_id, [row.message.id for row in live])
            lately = await queries.visitors_since(session, self.workspace_id, moment - timedelta(days=rules.days))
            served = {one.id for one in questions if one.why == "served"}
        if not live:
            raise NotFound("All who asked this were erased, and with them what they asked.")
        central = words.get(suggestion.central_id) if suggestion.central_id else None
        central = central or words[live[-1].message.id]
        state = _state(suggestion, questions, lately.get(suggestion_id, 0), rules)
        row = self._row(
            suggestion, state or "open", questions, lately.get(suggestion_id, 0), central, moment
        )  # fmt: skip
        draft = await self._draft(row, live) if state == "open" or state is None else None
        decided = suggestion.decided_at if suggestion.decision in ("approved", "merged") else None
        return SuggestionOut(
            **row.model_dump(),
            examples=[self._example(one, words[one.message.id]) for one in live[-MOST_EXAMPLES:]][::-1],
            erased=max(0, len(questions) - len(served) - len(live)) if len(live) < MOST_LIVE else 0,
            weeks=weeks.by_week(questions, moment),
            before=weeks.before(questions, decided) if decided else None,
            after=weeks.after(questions, decided, moment) if decided else None,
            nearest=await self._nearest(row.question, row.language),
            draft=draft,
            contradictions=await self.check(draft.title, draft.markdown, draft.language) if draft else [],
            can_write=self.can_write,
        )

    async def check_known(self, suggestion_id: UUID) -> None:
        """Raises NotFound."""
        async with self.parts.database.read() as session:
            if await queries.suggestion(session, self.workspace_id, suggestion_id) is None:
                raise NotFound(UNKNOWN)

    async def with_replies(self, suggestion_id: UUID) -> tuple[SuggestionRow, list[AgentReply]]:
        """A suggestion and what agents answered to it. Raises NotFound."""
        row = await self.one(suggestion_id)
        async with self.parts.database.read(heavy=True) as session:
            live = await queries.live(session, self.workspace_id, suggestion_id=suggestion_id, limit=MOST_LIVE)
        return row, await self.agents_replies(live)

    async def check(self, title: str, markdown: str, language: str) -> list[ContradictionOut]:
        """What of an answer contradicts the articles."""
        found = await contradictions.check(
            self.search, self.parts.embedder, self.workspace_id, title, markdown, language
        )
        return [ContradictionOut.model_validate(one) for one in found]

    async def agents_replies(self, live: Sequence[Live]) -> list[AgentReply]:
        """What agents wrote to those who asked, after they did and before the bot answered something else."""
        ids = {row.message.conversation_id for row in live}
        async with self.parts.database.read(heavy=True) as session:
            lines = await queries.lines(session, self.workspace_id, ids)
            following = [
                line.id
                for row in live
                for line in [
                    one
                    for one in lines
                    if one.conversation_id == row.message.conversation_id and one.seq > row.message.seq
                ][:FOLLOWING]
                if line.author == "agent"
            ]
            words = await queries.words(session, self.workspace_id, following)
        return [
            AgentReply(self._text(words[id]), words[id].message.language)
            for id in dict.fromkeys(following)
            if id in words
        ]

    async def _draft(self, row: SuggestionRow, live: Sequence[Live]) -> DraftOut:
        asked = [as_asked(self.parts, one).vector for one in live if one.looked.embedder == self.parts.embedder.name]
        replies = await self.agents_replies(live)
        made = await drafting.from_agents(self.parts.embedder, np.stack(asked), replies) if asked and replies else None
        if made is None:
            return DraftOut(title=row.question, language=row.language, markdown="", made_by="nobody", replies=0)
        title = self._title(row, live, made.language)
        return DraftOut(
            title=title, language=made.language, markdown=made.markdown, made_by="agents", replies=made.replies
        )

    def _title(self, row: SuggestionRow, live: Sequence[Live], language: str) -> str:
        """A question in the language of the answer, where somebody asked in it."""
        if row.language == language:
            return row.question
        own = [one for one in live if one.question.language == language]
        return masked(self._text(Words(own[-1].message, own[-1].contact, None)), language) if own else row.question

    async def _nearest(self, question: str, language: str) -> list[NearestOut]:
        (vector,) = await self.parts.embedder.embed([question])
        found = await self.search.find(
            self.workspace_id, question, vector, language=language, limit=NEAREST, most_of_an_article=1
        )
        return [
            NearestOut(
                article_id=one.article_id,
                title=one.title,
                url=one.url,
                heading=" › ".join(one.heading_path),
                text=one.text[:400],
                score=round(one.score, 3),
            )
            for one in found
        ]

    async def _by_suggestion(self, session: AsyncSession, every: Sequence[Suggestion]) -> dict[UUID, list[FaqQuestion]]:
        found = defaultdict[UUID, list[FaqQuestion]](list)
        for one in await queries.questions(session, self.workspace_id, [one.id for one in every]):
            found[one.suggestion_id].append(one)
        return found

    def _row(
        self,
        one: Suggestion,
        state: State,
        questions: Sequence[FaqQuestion],
        visitors: int,
        central: Words,
        moment: datetime,
    ) -> SuggestionRow:
        language = _language(central)
        since = {q.visitor for q in questions if one.decided_at and q.asked_at >= one.decided_at}
        return SuggestionRow(
            id=one.id,
            state=state,
            question=self._masked(central),
            language=language,
            dir=direction(language),
            visitors=visitors,
            times=len(questions),
            languages=[language for language, _ in Counter(q.language for q in questions).most_common()],
            trend=weeks.trend(questions, moment),
            decided_at=one.decided_at,
            decided_by=one.decided_by,
            article_id=one.article_id,
            visitors_since=len(since) if one.decided_at else None,
        )

    def _example(self, row: Live, words: Words) -> AskedExample:
        why: Why = row.question.why  # type: ignore[assignment]
        message = row.message
        return AskedExample.of(
            message.id, message.conversation_id, self._masked(words), row.question.language, row.question.asked_at, why
        )

    def _masked(self, words: Words) -> str:
        sealer = self.parts.keyring.for_contact(words.contact.id, words.contact.wrapped_key)
        text = opened(words.message, sealer).text
        read = details(words.reading, sealer).entities if words.reading else None
        known = None if read is None else [(one.start, one.end, one.type) for one in read]
        shown = masked(text, _language(words), known)
        return " ".join(shown.split())

    def _text(self, words: Words) -> str:
        sealer = self.parts.keyring.for_contact(words.contact.id, words.contact.wrapped_key)
        return opened(words.message, sealer).text


async def set_rules(parts: FaqParts, workspace_id: UUID, times: int, days: int) -> FaqRulesOut:
    """Change when a question is suggested."""
    async with parts.database.write() as session:
        await queries.take_turn(session, workspace_id)
        rules = await queries.rules(session, workspace_id)
        rules.times, rules.days = times, days
        session.add(rules)
    return FaqRulesOut(times=rules.times, days=rules.days, looked_at=rules.looked_at)


def wanted_state(state: str) -> State:
    """Raises Unprocessable for what is no state."""
    if state not in ("open", "approved", "merged", "rejected"):
        raise Unprocessable("The state is one of open, approved, merged and rejected.")
    return state  # type: ignore[return-value]


def _state(one: Suggestion, questions: Sequence[FaqQuestion], lately: int, rules: FaqRules) -> State | None:
    """None while it is not asked often enough. What was rejected is suggested again when as many more have asked."""
    if one.decision in ("approved", "merged"):
        return one.decision  # type: ignore[return-value]
    if one.decision == "rejected" and one.decided_at:
        since = {q.visitor for q in questions if q.asked_at >= one.decided_at}
        return "open" if len(since) >= rules.times else "rejected"
    return "open" if lately >= rules.times else None


def _language(words: Words) -> str:
    return words.reading.language if words.reading else words.message.language
