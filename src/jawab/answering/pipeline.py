"""From a visitor's question to a cited answer: understand, small talk, hand-over, tools, cache, retrieve, judge,
compose; then what the owner wants said and shown with it."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from copy import copy
from dataclasses import replace
from uuid import UUID

from jawab.answering import canned
from jawab.answering.abilities import Abilities
from jawab.answering.clarified import question_before
from jawab.answering.composer import Composer
from jawab.answering.followup import stand_alone
from jawab.answering.generate import Writer
from jawab.answering.given import details_given
from jawab.answering.llm import LanguageModel
from jawab.answering.opening import opened, opening, sympathy, unhappy
from jawab.answering.person import wants_person
from jawab.answering.ports import Guidance, Guided, Hit, Knowledge, Looked, Reads, Sections
from jawab.answering.remembered import RememberedVectors
from jawab.answering.sections import PlainSections
from jawab.answering.smalltalk import smalltalk
from jawab.answering.spend import Spend
from jawab.answering.suggestions.pressed import was_offered
from jawab.answering.trace import Trace
from jawab.answering.types import Asking, Keepable, Piece, Question, Reply
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
        abilities: Abilities | None = None,
    ) -> None:
        if llm and not spend:
            raise ValueError("an LLM needs a Spend that bounds what it may cost")
        self._reader = reader
        self._writer = Writer(llm, spend, RememberedVectors(embedder)) if llm and spend else None
        self._composer = Composer(search, embedder, sections or PlainSections(), self._writer)
        self._able = abilities or Abilities()

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
        guided = await self._guided(question, understood, language, trace)
        reply = None
        async with aclosing(self._composed(question, understood, language, guided, trace)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Reply):
                    reply = piece
                else:
                    yield piece
        assert reply is not None
        reply = await self._finished(question, understood, reply, guided, trace)
        yield replace(reply, trace=trace.as_dict())

    def trying(self, guidance: Guidance) -> "Answering":
        """The same pipeline under other guidance, without what acts in other systems or is kept of answers."""
        trial = copy(self)
        trial._able = Abilities(guidance=guidance, catalogue=self._able.catalogue, attachments=self._able.attachments)
        return trial

    async def learn(self, question: Question, reply: Reply, reply_id: UUID | None) -> None:
        """Keep an answer that was given as the message `reply_id`, have ready what may be asked next, and score the
        reply."""
        if reply.keepable and self._able.cache:
            await self._able.cache.keep(reply.keepable, reply_id)
        if reply.options and reply.kind == "answer" and self._able.suggestions:
            await self._able.suggestions.prepare(question, reply)
        if reply_id and self._able.scores:
            await self._able.scores.given(question, reply, reply_id)

    async def renew_suggestions(self) -> None:
        """Learn what is asked after what, and by which questions articles can be asked for."""
        if self._able.suggestions:
            await self._able.suggestions.renew()

    async def close(self) -> None:
        """Close the connections to the LLM's provider."""
        if self._writer:
            await self._writer.close()

    async def _composed(
        self, question: Question, understood: Understanding, language: str, guided: Guided | None, trace: Trace
    ) -> AsyncGenerator[Piece]:
        """Yields the reply as far as it is the same whoever asks, opened with what is for this visitor."""
        asked = self._able.tools is not None and await self._able.tools.waits(question)
        reply = self._without_search(question, understood, language, trace, asked=asked)
        reply = reply or self._by_guidance(guided, understood, language, trace)
        if reply:
            yield reply
            return
        done = False
        async with aclosing(self._by_tool(question, understood, language, trace)) as tool:
            async for piece in tool:
                done = done or isinstance(piece, Reply)
                yield piece
        if done:
            return
        if asked and (reply := self._without_search(question, understood, language, trace)):
            yield reply
            return
        pieces_written = self._answered(question, understood, language, guided, trace)
        if first := opening(understood, question.history, language):
            pieces_written = opened(first, pieces_written)
        async with aclosing(pieces_written) as pieces:
            async for piece in pieces:
                yield piece

    async def _guided(
        self, question: Question, understood: Understanding, language: str, trace: Trace
    ) -> Guided | None:
        if self._able.guidance is None:
            return None
        with trace.step("guidance"):
            return await self._able.guidance.of(question, understood, language)

    def _by_guidance(
        self, guided: Guided | None, understood: Understanding, language: str, trace: Trace
    ) -> Reply | None:
        if guided is None or guided.hand_off is None:
            return None
        trace.decide("handoff", guided.hand_off)
        return canned.hand_over(language, sympathy(understood, language) if unhappy(understood) else "")

    async def _by_tool(
        self, question: Question, understood: Understanding, language: str, trace: Trace
    ) -> AsyncGenerator[Piece]:
        if self._able.tools is None:
            return
        with trace.step("tools"):
            async with aclosing(self._able.tools.answer(question, understood, language, trace)) as pieces:
                async for piece in pieces:
                    yield piece

    async def _answered(
        self, question: Question, understood: Understanding, language: str, guided: Guided | None, trace: Trace
    ) -> AsyncGenerator[Piece]:
        """Yields the answer from the cache, or one composed from what the help centre says."""
        asking = self._asking(question, understood, language, guided)
        looked = await self._looked(asking, trace) if asking else None
        hit = looked.hit if looked else None
        if (hit is None or not hit.verified) and (listed := await self._listed(question, understood, language, trace)):
            yield listed
            return
        if asking and hit:
            yield _given_before(asking, hit, trace)
            return
        async with aclosing(self._composer.compose(question, understood, language, guided, trace)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Reply) and asking and looked and _is_for_all(question, piece, trace):
                    kept = Keepable(asking, piece.text, piece.citations, looked.knowledge)
                    piece = replace(piece, keepable=kept)
                yield piece

    async def _listed(self, question: Question, understood: Understanding, language: str, trace: Trace) -> Reply | None:
        """The answer that the owner's catalogue gives."""
        if self._able.catalogue is None:
            return None
        with trace.step("catalogue"):
            reply = await self._able.catalogue.answer(question, understood, language)
        if reply:
            trace.mode = "catalogue"
            trace.decide("answer", "from the catalogue")
        return reply

    def _asking(
        self, question: Question, understood: Understanding, language: str, guided: Guided | None
    ) -> Asking | None:
        """The question for the cache, None when its answer depends on what was said before."""
        if self._able.cache is None or question_before(question.text, question.history):
            return None
        if stand_alone(question.text, question.history) != question.text:
            return None
        least = question.rules.answer_threshold
        parts = [self._writer and self._writer.model, guided and guided.digest, least is not None and str(least)]
        variant = "|".join(part or "" for part in parts)
        return Asking(question.workspace_id, question.text, language, understood.entities, understood.read, variant)

    async def _looked(self, asking: Asking, trace: Trace) -> Looked:
        assert self._able.cache is not None
        with trace.step("cache") as step:
            looked = await self._able.cache.get(asking)
            step.note = f"the same as a question before ({looked.hit.similarity:.2f})" if looked.hit else ""
        return looked

    async def _finished(
        self, question: Question, understood: Understanding, reply: Reply, guided: Guided | None, trace: Trace
    ) -> Reply:
        """The reply with what the owner wants said and shown with it."""
        if guided:
            said = guided.applied(reply)
            if said.kind == "unknown" != reply.kind:
                trace.decide("unknown", "the guidance leaves nothing that may be said")
            reply, trace.guidance = said, guided.told()
        if self._able.attachments:
            with trace.step("attachments"):
                reply = await self._able.attachments.added(question, understood, reply)
        if self._able.suggestions and reply.kind == "answer" and not reply.options:
            with trace.step("suggestions"):
                reply = replace(reply, options=await self._able.suggestions.after(question, understood, reply))
        if self._able.suggestions and was_offered(question):
            trace.prefetch = {"ready": trace.cache is not None}
        return reply

    def _without_search(
        self, question: Question, understood: Understanding, language: str, trace: Trace, *, asked: bool = False
    ) -> Reply | None:
        """The reply to small talk, and to who wants or needs a person. `asked`: a tool has asked for something, so that
        "yes", an address or the tale of what is broken are the answer to that."""
        if question.form:
            trace.decide("smalltalk", "the visitor sent a form")
            return canned.form_received(language)
        if question.files and not question.text.strip():
            trace.decide("unknown", "a file without words")
            return canned.cannot_see(language)
        with trace.step("smalltalk"):
            if wants_person(question.text, question.history):
                trace.decide("handoff", "the visitor asks for a person")
                return canned.hand_over(language)
            if not asked and (kind := smalltalk(question.text)):
                trace.decide("smalltalk", kind)
                return canned.small_talk(kind, question, language)
            if not asked and (details := details_given(question.text, understood.entities)):
                trace.decide("smalltalk", "the visitor tells who they are")
                return canned.noted(details, language)
        with trace.step("rules"):
            in_row = question.rules.unhappy_after(question.unhappy_in_row, understood.mood.mood)
            if question.rules.brings_person(in_row):
                trace.decide("handoff", _unhappy_reason(understood, in_row))
                return canned.hand_over(language, sympathy(understood, language))
            intent = understood.intent.best if understood.intent else None
            if (
                intent
                and not asked
                and intent.handling == "person"
                and intent.probability >= question.rules.intent_threshold
            ):
                trace.decide("handoff", f"“{intent.label}” is something for a person")
                return canned.hand_over(language)
        return None


def _is_for_all(question: Question, reply: Reply, trace: Trace) -> bool:
    """Whether others who ask the same may be given this answer: an LLM has also read what this visitor said before."""
    return reply.kind == "answer" and not trace.fallback and not (trace.mode == "llm" and question.history)


def _given_before(asking: Asking, hit: Hit, trace: Trace) -> Reply:
    trace.cache = {"entry": str(hit.entry), "similarity": hit.similarity, "verified": hit.verified}
    trace.mode = "verified" if hit.verified else "cache"
    trace.decide("answer", "verified by a person" if hit.verified else "answered before")
    return Reply("answer", hit.text, asking.language, citations=hit.citations)


def _unhappy_reason(understood: Understanding, messages: int | None) -> str:
    return f"the visitor is {understood.mood.mood}" + (f", {messages} messages in a row" if messages != 1 else "")


def _told(understood: Understanding, language: str) -> str:
    best = understood.intent.best if understood.intent else None
    told = [language, f"{understood.mood.mood} {understood.mood.confidence:.2f}"]
    if best:
        told.append(f"{best.key} {best.probability:.2f}")
    return ", ".join([*told, *(f"{entity.type} “{entity.value}”" for entity in understood.entities)])
