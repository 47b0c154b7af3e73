"""The Markdown that passages were cut from."""

from collections.abc import Sequence
from uuid import UUID

from jawab.answering import queries
from jawab.answering.ports import Passage
from jawab.db.engine import Database


class StoredSections:
    """Reads the Markdown of passages from their articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def markdown(self, workspace_id: UUID, passages: Sequence[Passage]) -> list[str]:
        """One piece of Markdown for each passage; the passage's plain text when its article has changed meanwhile."""
        async with self._database.read() as session:
            rows = await queries.chunk_markdown(session, workspace_id, [passage.chunk_id for passage in passages])
        found = {row[0]: row[1] for row in rows}
        return [found.get(passage.chunk_id, passage.text) for passage in passages]


class PlainSections:
    """Takes the passages' own text, where there is no database to ask."""

    async def markdown(self, workspace_id: UUID, passages: Sequence[Passage]) -> list[str]:
        """The passages' text."""
        return [passage.text for passage in passages]
