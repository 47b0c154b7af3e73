"""Reads on in the event log and takes up the questions that found no good answer. Doing it again changes nothing."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from uuid import UUID

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.conversations.thread import opened
from jawab.db.engine import Database
from jawab.events import log
from jawab.events.models import Event
from jawab.inference.embedder import Embedder, Vectors
from jawab.jobs import locks
from jawab.kit.clock import now
from jawab.kit.errors import Conflict
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer
from jawab.learning.faq import queries
from jawab.learning.faq.finding import Line, Trouble, asks_something, troubles
from jawab.learning.faq.grouping import Asked, Group, Grouped, central, group
from jawab.learning.faq.models import FaqMessage, FaqQuestion, Suggestion
from jawab.learning.faq.queries import Live, Words
from jawab.privacy.keys import Keyring

EVERY = timedelta(minutes=10)
MOST_COMPARED = 5_000  # questions that new ones are held against, the newest
HANDED = frozenset({"waiting", "human"})


@dataclass(frozen=True, slots=True)
class FaqParts:
    """What looking needs."""

    database: Database
    keyring: Keyring
    embedder: Embedder
    data_dir: Path


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A message that was not looked at before, opened; `vector` is None when it asks nothing or is only counted."""

    trouble: Trouble
    words: Words
    sealer: Sealer
    text: str
    asks: bool
    suggestion_id: UUID | None = None  # that its answer came from

    @property
    def id(self) -> UUID:
        return self.words.message.id


async def look_everywhere(parts: FaqParts) -> None:
    """Read on in the log of every workspace where something happened. Recurring work."""
    async with parts.database.read() as session:
        found = await queries.workspaces_to_read(session)
    for workspace_id in found:
        try:
            await look(parts, workspace_id)
        except Conflict:  # another process is at it
            continue


async def look(parts: FaqParts, workspace_id: UUID) -> int:
    """Read the workspace's log to its end; how many questions were taken up. Raises Conflict when somebody else does
    that now."""
    async with locks.hold(parts.database, parts.data_dir, f"faq:{workspace_id}") as lock:
        if lock is None:
            raise Conflict("The conversations are being looked through already. Try again in a minute.")
        taken = 0
        while (more := await _Page(parts, workspace_id).take()) is not None:
            taken += more
        return taken


class _Page:
    """One page of the log."""

    def __init__(self, parts: FaqParts, workspace_id: UUID) -> None:
        self._parts = parts
        self._workspace_id = workspace_id

    async def take(self) -> int | None:
        """How many questions were taken up, None when there is nothing more to read."""
        async with self._parts.database.read() as session:
            cursor = (await queries.rules(session, self._workspace_id)).cursor
            events = await log.since(session, self._workspace_id, cursor)
            if not events:
                await self._note_end(cursor)
                return None
            lines = await queries.lines(session, self._workspace_id, _conversations(events))
            by_id = {line.id: line for line in lines}
            found = {trouble.line.id: trouble for trouble in _all_troubles(lines)}
            served = await self._served(session, events, by_id)
            found |= {id: trouble for id, (trouble, _) in served.items() if id not in found}
            known = await queries.looked_at(session, self._workspace_id, found)
            opening = await queries.words(session, self._workspace_id, found.keys() - known.keys())
        fresh = [
            self._fresh(found[id], words, served[id][1] if id in served else None) for id, words in opening.items()
        ]
        await self._write(events, lines, [found[id] for id in known], known, fresh)
        return sum(one.asks for one in fresh)

    async def _served(
        self, session: AsyncSession, events: Sequence[Event], lines: dict[UUID, Line]
    ) -> dict[UUID, tuple[Trouble, UUID]]:
        """Questions that were answered from an article which came out of a suggestion, with that suggestion."""
        articles = await queries.articles_of_suggestions(session, self._workspace_id)
        if not articles:
            return {}
        answers = [UUID(event.data["message_id"]) for event in events if _is(event, "bot", "answer")]
        found = {}
        for words in (await queries.words(session, self._workspace_id, answers)).values():
            asked = lines.get(words.message.reply_to) if words.message.reply_to else None
            cited = [one.article_id for one in opened(words.message, self._sealer(words)).citations]
            suggestion = next((articles[id] for id in cited if id in articles), None)
            if asked and suggestion:
                found[asked.id] = (Trouble(asked, "served", True, words.message.rating), suggestion)
        return found

    def _fresh(self, trouble: Trouble, words: Words, suggestion_id: UUID | None) -> _Fresh:
        sealer = self._sealer(words)
        text = " ".join(opened(words.message, sealer).text.split())
        only_counted = trouble.why == "served"
        return _Fresh(
            trouble, words, sealer, text, only_counted or asks_something(text), suggestion_id if only_counted else None
        )

    async def _write(
        self,
        events: Sequence[Event],
        lines: Sequence[Line],
        again: Sequence[Trouble],
        known: dict[UUID, UUID | None],
        fresh: Sequence[_Fresh],
    ) -> None:
        """Keep what this page brought, in one unit of work."""
        grouped_ones = [one for one in fresh if one.asks and one.suggestion_id is None]
        vectors = await self._vectors(grouped_ones)
        groups = await self._groups() if grouped_ones else []
        new = [
            Asked.of(one.id, one.text, vectors[one.id], self._parts.embedder.approximates(one.text))
            for one in sorted(grouped_ones, key=lambda one: one.trouble.line.created_at)
        ]
        before = {one.id for one in groups}
        done = group(new, groups)
        async with self._parts.database.write() as session:
            await queries.take_turn(session, self._workspace_id)
            for one in groups:
                if one.id not in before:
                    session.add(Suggestion(id=one.id, workspace_id=self._workspace_id))
            await session.flush()
            await self._keep(session, fresh, vectors, done)
            for source, target in done.joined.items():
                await queries.move_questions(session, self._workspace_id, source, target)
            await self._note_central(session, groups, set(done.groups.values()) | set(done.joined.values()))
            for trouble in again:
                if question := known[trouble.line.id]:
                    await queries.note_rating(
                        session, self._workspace_id, question, answered=trouble.answered, rating=trouble.rating
                    )
            await session.flush()
            await queries.note_handoffs(session, self._workspace_id, _handed_off(events, lines))
            rules = await queries.rules(session, self._workspace_id)
            rules.cursor, rules.looked_at = events[-1].id, now()
            session.add(rules)

    async def _keep(
        self, session: AsyncSession, fresh: Sequence[_Fresh], vectors: dict[UUID, Vectors], done: Grouped
    ) -> None:
        contacts = {one.words.contact.id for one in fresh}
        numbers = await queries.visitor_numbers(session, self._workspace_id, contacts)
        for one in fresh:
            line = one.trouble.line
            question = None
            if one.asks:
                question = FaqQuestion(
                    id=new_id(),
                    workspace_id=self._workspace_id,
                    suggestion_id=one.suggestion_id or done.groups[one.id],
                    visitor=numbers.setdefault(one.words.contact.id, new_id()),
                    asked_at=line.created_at,
                    language=one.words.reading.language if one.words.reading else line.language,
                    why=one.trouble.why,
                    answered=one.trouble.answered,
                    rating=one.trouble.rating,
                )
                session.add(question)
                await session.flush()
            vector = vectors.get(one.id)
            session.add(
                FaqMessage(
                    message_id=one.id,
                    workspace_id=self._workspace_id,
                    question_id=question.id if question else None,
                    embedder=self._parts.embedder.name if vector is not None else None,
                    vector_sealed=_seal(one.sealer, one.id, vector) if vector is not None else None,
                )
            )

    async def _note_central(self, session: AsyncSession, groups: Sequence[Group], touched: Collection[UUID]) -> None:
        """Remember, of each group that changed, the question that stands for it."""
        changed = {one.id: one for one in groups if one.id in touched}
        for suggestion in await queries.suggestions(session, self._workspace_id, changed):
            suggestion.central_id = central(changed[suggestion.id].members).id

    async def _vectors(self, fresh: Sequence[_Fresh]) -> dict[UUID, Vectors]:
        made = await self._parts.embedder.embed([one.text for one in fresh]) if fresh else ()
        return {one.id: vector for one, vector in zip(fresh, made, strict=True)}

    async def _groups(self) -> list[Group]:
        """The groups that there are, with those of their questions whose words are still there."""
        name = self._parts.embedder.name
        async with self._parts.database.read(heavy=True) as session:
            rows = await queries.live(session, self._workspace_id, embedder=name, limit=MOST_COMPARED)
            found = await queries.suggestions(session, self._workspace_id)
        members = defaultdict[UUID, list[Asked]](list)
        for row in rows:
            members[row.question.suggestion_id].append(as_asked(self._parts, row))
        return [Group(one.id, members[one.id], fixed=one.decision is not None) for one in found if members[one.id]]

    async def _note_end(self, cursor: int) -> None:
        async with self._parts.database.write() as session:
            rules = await queries.rules(session, self._workspace_id)
            rules.cursor, rules.looked_at = max(cursor, rules.cursor), now()
            session.add(rules)

    def _sealer(self, words: Words) -> Sealer:
        return self._parts.keyring.for_contact(words.contact.id, words.contact.wrapped_key)


def as_asked(parts: FaqParts, row: Live) -> Asked:
    """A stored question as it is grouped, under its message's id. Raises Unreadable."""
    sealer = parts.keyring.for_contact(row.contact.id, row.contact.wrapped_key)
    text = " ".join(opened(row.message, sealer).text.split())
    vector = np.frombuffer(sealer.open(row.looked.vector_sealed or b"", _about(row.message.id)), dtype="<f4")
    return Asked.of(row.message.id, text, vector, parts.embedder.approximates(text))


def _seal(sealer: Sealer, message_id: UUID, vector: Vectors) -> bytes:
    return sealer.seal(vector.astype("<f4").tobytes(), _about(message_id))


def _about(message_id: UUID) -> str:
    return f"faq vector:{message_id}"


def _conversations(events: Sequence[Event]) -> set[UUID]:
    told = {"message.created", "message.rated", "conversation.state"}
    return {event.conversation_id for event in events if event.kind in told and event.conversation_id}


def _all_troubles(lines: Sequence[Line]) -> list[Trouble]:
    return [
        trouble
        for _, of_one in groupby(lines, key=lambda line: line.conversation_id)
        for trouble in troubles(list(of_one))
    ]


def _is(event: Event, author: str, kind: str) -> bool:
    return event.kind == "message.created" and event.data["author"] == author and event.data["kind"] == kind


def _handed_off(events: Sequence[Event], lines: Sequence[Line]) -> list[UUID]:
    """The visitor's last message before each hand-over."""
    asked = defaultdict[UUID, list[Line]](list)
    for line in lines:
        if line.author == "visitor":
            asked[line.conversation_id].append(line)
    found = []
    for event in events:
        if event.kind == "conversation.state" and event.data["state"] in HANDED and event.conversation_id:
            before = [line.id for line in asked[event.conversation_id] if line.seq < (event.seq or 0)]
            found += before[-2:]  # the wish for a person is often a message of its own
    return found
