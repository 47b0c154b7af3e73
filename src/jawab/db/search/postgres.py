"""Search on PostgreSQL: a tsvector finds by words, pgvector by meaning."""

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncSession

Owner = Literal["chunk", "title"]
INDEXED_WIDTH = 384  # of the built-in embedder; vectors of another width are compared one by one
EXACT_UP_TO = 15_000  # vectors of a workspace: below, comparing all is exact and about as fast as the HNSW index

_WORDS = "array_to_tsvector(array_remove(string_to_array(head || ' ' || body, ' '), ''))"
CREATE = (
    "CREATE EXTENSION IF NOT EXISTS vector",
    f"ALTER TABLE search_rows ADD COLUMN words tsvector GENERATED ALWAYS AS ({_WORDS}) STORED",
    "CREATE INDEX ix_search_rows_words ON search_rows USING gin (words)",
    *(
        statement
        for owner, table in (("chunk", "chunks"), ("title", "articles"))
        for statement in (
            f"""CREATE TABLE {owner}_vectors (
                id uuid PRIMARY KEY REFERENCES {table} ON DELETE CASCADE,
                workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                embedder text NOT NULL,
                embedding halfvec NOT NULL)""",
            f"CREATE INDEX ix_{owner}_vectors_workspace_id ON {owner}_vectors (workspace_id)",
            f"""CREATE INDEX ix_{owner}_vectors_embedding ON {owner}_vectors
                USING hnsw ((embedding::halfvec({INDEXED_WIDTH})) halfvec_ip_ops)
                WHERE vector_dims(embedding) = {INDEXED_WIDTH}""",
        )
    ),
)
DROP = (
    "DROP TABLE chunk_vectors",
    "DROP TABLE title_vectors",
    "ALTER TABLE search_rows DROP COLUMN words",
)
# halfvec keeps 11 bits of each number: enough to find candidates. Exact scores come from the float32 in `chunks`.


def create(connection: Connection) -> None:
    """Make the extension, the generated tsvector column, the vector tables and their indexes.

    CREATE EXTENSION needs pgvector's files on the server and, for an untrusted install, a superuser.
    """
    for statement in CREATE:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Undo `create`, but for the extension, which others may use."""
    for statement in DROP:
        connection.exec_driver_sql(statement)


async def lexical(session: AsyncSession, workspace_id: UUID, weights: Mapping[str, float], most: int) -> list[UUID]:
    """The `most` chunks of the workspace that hold any of the words, by the sum of the weights of those they hold."""
    if not weights:
        return []
    given = {f"t{i}": f"'{term}'" for i, term in enumerate(weights)}
    score = " + ".join(
        f"(words @@ CAST(:t{i} AS tsquery))::int * {weight:.4f}" for i, weight in enumerate(weights.values())
    )
    query = text(
        f"""SELECT chunk_id FROM search_rows
        WHERE words @@ CAST(:any AS tsquery) AND workspace_id = :workspace_id
        ORDER BY {score} DESC, length(body) LIMIT :most"""
    )
    given |= {"any": " | ".join(given.values())}
    return list((await session.execute(query, {**given, "workspace_id": workspace_id, "most": most})).scalars())


async def dense(
    session: AsyncSession,
    owner: Owner,
    workspace_id: UUID,
    embedder: str,
    vector: NDArray[np.float32],
    *,
    most: int,
    exact: bool,
) -> list[UUID]:
    """The `most` chunks, or articles by their title, nearest to `vector` of shape (width,); by HNSW unless `exact`."""
    given = {"workspace_id": workspace_id, "embedder": embedder, "near": _literal(vector), "most": most}
    if exact or len(vector) != INDEXED_WIDTH:
        order = "CASE WHEN embedder = :embedder THEN embedding <#> CAST(CAST(:near AS text) AS halfvec) END"
        only = ""
    else:
        await session.execute(_SETTINGS)
        order = f"embedding::halfvec({INDEXED_WIDTH}) <#> CAST(CAST(:near AS text) AS halfvec({INDEXED_WIDTH}))"
        only = f"AND vector_dims(embedding) = {INDEXED_WIDTH}"
    query = text(
        f"""SELECT id FROM {owner}_vectors
        WHERE workspace_id = :workspace_id AND embedder = :embedder {only}
        ORDER BY {order} LIMIT :most"""
    )
    return list((await session.execute(query, given)).scalars())


async def store_vectors(
    session: AsyncSession, owner: Owner, workspace_id: UUID, embedder: str, vectors: Mapping[UUID, bytes]
) -> None:
    """Keep the vectors (float32 bytes, as in Chunk.vector) of chunks or titles for `dense`."""
    rows = [
        {"id": id, "workspace_id": workspace_id, "embedder": embedder, "near": _literal(np.frombuffer(raw, "<f4"))}
        for id, raw in vectors.items()
    ]
    if rows:
        await session.execute(_STORE[owner], rows)


_SETTINGS = text(
    """SELECT set_config('hnsw.ef_search', '160', true), set_config('hnsw.iterative_scan', 'relaxed_order', true)"""
)
_STORE = {
    owner: text(
        f"""INSERT INTO {owner}_vectors (id, workspace_id, embedder, embedding)
        VALUES (:id, :workspace_id, :embedder, CAST(CAST(:near AS text) AS halfvec))
        ON CONFLICT (id) DO UPDATE SET embedder = excluded.embedder, embedding = excluded.embedding"""
    )
    for owner in ("chunk", "title")
}


def _literal(vector: NDArray[np.float32]) -> str:
    return f"[{','.join(f'{x:.5g}' for x in vector.tolist())}]"
