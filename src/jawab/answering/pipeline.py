"""From a visitor's question to a cited answer: language, small talk, hand-over, embed, retrieve, judge, compose."""

from collections.abc import AsyncIterator, Sequence

from jawab.answering import canned
from jawab.answering.extract import SOURCES, extract
from jawab.answering.followup import stand_alone
from jawab.answering.person import wants_person
from jawab.answering.ports import Answerability, Knowledge, Passage, Sections
from jawab.answering.sections import PlainSections
from jawab.answering.smalltalk import smalltalk
from jawab.answering.trace import Trace
from jawab.answering.types import Decision, Piece, Question, Reply
from jawab.inference.embedder import Embedder
from jawab.understanding.language import guess


class Answering:
    """Answers questions from a workspace's help centre, or says honestly that it cannot.

    `sections` gives the Markdown of passages, so that lists and tables keep their shape; without it the passages' plain
    text is quoted.
    """

    def __init__(self, search: Knowledge, embedder: Embedder, sections: Sections | None = None) -> None:
        self._search = search
        self._embedder = embedder
        self._sections = sections or PlainSections()

    async def reply(self, question: Question) -> AsyncIterator[Piece]:
        """Yields the reply as it is written (Deltas) and last the whole Reply with its trace.

        An answer that is ready at once comes without Deltas. Closing the iterator closes the connection to the LLM.
        """
        trace = Trace()
        with trace.step("language") as step:
            step.note = language = guess(question.text, question.language)
        if reply := self._without_search(question, language, trace):
            yield _finished(reply, trace)
            return
        with trace.step("context") as step:
            asked = stand_alone(question.text, question.history)
            step.note = "" if asked == question.text else "taken together with the last question"
        verdict = await self._look_up(question, asked, language, trace)
        yield _finished(await self._compose(question, asked, language, verdict, trace), trace)

    def _without_search(self, question: Question, language: str, trace: Trace) -> Reply | None:
        """The reply to small talk and to the wish for a person."""
        with trace.step("smalltalk") as step:
            if wants_person(question.text, question.history):
                return _decided(trace, "handoff", "the visitor asks for a person", canned.hand_over(language))
            if kind := smalltalk(question.text):
                step.note = kind
                return _decided(trace, "smalltalk", kind, canned.small_talk(kind, question, language))
        return None

    async def _look_up(self, question: Question, asked: str, language: str, trace: Trace) -> Answerability:
        """Embeds the question once, finds passages and judges whether they answer it."""
        with trace.step("embed"):
            vector = (await self._embedder.embed([asked]))[0]
        with trace.step("retrieve") as step:
            trace.passages = await self._search.find(question.workspace_id, asked, vector, language=language)
            step.note = f"{len(trace.passages)} passages"
        with trace.step("judge") as step:
            verdict = self._search.judge(asked, trace.passages)
            step.note = verdict.reason
        trace.confidence, trace.threshold, trace.reason = verdict.confidence, verdict.threshold, verdict.reason
        return verdict

    async def _compose(
        self, question: Question, asked: str, language: str, verdict: Answerability, trace: Trace
    ) -> Reply:
        passages = trace.passages
        if verdict.decision == "answer" and (reply := await self._quote(question, asked, language, passages, trace)):
            return _decided(trace, "answer", verdict.reason, reply)
        if verdict.decision == "clarify" and (asking := canned.clarify(language, passages)):
            return _decided(trace, "clarify", verdict.reason, asking)
        return _decided(trace, "unknown", verdict.reason, canned.unknown(question, language, passages))

    async def _quote(
        self, question: Question, asked: str, language: str, passages: Sequence[Passage], trace: Trace
    ) -> Reply | None:
        with trace.step("quote"):
            markdown = await self._sections.markdown(question.workspace_id, passages[:SOURCES])
            return extract(asked, question, language, passages, markdown, trace)


def _decided(trace: Trace, decision: Decision, reason: str, reply: Reply) -> Reply:
    trace.decision, trace.reason = decision, reason
    return reply


def _finished(reply: Reply, trace: Trace) -> Reply:
    return Reply(
        kind=reply.kind,
        text=reply.text,
        language=reply.language,
        citations=reply.citations,
        options=reply.options,
        offers_person=reply.offers_person,
        asks_for_person=reply.asks_for_person,
        trace=trace.as_dict(),
    )
