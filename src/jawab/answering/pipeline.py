"""From a visitor's question to a cited answer: language, small talk, hand-over, embed, retrieve, judge, compose."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from jawab.answering import canned
from jawab.answering.clarified import ChosenPage, of_page, question_before
from jawab.answering.extract import extract
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
            step.note = language = guess(question_before(question.history) or question.text, question.language)
        reply = self._without_search(question, language, trace)
        if reply is None:
            material, verdict = await self._look_up(question, language, trace)
            async with aclosing(self._compose(material, verdict, trace)) as pieces:
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

    async def _look_up(self, question: Question, language: str, trace: Trace) -> tuple[Material, Answerability]:
        """Embeds the question once, finds passages and judges whether they answer it."""
        with trace.step("context") as step:
            before = question_before(question.history)
            asked = f"{before} {question.text}" if before else stand_alone(question.text, question.history)
            step.note = "" if asked == question.text else "taken together with the last question"
        with trace.step("embed"):
            read = await self._embedder.read(asked)
        with trace.step("retrieve") as step:
            found = await self._search.find(question.workspace_id, asked, read, language=language)
            step.note = f"{len(found)} passages"
        with trace.step("judge"):
            verdict: Answerability = self._search.judge(asked, found)
            if before and (page := of_page(question.text, found)):
                asked, found = before, page
                verdict = ChosenPage(f"the visitor chose “{page[0].title}”")
        trace.passages, trace.confidence, trace.threshold = found, verdict.confidence, verdict.threshold
        reads = self._embedder.reads(asked)
        return Material(question, asked, language, found, read.vector if reads else None), verdict

    async def _compose(self, material: Material, verdict: Answerability, trace: Trace) -> AsyncGenerator[Piece]:
        trace.decide(verdict.decision, verdict.reason)
        if verdict.decision == "answer":
            async with aclosing(self._answer(material, trace)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        options = canned.clarify(material.language, material.passages) if verdict.decision == "clarify" else None
        yield options or self._unknown(material, trace, verdict.reason)

    async def _answer(self, material: Material, trace: Trace) -> AsyncGenerator[Piece]:
        """The LLM's answer when there is one; else, and whenever it fails, the quoted one."""
        shown = False
        if self._writer:
            try:
                async with aclosing(self._written(self._writer, material, trace)) as pieces:
                    async for piece in pieces:
                        shown = True
                        yield piece
                return
            except SaysUnknown:
                yield self._unknown(material, trace, "the LLM finds no answer in the passages")
                return
            except NotWritten as failed:
                trace.mode, trace.fallback = "extractive", failed.reason
                trace.used.clear()
        quoted = await self._quote(material, trace)
        if shown:
            yield Delta(0, quoted.text)
        yield quoted

    async def _written(self, writer: Writer, material: Material, trace: Trace) -> AsyncGenerator[Delta | Reply]:
        trace.mode, trace.model = "llm", writer.model
        read = replace(material, passages=material.passages[:PASSAGES])
        with trace.step("read"):
            markdown = await self._sections.markdown(material.question.workspace_id, read.passages)
        with trace.step("write"):
            async with aclosing(writer.write(read, [without_orders(text) for text in markdown], trace)) as pieces:
                async for piece in pieces:
                    yield piece

    async def _quote(self, material: Material, trace: Trace) -> Reply:
        with trace.step("read"):
            workspace, best = material.question.workspace_id, material.passages[0]
            sections = await self._sections.of_article(workspace, best, self._embedder.name)
        with trace.step("quote"):
            quoted = extract(material, sections, trace)
        return quoted or self._unknown(material, trace, "the best article holds nothing to quote")

    def _unknown(self, material: Material, trace: Trace, reason: str) -> Reply:
        trace.decide("unknown", reason)
        return canned.unknown(material.question, material.language, material.passages)
