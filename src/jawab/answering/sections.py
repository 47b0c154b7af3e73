"""The Markdown that passages were cut from."""

from collections.abc import Sequence
from uuid import UUID

import numpy as np

from jawab.answering import queries
from jawab.answering.ports import Passage, Section
from jawab.db.engine import Database

_MOST_SECTIONS = 80  # of an article; longer ones are quoted from their beginning and the found passages


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

    async def of_article(self, workspace_id: UUID, best: Passage, embedder: str) -> list[Section]:
        """The article of the passage in its order; the passage alone when the article has gone meanwhile."""
        async with self._database.read() as session:
            rows = await queries.article_sections(session, workspace_id, best.article_id, _MOST_SECTIONS)
        sections = [
            Section(
                row.heading_path,
                row.anchor,
                row.markdown,
                np.frombuffer(row.vector, dtype="<f4") if row.vector and row.embedder == embedder else None,
            )
            for row in rows
        ]
        return sections or [_alone(best)]


class PlainSections:
    """Takes the passages' own text, where there is no database to ask."""

    async def markdown(self, workspace_id: UUID, passages: Sequence[Passage]) -> list[str]:
        """The passages' text."""
        return [passage.text for passage in passages]

    async def of_article(self, workspace_id: UUID, best: Passage, embedder: str) -> list[Section]:
        """The passage alone."""
        return [_alone(best)]


def _alone(passage: Passage) -> Section:
    return Section(passage.heading_path, passage.anchor, passage.text)
