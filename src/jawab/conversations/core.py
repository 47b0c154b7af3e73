"""What everything that works on conversations needs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from jawab.conversations import queries
from jawab.conversations.thread import Thread, no_conversation
from jawab.db.engine import Database
from jawab.events.hub import Hub
from jawab.kit.ids import new_id
from jawab.privacy.keys import Keyring


@dataclass(frozen=True, slots=True)
class Core:
    """The database, the live hub and the keys; and the id under which this process leases turns."""

    database: Database
    hub: Hub
    keyring: Keyring
    process: UUID = field(default_factory=new_id)

    @asynccontextmanager
    async def thread(
        self, workspace_id: UUID, conversation_id: UUID, contact_id: UUID | None = None
    ) -> AsyncIterator[Thread]:
        """A conversation in a unit of work of its own. Raises NotFound."""
        async with self.database.write() as session:
            yield await Thread.open(
                session, self.hub, self.keyring, workspace_id, conversation_id, contact_id=contact_id
            )

    async def loaded(self, workspace_id: UUID, conversation_id: UUID, contact_id: UUID | None = None) -> queries.Loaded:
        """A conversation to look at. Raises NotFound."""
        async with self.database.read() as session:
            found = await queries.conversation(session, workspace_id, conversation_id, contact_id)
        if found is None:
            raise no_conversation()
        return found
