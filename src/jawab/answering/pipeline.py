"""From a visitor's question to a cited answer: understand, small talk, hand-over, retrieve, judge, compose."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from jawab.answering import canned
from jawab.answering.ask_back import ask_back, likely_right
from jawab.answering.clarified import ChosenPage, of_page, question_before
from jawab.answering.extract import extract
from jawab.answering.followup import stand_alone
from jawab.answering.generate import PASSAGES, NotWritten, SaysUnknown, Writer
from jawab.answering.given import details_given
from jawab.answering.llm import LanguageModel
from jawab.answering.material import Material
from jawab.answering.opening import opened, opening, sympathy
from jawab.answering.person import wants_person
from jawab.answering.ports import Answerability, Knowledge, Reads, Sections
from jawab.answering.remembered import RememberedVectors
from jawab.answering.sections import PlainSections
from jawab.answering.smalltalk import smalltalk
from jawab.answering.spend import Spend
from jawab.answering.trace import Trace
from jawab.answering.trusted import without_orders
from jawab.answering.types import Delta, Piece, Question, Reply
from jawab.inference.embedder import Embedder
from jawab.understanding.incoming import Incoming
from jawab.understanding.language import guess
from jawab.understanding.types import Understanding


class Answering:
    """Answers questions from a workspace's help centre, or says honestly that it cannot.

    `sections` gives the Markdown of passages, so that lists and tables keep their shape; without it the passages' plain
    text is quoted. With an `llm` answers are written by it, as far as `spend` allows; when it fails they are quoted.
    """

    def __init__(
        self,
        search: Knowledge,
        embedder: Embedder,
        reader: Reads,
        sections: Sections | None = None,
        llm: LanguageModel | None = None,
        spend: Spend | None = None,
    ) -> None:
        if llm and not spend:
            raise ValueError("an LLM needs a Spend that bounds what it may cost")
        self._search = search
        self._embedder = embedder
        self._reader = reader
        self._sections = sections or PlainSections()
        self._writer = Writer(llm, spend, RememberedVectors(embedder)) if llm and spend else None

    async def understand(self, question: Question) -> Understanding:
        """What is in the question: language, mood, intent, entities."""
        return await self._reader.read(
            Incoming(question.workspace_id, question.text, question.language, question.rules, question.time_zone)
        )

    async def reply(self, question: Question, understood: Understanding | None = None) -> AsyncGenerator[Piece]:
        """Yields the reply as it is written (Deltas) and last the whole Reply with its trace. `understood`: what
        `understand` gave for the question, when that was asked already.

        An answer that is ready at once comes without Deltas. Closing the iterator closes the connection to the LLM.
        """
        trace = Trace()
        with trace.step("understand") as step:
            understood = understood or await self.understand(question)
            before = question_before(question.text, question.history)
            language = guess(before, question.language) if before else understood.language
            step.note = _told(understood, language)
        reply = self._without_search(question, understood, language, trace)
        if reply is None:
            material, verdict = await self._look_up(question, understood, language, trace)
            pieces_written = self._compose(material, verdict, understood, trace)
            if first := opening(understood, question.history, language):
                pieces_written = opened(first, pieces_written)
            async with aclosing(pieces_written) as pieces:
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

    def _without_search(
        self, question: Question, understood: Understanding, language: str, trace: Trace
    ) -> Reply | None:
        """The reply to small talk, and to who wants or needs a person."""
        with trace.step("smalltalk"):
            if wants_person(question.text, question.history):
                trace.decide("handoff", "the visitor asks for a person")
                return canned.hand_over(language)
            if kind := smalltalk(question.text):
                trace.decide("smalltalk", kind)
                return canned.small_talk(kind, question, language)
            if details := details_given(question.text, understood.entities):
                trace.decide("smalltalk", "the visitor tells who they are")
                return canned.noted(details, language)
        with trace.step("rules"):
            unhappy = question.rules.unhappy_after(question.unhappy_in_row, understood.mood.mood)
            if question.rules.brings_person(unhappy):
                trace.decide("handoff", _unhappy_reason(understood, unhappy))
                return canned.hand_over(language, sympathy(understood, language))
            intent = understood.intent.best if understood.intent else None
            if intent and intent.handling == "person" and intent.probability >= question.rules.intent_threshold:
                trace.decide("handoff", f"“{intent.label}” is something for a person")
                return canned.hand_over(language)
        return None

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
            verdict: Answerability = self._search.judge(asked, found)
            if before and (page := of_page(question.text, found)):
                asked, found = before, page
                verdict = ChosenPage(f"the visitor chose “{page[0].title}”")
        trace.passages, trace.confidence, trace.threshold = found, verdict.confidence, verdict.threshold
        reads = self._embedder.reads(asked)
        return Material(question, asked, language, found, read.vector if reads else None), verdict

    async def _compose(
        self, material: Material, verdict: Answerability, understood: Understanding, trace: Trace
    ) -> AsyncGenerator[Piece]:
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


def _unhappy_reason(understood: Understanding, messages: int | None) -> str:
    return f"the visitor is {understood.mood.mood}" + (f", {messages} messages in a row" if messages != 1 else "")


def _told(understood: Understanding, language: str) -> str:
    best = understood.intent.best if understood.intent else None
    told = [language, f"{understood.mood.mood} {understood.mood.confidence:.2f}"]
    if best:
        told.append(f"{best.key} {best.probability:.2f}")
    return ", ".join([*told, *(f"{entity.type} “{entity.value}”" for entity in understood.entities)])
