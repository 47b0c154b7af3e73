"""Where a workspace's media may come from, and pictures that its owner uploads."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.answering.rich import queries
from jawab.db.engine import Database
from jawab.kit.errors import Unprocessable
from jawab.kit.ids import new_id
from jawab.kit.links import checked_origin
from jawab.knowledge.importing.pictures import picture_type
from jawab.knowledge.models import Media, Source
from jawab.knowledge.queries import source_at

MOST_PICTURE_BYTES = 5 * 1024 * 1024
UPLOADED = "pictures:uploaded"
"""Location of the source that uploaded pictures belong to; no import has it."""


async def hosts(database: Database, workspace_id: UUID) -> list[str]:
    """The origins that are allowed."""
    async with database.read() as session:
        return list((await queries.media_rules(session, workspace_id)).hosts)


async def allow(database: Database, workspace_id: UUID, wanted: Sequence[str]) -> list[str]:
    """Allow these origins and no others. Raises Unprocessable that names what is none."""
    origins = list(dict.fromkeys(_origin(text) for text in wanted if text.strip()))
    async with database.write() as session:
        workspace = (await session.scalars(select(Workspace).where(Workspace.id == workspace_id))).one()
        workspace.media_hosts = origins
    return origins


async def upload(database: Database, workspace_id: UUID, data: bytes) -> str:
    """Keep a picture; the path that it is served at. The same picture sent again is kept once. Raises Unprocessable
    for what is no picture."""
    content_type = picture_type(data)
    if content_type is None:
        raise Unprocessable("This is not a picture that browsers show. Send a PNG, JPEG, WebP, AVIF, GIF or SVG file.")
    digest = hashlib.sha256(data).hexdigest()
    async with database.write() as session:
        rules = await queries.media_rules(session, workspace_id)
        source = await source_at(session, workspace_id, UPLOADED)
        if source is None:
            source = Source(workspace_id=workspace_id, kind="upload", location=UPLOADED, name="Uploaded pictures")
            session.add(source)
            await session.flush()
        same = select(Media).where(Media.workspace_id == workspace_id, Media.source_id == source.id)
        picture = await session.scalar(same.where(Media.path == digest))
        if picture is None:
            picture = Media(
                id=new_id(), workspace_id=workspace_id, source_id=source.id, path=digest, content_type=content_type,
                digest=digest, data=data,
            )  # fmt: skip
            session.add(picture)
    return f"/help/{rules.slug}/media/{picture.id}"


def _origin(text: str) -> str:
    try:
        return checked_origin(text)
    except ValueError as error:
        raise Unprocessable(
            f"“{text[:100]}” cannot be allowed: {error}. Write it such as https://cdn.example.com."
        ) from None
