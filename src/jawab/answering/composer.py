"""Composes an answer from what the help centre says: looked up, judged, then written by an LLM or quoted."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from jawab.answering import canned
from jawab.answering.ask_back import ask_back, likely_right
from jawab.answering.clarified import ChosenPage, of_page, question_before
from jawab.answering.extract import extract
from jawab.answering.followup import stand_alone
from jawab.answering.generate import PASSAGES, NotWritten, SaysUnknown, Writer
from jawab.answering.material import Material
from jawab.answering.ports import Answerability, Guided, Knowledge, Sections
from jawab.answering.trace import Trace
from jawab.answering.trusted import without_orders
from jawab.answering.types import Delta, Expecting, Piece, Question, Reply
from jawab.inference.embedder import Embedder
from jawab.understanding.types import Understanding


class Composer:
    """Writes answers from passages. With a `writer` an LLM does, and when it fails they are quoted."""

    def __init__(self, search: Knowledge, embedder: Embedder, sections: Sections, writer: Writer | None) -> None:
        self._search = search
        self._embedder = embedder
        self._sections = sections
        self._writer = writer

    async def compose(
        self, question: Question, understood: Understanding, language: str, guided: Guided | None, trace: Trace
    ) -> AsyncGenerator[Piece]:
        """Yields the reply as it is written, and last the Reply."""
        material, verdict = await self._look_up(question, understood, language, trace)
        material = replace(material, guided=guided)
        trace.decide(verdict.decision, verdict.reason)
        if verdict.decision == "answer":
            async with aclosing(self._answer(material, trace)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        asked = ask_back(material, verdict, understood, trace)
        if asked and likely_right(material, verdict):
            quoted = await self._quote(material, trace)
            asked = canned.perhaps(material.language, quoted, asked) if quoted.kind == "answer" else asked
            trace.decide("clarify", verdict.reason)
        yield asked or self._unknown(material, trace, verdict.reason)

    async def _look_up(
        self, question: Question, understood: Understanding, language: str, trace: Trace
    ) -> tuple[Material, Answerability]:
        """Embeds the question once, finds passages and judges whether they answer it."""
        with trace.step("context") as step:
            before = question_before(question.text, question.history)
            asked = f"{before} {question.text}" if before else stand_alone(question.text, question.history)
            step.note = "" if asked == question.text else "taken together with the last question"
        with trace.step("embed") as step:
            if asked == question.text:
                read, step.note = understood.read, "as it was understood"
            else:
                read = await self._embedder.read(asked)
        with trace.step("retrieve") as step:
            found = await self._search.find(question.workspace_id, asked, read, language=language)
            step.note = f"{len(found)} passages"
        with trace.step("judge"):
            verdict: Answerability = self._search.judge(asked, found, question.rules.answer_threshold)
            if before and (page := of_page(question.text, found)):
                asked, found = before, page
                verdict = ChosenPage(f"the visitor chose “{page[0].title}”")
        trace.passages, trace.confidence, trace.threshold = found, verdict.confidence, verdict.threshold
        reads = self._embedder.reads(asked)
        return Material(question, asked, language, found, read.vector if reads else None), verdict

    async def _answer(self, material: Material, trace: Trace) -> AsyncGenerator[Piece]:
        """The LLM's answer when there is one; else, and whenever it fails, the quoted one."""
        shown = False
        if self._writer:
            try:
                async with aclosing(self._written(self._writer, material, trace)) as pieces:
                    async for piece in pieces:
                        shown = shown or isinstance(piece, Delta)
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
            yield Delta(0, material.guided.applied(quoted).text if material.guided else quoted.text)
        yield quoted

    async def _written(self, writer: Writer, material: Material, trace: Trace) -> AsyncGenerator[Piece]:
        trace.mode, trace.model = "llm", writer.model
        yield Expecting("llm")
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
