"""Putting what a file holds into a workspace."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.kit.errors import Unprocessable
from jawab.kit.ids import new_id
from jawab.knowledge.importing.confined import Confined
from jawab.knowledge.importing.document import Unreadable
from jawab.understanding.intents import queries
from jawab.understanding.intents.catalogue import MOST_EXAMPLES, MOST_INTENTS, key_of
from jawab.understanding.intents.importing.given import Found, Given
from jawab.understanding.intents.importing.reading import read_intents
from jawab.understanding.intents.models import Intent, IntentExample
from jawab.understanding.intents.schemas import IntentImportOut, SkippedOut
from jawab.understanding.intents.texts import digest

MOST_BYTES = 16 * 1024 * 1024


async def import_intents(database: Database, workspace_id: UUID, name: str, data: bytes) -> IntentImportOut:
    """Add the intents and examples of a file; what is there already stays, and nothing is there twice.

    Raises Unprocessable, in words that say what is wrong with the file."""
    confined = Confined()
    try:
        found = await confined.call(read_intents, name, data)
    except Unreadable as unreadable:
        raise Unprocessable(f"{name or 'The file'} cannot be read: {unreadable}.") from unreadable
    finally:
        await confined.close()
    if not found.given and not found.skipped:
        raise Unprocessable(f"{name or 'The file'} has no examples.")
    return await store(database, workspace_id, found)


async def store(database: Database, workspace_id: UUID, found: Found) -> IntentImportOut:
    """Add what was found, in one unit of work."""
    async with database.write() as session:
        await queries.take_turn(session, workspace_id)
        adding = _Adding(session, workspace_id, found)
        await adding.begin()
        for given in found.given:
            adding.take(given)
        await adding.flush()
    return IntentImportOut(
        intents_added=len(adding.intents),
        examples_added=len(adding.examples),
        skipped=[SkippedOut(place=one.place, reason=one.reason) for one in found.skipped],
    )


class _Adding:
    def __init__(self, session: AsyncSession, workspace_id: UUID, found: Found) -> None:
        self.intents: list[Intent] = []
        self.examples: list[dict[str, Any]] = []
        self._session = session
        self._workspace_id = workspace_id
        self._found = found
        self._ids: dict[str, UUID] = {}  # of the intents, by their keys
        self._owners: dict[str, UUID | None] = {}
        self._room = 0

    async def begin(self) -> None:
        """Learn what is there."""
        self._ids = {intent.key: intent.id for intent in await queries.intents(self._session, self._workspace_id)}
        digests = list({digest(given.text) for given in self._found.given})
        self._owners = await queries.owners_of(self._session, self._workspace_id, digests)
        self._room = MOST_EXAMPLES - await queries.number_of_examples(self._session, self._workspace_id)

    def take(self, given: Given) -> None:
        """Add one example, or say why not. One that its intent has already is passed over in silence."""
        one = digest(given.text)
        if one in self._owners:
            if self._owners[one] != self._known(given.intent):
                self._found.skip(given.place, f"“{given.text[:60]}” is an example of another intent already")
        elif self._room <= 0:
            self._found.skip(given.place, f"a workspace has at most {MOST_EXAMPLES:,} examples")
        elif given.intent is not None and self._known(given.intent) is None and len(self._ids) >= MOST_INTENTS:
            self._found.skip(given.place, f"a workspace has at most {MOST_INTENTS} intents")
        else:
            self._add(given, one, self._intent(given.intent) if given.intent is not None else None)

    async def flush(self) -> None:
        """Intents first: examples point at them."""
        self._session.add_all(self.intents)
        await self._session.flush()
        if self.examples:
            await self._session.execute(insert(IntentExample), self.examples)

    def _add(self, given: Given, one: str, owner: UUID | None) -> None:
        example = {"intent_id": owner, "source": "import", "text": given.text, "digest": one}
        self.examples.append({"workspace_id": self._workspace_id, **example})
        self._owners[one] = owner
        self._room -= 1

    def _known(self, name: str | None) -> UUID | None:
        return None if name is None else self._ids.get(key_of(name))

    def _intent(self, name: str) -> UUID:
        known = self._known(name)
        if known is not None:
            return known
        intent = Intent(id=new_id(), workspace_id=self._workspace_id, key=key_of(name), label=label_of(name))
        self._ids[intent.key] = intent.id
        self.intents.append(intent)
        return intent.id


def label_of(name: str) -> str:
    """A name out of another tool as people read it: `order_status` is `Order status`."""
    words = " ".join(re.sub(r"[_./]", " ", name).split()) or name
    return words[0].upper() + words[1:] if words == words.lower() else words
