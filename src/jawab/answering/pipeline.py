"""From a visitor's question to a cited answer: language, small talk, hand-over, embed, retrieve, judge, compose."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from jawab.answering import canned
from jawab.answering.extract import SOURCES, extract
from jawab.answering.followup import stand_alone
from jawab.answering.generate import PASSAGES, NotWritten, SaysUnknown, Writer
from jawab.answering.llm import LanguageModel
from jawab.answering.material import Material
from jawab.answering.person import wants_person
from jawab.answering.ports import Answerability, Knowledge, Sections
from jawab.answering.remembered import RememberedVectors
from jawab.answering.sections import PlainSections
from jawab.answering.smalltalk import smalltalk
from jawab.answering.spend import Spend
from jawab.answering.trace import Trace
from jawab.answering.trusted import without_orders
from jawab.answering.types import Delta, Piece, Question, Reply
from jawab.inference.embedder import Embedder
from jawab.understanding.language import guess


class Answering:
    """Answers questions from a workspace's help centre, or says honestly that it cannot.

    `sections` gives the Markdown of passages, so that lists and tables keep their shape; without it the passages' plain
    text is quoted. With an `llm` answers are written by it, as far as `spend` allows; when it fails they are quoted.
    """

    def __init__(
        self,
        search: Knowledge,
        embedder: Embedder,
        sections: Sections | None = None,
        llm: LanguageModel | None = None,
        spend: Spend | None = None,
    ) -> None:
        if llm and not spend:
            raise ValueError("an LLM needs a Spend that bounds what it may cost")
        self._search = search
        self._embedder = embedder
        self._sections = sections or PlainSections()
        self._writer = Writer(llm, spend, RememberedVectors(embedder)) if llm and spend else None

    async def reply(self, question: Question) -> AsyncGenerator[Piece]:
        """Yields the reply as it is written (Deltas) and last the whole Reply with its trace.

        An answer that is ready at once comes without Deltas. Closing the iterator closes the connection to the LLM.
        """
        trace = Trace()
        with trace.step("language") as step:
            step.note = language = guess(question.text, question.language)
        reply = self._without_search(question, language, trace)
        if reply is None:
            with trace.step("context") as step:
                asked = stand_alone(question.text, question.history)
                step.note = "" if asked == question.text else "taken together with the last question"
            verdict = await self._look_up(question, asked, language, trace)
            async with aclosing(self._compose(question, asked, language, verdict, trace)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Reply):
                        reply = piece
                    else:
                        yield piece
        assert reply is not None
        yield replace(reply, trace=trace.as_dict())

    async def close(self) -> None:
        """Close the connections to the LLM's provider."""
        if self._writer:
            await self._writer.close()

    def _without_search(self, question: Question, language: str, trace: Trace) -> Reply | None:
        """The reply to small talk and to the wish for a person."""
        with trace.step("smalltalk"):
            if wants_person(question.text, question.history):
                trace.decide("handoff", "the visitor asks for a person")
                return canned.hand_over(language)
            if kind := smalltalk(question.text):
                trace.decide("smalltalk", kind)
                return canned.small_talk(kind, question, language)
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
    ) -> AsyncGenerator[Piece]:
        if verdict.decision == "answer":
            material = await self._material(question, asked, language, trace)
            async with aclosing(self._answer(material, trace)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        options = canned.clarify(language, trace.passages) if verdict.decision == "clarify" else None
        trace.decide("clarify" if options else "unknown", verdict.reason)
        yield options or canned.unknown(question, language, trace.passages)

    async def _material(self, question: Question, asked: str, language: str, trace: Trace) -> Material:
        passages = trace.passages[: PASSAGES if self._writer else SOURCES]
        with trace.step("read"):
            markdown = await self._sections.markdown(question.workspace_id, passages)
        return Material(question, asked, language, passages, [without_orders(text) for text in markdown])

    async def _answer(self, material: Material, trace: Trace) -> AsyncGenerator[Piece]:
        """The LLM's answer when there is one; else, and whenever it fails, the quoted one."""
        shown = False
        if self._writer:
            trace.mode, trace.model = "llm", self._writer.model
            try:
                with trace.step("write") as step:
                    async with aclosing(self._writer.write(material, trace)) as pieces:
                        async for piece in pieces:
                            shown = True
                            yield piece
                trace.decide("answer", trace.reason)
                return
            except SaysUnknown:
                trace.decide("unknown", "the LLM finds no answer in the passages")
                yield canned.unknown(material.question, material.language, trace.passages)
                return
            except NotWritten as not_written:
                step.note = trace.fallback = not_written.reason
                trace.mode = "extractive"
                trace.used.clear()
        quoted = self._quote(material, trace)
        if shown:
            yield Delta(0, quoted.text)
        yield quoted

    def _quote(self, material: Material, trace: Trace) -> Reply:
        with trace.step("quote"):
            quoted = extract(material, trace)
        if quoted:
            trace.decide("answer", trace.reason)
            return quoted
        trace.decide("unknown", "the best passages hold nothing to quote")
        return canned.unknown(material.question, material.language, trace.passages)
