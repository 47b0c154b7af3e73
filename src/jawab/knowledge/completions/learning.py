"""Learns from the event log which questions visitors ask, for those who type the same. Never in the way of a message:
it comes round by itself, reads on from where it stopped, and does nothing twice."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from jawab.conversations.thread import opened
from jawab.conversations.understood import details
from jawab.db.engine import Database
from jawab.events import log
from jawab.events.models import Event
from jawab.kit.clock import now
from jawab.knowledge.completions import asked_queries as queries
from jawab.knowledge.completions.askable import askable, tidy
from jawab.knowledge.completions.asked_queries import Answered, Asked
from jawab.knowledge.completions.entries import same
from jawab.privacy.keys import Keyring

EVERY = timedelta(minutes=5)
PURPOSE = "asked questions"
KEPT = timedelta(days=365)  # after it was asked for the last time


async def learn(database: Database, keyring: Keyring, fewest: int) -> None:
    """Read on in the log of every workspace. `fewest` is how many different visitors make a question one to offer."""
    async with database.read() as session:
        workspaces = await queries.workspaces(session)
    for workspace_id in workspaces:
        learner = Learner(database, keyring, workspace_id, fewest)
        while await learner.read_on():
            pass
        await learner.let_go()


class Learner:
    """Learns the questions of one workspace."""

    def __init__(self, database: Database, keyring: Keyring, workspace_id: UUID, fewest: int) -> None:
        self._database, self._keyring = database, keyring
        self._workspace_id, self._fewest = workspace_id, fewest

    async def read_on(self) -> bool:
        """Take up the next page of the log; whether more may come."""
        async with self._database.read() as session:
            cursor = (await queries.progress(session, self._workspace_id)).cursor
            events = await log.since(session, self._workspace_id, cursor)
            answered = await queries.answered(session, self._workspace_id, _answers(events))
        if not events:
            return False
        asked = [question for row in answered if (question := self._asked(row))]
        async with self._database.write() as session:
            touched = await queries.count(session, self._workspace_id, asked)
            await queries.move_on(session, self._workspace_id, events[-1].id, changed=touched >= self._fewest)
        return len(events) == log.PAGE

    async def let_go(self) -> None:
        """Forget what erased visitors asked, and what nobody has asked for long."""
        async with self._database.write() as session:
            await queries.let_go(session, self._workspace_id, now() - KEPT)

    def _asked(self, row: Answered) -> Asked | None:
        """What is counted of an answered message, None when it may not be."""
        sealer = self._keyring.for_contact(row.contact.id, row.contact.wrapped_key)
        text = opened(row.message, sealer).text
        types = [entity.type for entity in details(row.reading, sealer).entities]
        if not askable(text, types, row.reading.mood):
            return None
        mark = self._keyring.digest(PURPOSE, f"{self._workspace_id}:{same(text)}")
        sealed = self._keyring.for_purpose(PURPOSE).seal_text(tidy(text), queries.about(self._workspace_id, mark))
        return Asked(mark, sealed, row.reading.language, row.contact.id, row.message.created_at)


def _answers(events: Sequence[Event]) -> list[UUID]:
    """The bot's answers among what happened."""
    return [
        UUID(event.data["message_id"])
        for event in events
        if event.kind == "message.created" and event.data["author"] == "bot" and event.data["kind"] == "answer"
    ]
