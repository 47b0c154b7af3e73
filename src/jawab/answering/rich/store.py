"""Attaching parts to articles, intents and products."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.rich import queries
from jawab.answering.rich.models import Attachment
from jawab.answering.rich.schemas import AttachmentIn, AttachmentList, AttachmentOut
from jawab.answering.rich.target import Target
from jawab.conversations.media import MediaRules
from jawab.conversations.rich import RichPart
from jawab.db.engine import Database
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.kit.ids import new_id

MOST_ATTACHED = 12  # to one article, intent or product


async def listed(database: Database, workspace_id: UUID, target: Target) -> AttachmentList:
    """What is attached, in its order. Raises NotFound."""
    async with database.read() as session:
        await _check_target(session, workspace_id, target)
        rules = await queries.media_rules(session, workspace_id)
        rows = await queries.attached(session, workspace_id, target)
    return AttachmentList(items=[AttachmentOut.of(row, rules) for row in rows])


async def attach(database: Database, workspace_id: UUID, target: Target, new: AttachmentIn) -> AttachmentOut:
    """Attach a part behind those that are there. Raises NotFound, Unprocessable for a host that is not allowed, and
    Conflict when there are too many."""
    async with database.write() as session:
        await _check_target(session, workspace_id, target)
        rules = await _checked(session, workspace_id, new.part)
        if len(await queries.attached(session, workspace_id, target)) >= MOST_ATTACHED:
            raise Conflict(f"{MOST_ATTACHED} parts are attached already, which is the most. Remove one first.")
        row = Attachment(
            id=new_id(), workspace_id=workspace_id, language=new.language, part=new.part.model_dump(mode="json"),
            position=1 + await queries.last_position(session, workspace_id, target), **{target.field: target.id},
        )  # fmt: skip
        session.add(row)
    return AttachmentOut.of(row, rules)


async def change(
    database: Database, workspace_id: UUID, target: Target, id: UUID, wanted: AttachmentIn
) -> AttachmentOut:
    """Put another part in its place. Raises NotFound and Unprocessable."""
    async with database.write() as session:
        row = await queries.attachment(session, workspace_id, target, id)
        if row is None:
            raise _none()
        rules = await _checked(session, workspace_id, wanted.part)
        row.part, row.language = wanted.part.model_dump(mode="json"), wanted.language
    return AttachmentOut.of(row, rules)


async def reorder(database: Database, workspace_id: UUID, target: Target, ids: Sequence[UUID]) -> AttachmentList:
    """Show them in this order. Raises Conflict when these are not the ones that are attached."""
    async with database.write() as session:
        rows = {row.id: row for row in await queries.attached(session, workspace_id, target)}
        if sorted(rows) != sorted(ids):
            raise Conflict("Something was attached or removed meanwhile. Load the page again and put them in order.")
        for position, id in enumerate(ids):
            rows[id].position = position
    return await listed(database, workspace_id, target)


async def remove(database: Database, workspace_id: UUID, target: Target, id: UUID) -> None:
    """Raises NotFound."""
    async with database.write() as session:
        if not await queries.remove(session, workspace_id, target, id):
            raise _none()


async def _check_target(session: AsyncSession, workspace_id: UUID, target: Target) -> None:
    if not await queries.target_exists(session, workspace_id, target):
        raise NotFound(f"There is no such {target.kind.removesuffix('s')}.")


async def _checked(session: AsyncSession, workspace_id: UUID, part: RichPart) -> MediaRules:
    rules = await queries.media_rules(session, workspace_id)
    if refused := rules.refused(part):
        raise Unprocessable(
            f"{refused[0]} may not be shown: allow its host on the page “Pictures and files” first, "
            "or upload the picture."
        )
    return rules


def _none() -> NotFound:
    return NotFound("There is no such attachment.")
