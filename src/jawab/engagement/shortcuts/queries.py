"""SQL of shortcuts. Every query names its workspace."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.engagement.shortcuts.models import Shortcut, ShortcutDay
from jawab.engagement.shortcuts.ranking import Use

_ORDERED = (
    select(Shortcut)
    .where(Shortcut.workspace_id == bindparam("workspace_id"))
    .order_by(Shortcut.position, Shortcut.created_at, Shortcut.id)
)
_ACTIVE = _ORDERED.where(Shortcut.active.is_(True))
_USES = (
    select(ShortcutDay.shortcut_id, func.sum(ShortcutDay.shown), func.sum(ShortcutDay.pressed))
    .where(ShortcutDay.workspace_id == bindparam("workspace_id"), ShortcutDay.day >= bindparam("since"))
    .group_by(ShortcutDay.shortcut_id)
)


async def shortcuts(session: AsyncSession, workspace_id: UUID, *, active: bool = False) -> Sequence[Shortcut]:
    """A workspace's shortcuts in the owner's order; with `active` only those that are offered."""
    return (await session.scalars(_ACTIVE if active else _ORDERED, {"workspace_id": workspace_id})).all()


async def shortcut(session: AsyncSession, workspace_id: UUID, shortcut_id: UUID) -> Shortcut | None:
    query = select(Shortcut).where(Shortcut.workspace_id == workspace_id, Shortcut.id == shortcut_id)
    return (await session.scalars(query)).one_or_none()


async def uses(session: AsyncSession, workspace_id: UUID, since: date) -> dict[UUID, Use]:
    """How often each was shown and pressed from a day on."""
    rows = await session.execute(_USES, {"workspace_id": workspace_id, "since": since})
    return {id: Use(int(shown), int(pressed)) for id, shown, pressed in rows}


async def add_uses(
    session: AsyncSession, workspace_id: UUID, day: date, shown: Collection[UUID], pressed: Collection[UUID]
) -> None:
    """Count once more what was shown and pressed; ids that are not this workspace's count nothing."""
    query = select(Shortcut.id).where(Shortcut.workspace_id == workspace_id, Shortcut.id.in_({*shown, *pressed}))
    known = sorted((await session.scalars(query)).all())  # one order, so that two units never wait for each other
    rows = [
        {
            "shortcut_id": id,
            "day": day,
            "workspace_id": workspace_id,
            "shown": int(id in shown),
            "pressed": int(id in pressed),
        }
        for id in known
    ]
    if not rows:
        return
    dialect: Any = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    new = dialect.insert(ShortcutDay).values(rows)
    counted = {
        "shown": ShortcutDay.shown + new.excluded.shown,
        "pressed": ShortcutDay.pressed + new.excluded.pressed,
    }
    await session.execute(new.on_conflict_do_update(index_elements=["shortcut_id", "day"], set_=counted))
