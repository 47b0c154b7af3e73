"""The answer with an LLM: streamed, and every sentence held against the passages before anybody sees it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing

from jawab.answering.blocks import as_text, blocks
from jawab.answering.citations import Citations, Place
from jawab.answering.drafted import Draft, Drafted
from jawab.answering.llm import LanguageModel, LanguageModelFailed, Usage
from jawab.answering.material import Material
from jawab.answering.prompt import NO_ANSWER, instructions, prompt
from jawab.answering.remembered import RememberedVectors
from jawab.answering.spend import BudgetReached, Spend
from jawab.answering.support import Evidence
from jawab.answering.trace import Trace
from jawab.answering.types import Delta, Reply

PASSAGES = 5  # that the LLM is shown
_ENOUGH = 0.5  # share of the draft's words that must be supported
_WHOLE_REPLY = 4.0  # times the model's patience that a reply may take altogether


class NotWritten(Exception):
    """The LLM gave no answer that can be shown; `reason` goes into the trace as its `fallback`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SaysUnknown(Exception):
    """The LLM says that the passages do not answer the question."""


class Writer:
    """Has the LLM write answers."""

    def __init__(self, llm: LanguageModel, spend: Spend, vectors: RememberedVectors) -> None:
        self.model = llm.name
        self._llm = llm
        self._spend = spend
        self._vectors = vectors

    async def write(self, material: Material, markdown: Sequence[str], trace: Trace) -> AsyncGenerator[Delta | Reply]:
        """Yields each supported sentence as a Delta, and last the Reply. `markdown` is that of the material's passages.

        Raises NotWritten when the provider fails, the budget is used up or too little is supported (something may have
        been shown by then), and SaysUnknown.
        """
        guided = material.guided
        rules = instructions(material.question, material.language, guided.instructions if guided else ())
        data = prompt(material.question, material.passages, [as_text(blocks(text)) for text in markdown])
        try:
            asked = material.question
            reserved = await self._spend.reserve(asked.workspace_id, rules + data, asked.conversation_id)
        except BudgetReached as refused:
            trace.budget = refused.reached
            raise NotWritten("budget") from refused
        usage, answer = Usage(), _Answer(material, markdown, self._vectors, trace)
        try:
            async with aclosing(self._llm.write(rules, data, usage)) as pieces:
                async for delta in self._checked(pieces, usage, answer):
                    yield delta
        except LanguageModelFailed as failed:
            raise NotWritten(failed.reason) from failed
        finally:
            answer.abandon()
            took = await asyncio.shield(self._spend.settle(reserved, usage, answer.received))
            trace.took(took)
        yield answer.reply()

    async def close(self) -> None:
        """Close the connections to the provider."""
        await self._llm.close()

    async def _checked(self, pieces: AsyncIterator[str], usage: Usage, answer: "_Answer") -> AsyncGenerator[Delta]:
        began = asyncio.get_running_loop().time()
        draft = Draft()
        async for piece in pieces:
            answer.received += piece
            for sentence in draft.feed(piece):
                if delta := await answer.take(sentence):
                    yield delta
            took = asyncio.get_running_loop().time() - began
            if took > self._llm.patience * (_WHOLE_REPLY if answer.text else 1):
                raise NotWritten("timeout")
        for sentence in draft.end(complete=not usage.cut_off):
            if delta := await answer.take(sentence):
                yield delta


class _Answer:
    """Grows by the sentences that the passages carry."""

    def __init__(self, material: Material, markdown: Sequence[str], vectors: RememberedVectors, trace: Trace) -> None:
        self.text = ""
        self.received = ""  # from the LLM, checked or not
        self._material = material
        self._trace = trace
        self._citations = Citations(material.question)
        titles = [" ".join((passage.title, *passage.heading_path)) for passage in material.passages]
        self._evidence = Evidence(markdown, titles, vectors)
        self._kept = self._dropped = 0  # words
        self._preparing = asyncio.create_task(self._evidence.prepare())  # while the LLM thinks

    async def take(self, sentence: Drafted) -> Delta | None:
        """Adds the sentence when it is supported. Raises NotWritten when a step of a procedure is not: one with a hole
        misleads."""
        if NO_ANSWER in sentence.plain:
            if not self.text:
                raise SaysUnknown
            return None
        if self._material.guided and self._material.guided.forbids(sentence.plain):
            self._trace.sentence(sentence.plain, supported=False, score=0.0, passage=None)
            return None
        await self._preparing
        found = await self._evidence.check(sentence.plain)
        length = len(sentence.plain.split())
        shown = found.passage if found.supported else None
        self._trace.sentence(sentence.plain, supported=found.supported, score=found.score, passage=shown)
        if not found.supported:
            self._dropped += length
            if sentence.lead.strip()[:-1].isdigit():
                raise NotWritten("unsupported")
            return None
        self._kept += length
        self._trace.used.add(found.passage)
        mark = self._citations.mark(Place.of_passage(self._material.passages[found.passage]), found.quote)
        return self._grow(f"{sentence.lead if self.text else sentence.lead.lstrip()}{sentence.markdown} {mark}")

    def reply(self) -> Reply:
        """The whole answer. Raises NotWritten when too little of what the LLM wrote is left."""
        if self._kept < _ENOUGH * (self._kept + self._dropped) or not self.text:
            raise NotWritten("unsupported")
        return Reply("answer", self.text, self._material.language, citations=self._citations.all())

    def abandon(self) -> None:
        """Nothing more will be checked."""
        self._preparing.cancel()

    def _grow(self, text: str) -> Delta:
        delta = Delta(len(self.text), text)
        self.text += text
        return delta
