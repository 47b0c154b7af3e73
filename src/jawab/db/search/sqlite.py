"""Search on SQLite: FTS5 finds by words. (By meaning it is exact arithmetic in memory: jawab.knowledge.index.)"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

CREATE = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
        head, body, content='search_rows', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER search_rows_added AFTER INSERT ON search_rows BEGIN
        INSERT INTO search_words(rowid, head, body) VALUES (new.id, new.head, new.body); END""",
    """CREATE TRIGGER search_rows_removed AFTER DELETE ON search_rows BEGIN
        INSERT INTO search_words(search_words, rowid, head, body) VALUES ('delete', old.id, old.head, old.body); END""",
)
DROP = ("DROP TRIGGER search_rows_added", "DROP TRIGGER search_rows_removed", "DROP TABLE search_words")

_LEXICAL = text(
    """SELECT search_rows.chunk_id FROM search_words JOIN search_rows ON search_rows.id = search_words.rowid
    WHERE search_words MATCH :words AND search_rows.workspace_id = :workspace_id
    ORDER BY bm25(search_words, 2.0, 1.0) LIMIT :most"""
).bindparams(bindparam("workspace_id", type_=Uuid())).columns(chunk_id=Uuid())  # fmt: skip


def create(connection: Connection) -> None:
    """Make the full-text index over `search_rows` and the triggers that keep it."""
    for statement in CREATE:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Undo `create`."""
    for statement in DROP:
        connection.exec_driver_sql(statement)


async def lexical(session: AsyncSession, workspace_id: UUID, terms: Sequence[str], most: int) -> list[UUID]:
    """The `most` chunks of the workspace that hold any of `terms`, best BM25 first."""
    if not terms:
        return []
    given = {"words": " OR ".join(f'"{term}"' for term in terms), "workspace_id": workspace_id, "most": most}
    return list((await session.execute(_LEXICAL, given)).scalars())
