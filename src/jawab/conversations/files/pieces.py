"""A file's bytes, sealed piece by piece, so that nobody holds more than a piece of it in memory to give it out.

Each piece is bound to its file, its place and how many there are: none can be left out, doubled or moved.
"""

from collections.abc import AsyncGenerator, Iterator
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.conversations.files import queries
from jawab.conversations.files.models import File, FilePiece
from jawab.db.engine import Database
from jawab.kit.sealing import Sealer, Unreadable

PIECE_BYTES = 256 * 1024


def sealed(sealer: Sealer, file: File, of: str, data: bytes) -> list[dict[str, object]]:
    """Rows of `file_pieces`."""
    count = _count(len(data))
    return [
        {
            "workspace_id": file.workspace_id,
            "file_id": file.id,
            "of": of,
            "place": place,
            "sealed": sealer.seal(piece, _about(file.id, of, place, count)),
        }
        for place, piece in enumerate(_cut(data))
    ]


async def keep(session: AsyncSession, rows: list[dict[str, object]]) -> None:
    """Write the pieces; their file is written already."""
    await session.execute(insert(FilePiece), rows)


async def whole(database: Database, sealer: Sealer, file: File) -> AsyncGenerator[bytes]:
    """Yields the file. Raises Unreadable."""
    count = _count(file.size)
    for place in range(count):
        async with database.read() as session:
            found = await queries.piece(session, file.workspace_id, file.id, "whole", place)
        if found is None:
            raise Unreadable("a piece of a file is missing")
        yield sealer.open(found, _about(file.id, "whole", place, count))


async def small(database: Database, sealer: Sealer, file: File) -> bytes:
    """The small picture, b"" where there is none. Raises Unreadable."""
    async with database.read() as session:
        found = await queries.pieces(session, file.workspace_id, file.id, "small")
    return b"".join(sealer.open(one, _about(file.id, "small", place, len(found))) for place, one in enumerate(found))


def _cut(data: bytes) -> Iterator[bytes]:
    return (data[at : at + PIECE_BYTES] for at in range(0, len(data), PIECE_BYTES))


def _count(size: int) -> int:
    return -(-size // PIECE_BYTES)


def _about(file_id: UUID, of: str, place: int, count: int) -> str:
    return f"file:{file_id}:{of}:{place}/{count}"
