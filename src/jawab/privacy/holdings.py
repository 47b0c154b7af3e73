"""What is held about a contact: each feature says how its rows are shown to the one whom they are about.

A row is a contact's when foreign keys lead from it to `contacts`, directly or through conversations and messages. All
of them delete with the contact, which the tests check for every table; `without_words` names those that tell nothing
beside what another section tells already. What lies elsewhere than in such rows has an `erase` of its own.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.base import Base
from jawab.kit.sealing import Sealer
from jawab.privacy.keys import Keyring

PAGE = 200
"""Rows of one section that are in memory at once."""
CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Holder:
    """The one whom it is about, and what opens what is sealed."""

    workspace_id: UUID
    contact_id: UUID
    sealer: Sealer
    keyring: Keyring


Shown = Callable[[Any, Holder], Mapping[str, Any]]
Erased = Callable[[AsyncSession, UUID, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Holding:
    """One section of the export: rows of `model`, which lead to the contact by foreign keys, as `shown` tells them
    (anything that JSON has, with times and ids). `erase` is called with a session, the workspace and the contact before
    their rows go, for what lies elsewhere."""

    section: str
    model: type[Base]
    shown: Shown
    erase: Erased | None = None


def rows_of(model: type[Base], workspace_id: UUID, contact_id: UUID) -> Select[Any]:
    """The rows of a table that are a contact's, in the order of their keys."""
    table, query = model.__table__, select(model)
    assert isinstance(table, Table)
    owner = table
    for column, target in way_to_contact(table):
        query = query.join(target, owner.c[column] == target.c.id)
        owner = target
    query = query.where(owner.c.workspace_id == workspace_id, owner.c.id == contact_id)
    return query.order_by(*table.primary_key.columns)


async def shown_rows(session: AsyncSession, holding: Holding, holder: Holder) -> AsyncIterator[Mapping[str, Any]]:
    """The rows of a section, read a page at a time."""
    query, at = rows_of(holding.model, holder.workspace_id, holder.contact_id), 0
    while True:
        page = (await session.scalars(query.offset(at).limit(PAGE))).all()
        for row in page:
            yield holding.shown(row, holder)
        if len(page) < PAGE:
            return
        session.expunge_all()
        at += PAGE


@cache
def way_to_contact(table: Table) -> tuple[tuple[str, Table], ...]:
    """The columns by which a row leads to its contact, and the tables that they lead to. Raises LookupError."""
    if table.name == CONTACTS:
        return ()
    ways = []
    for key in table.foreign_keys:
        target = key.column.table
        if target is not table and key.ondelete == "CASCADE" and target.name != "workspaces":
            try:
                ways.append(((key.parent.name, target), *way_to_contact(target)))
            except LookupError:
                continue
    if not ways:
        raise LookupError(f"{table.name} does not lead to a contact")
    return min(ways, key=len)
