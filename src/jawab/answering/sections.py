"""The Markdown that passages were cut from."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

import numpy as np

from jawab.answering import queries
from jawab.answering.ports import Passage, Section
from jawab.db.engine import Database
from jawab.inference.embedder import Vectors


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
            markdown, chunks = await queries.article_chunks(session, workspace_id, best.article_id)
        sections = [
            Section(
                chunks[first].heading_path,
                chunks[first].anchor,
                markdown[chunks[first].start : chunks[last].end],
                [_vector(chunk) for chunk in chunks[first : last + 1] if chunk.vector and chunk.embedder == embedder],
            )
            for first, last in _under_one_heading([chunk.anchor for chunk in chunks])
        ]
        return sections or [_alone(best)]


def _vector(chunk: Any) -> Vectors:
    return np.frombuffer(chunk.vector, dtype="<f4")


def _under_one_heading(anchors: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of equal anchors: a long section is several chunks, but is quoted as one."""
    for _, run in groupby(range(len(anchors)), key=anchors.__getitem__):
        indexes = list(run)
        yield indexes[0], indexes[-1]


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
