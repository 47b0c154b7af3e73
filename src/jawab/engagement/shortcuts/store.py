"""A workspace's shortcuts at the desk: listed in the owner's order, made, changed and removed."""

from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.engagement.shortcuts import queries
from jawab.engagement.shortcuts.models import Shortcut
from jawab.engagement.shortcuts.ranking import UNUSED, WINDOW, Use, ranked
from jawab.engagement.shortcuts.schemas import ShortcutChange, ShortcutIn, ShortcutRow
from jawab.kit.clock import now
from jawab.kit.errors import NotFound, Unprocessable
from jawab.kit.ids import new_id

MOST = 30


async def listed(database: Database, workspace_id: UUID) -> list[ShortcutRow]:
    """All shortcuts in the owner's order, with how they are used."""
    async with database.read() as session:
        rows = await queries.shortcuts(session, workspace_id)
        uses = await queries.uses(session, workspace_id, (now() - WINDOW).date())
    places = {id: place for place, id in enumerate(in_order([row for row in rows if row.active], uses), 1)}
    return [ShortcutRow.of(row, uses.get(row.id, UNUSED), places.get(row.id)) for row in rows]


def in_order(rows: list[Shortcut], uses: dict[UUID, Use]) -> list[UUID]:
    """Ids of shortcuts that come in the owner's order, best first."""
    return ranked([(row.id, uses.get(row.id, UNUSED)) for row in rows])


async def create(database: Database, workspace_id: UUID, new: ShortcutIn) -> ShortcutRow:
    """Add a shortcut after the others. Raises Unprocessable when there are too many."""
    async with database.write() as session:
        count = len(await queries.shortcuts(session, workspace_id))
        if count >= MOST:
            raise Unprocessable(f"There are {MOST} shortcuts already. Delete one that is not needed any more.")
        row = Shortcut(id=new_id(), workspace_id=workspace_id, position=count, **_columns(new))
        session.add(row)
        await session.flush()
        return ShortcutRow.of(row)


async def change(database: Database, workspace_id: UUID, shortcut_id: UUID, wanted: ShortcutChange) -> ShortcutRow:
    """Change a shortcut. Raises NotFound, and Unprocessable when what comes of it does nothing."""
    async with database.write() as session:
        row = await _existing(session, workspace_id, shortcut_id)
        before = ShortcutIn.model_validate(row, from_attributes=True).model_dump()
        given = wanted.model_dump(exclude_unset=True, exclude={"position"})
        for name, value in _columns(_checked(before | given)).items():
            setattr(row, name, value)
        if wanted.position is not None:
            await _move(session, workspace_id, row, wanted.position)
        await session.flush()
        return ShortcutRow.of(row)


async def remove(database: Database, workspace_id: UUID, shortcut_id: UUID) -> None:
    """Delete a shortcut; requests that were made by it stay. Raises NotFound."""
    async with database.write() as session:
        await session.delete(await _existing(session, workspace_id, shortcut_id))


async def _existing(session: AsyncSession, workspace_id: UUID, shortcut_id: UUID) -> Shortcut:
    row = await queries.shortcut(session, workspace_id, shortcut_id)
    if row is None:
        raise NotFound("There is no such shortcut.")
    return row


async def _move(session: AsyncSession, workspace_id: UUID, row: Shortcut, position: int) -> None:
    others = [other for other in await queries.shortcuts(session, workspace_id) if other.id != row.id]
    others.insert(position, row)
    for place, one in enumerate(others):
        one.position = place


def _checked(fields: dict[str, object]) -> ShortcutIn:
    try:
        return ShortcutIn.model_validate(fields)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise Unprocessable(f"The shortcut cannot be changed like this: {reason}.") from error


def _columns(shortcut: ShortcutIn) -> dict[str, object]:
    return shortcut.model_dump(mode="json")
