"""Everything that is held about a visitor, as one JSON document."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.contacts.models import Contact
from jawab.contacts.visitors import Visitor, theirs
from jawab.conversations.core import Core
from jawab.kit.clock import now
from jawab.kit.errors import NotFound
from jawab.privacy.holdings import Holder, Holding, shown_rows


async def holders_of(core: Core, visitor: Visitor) -> list[Holder]:
    """The visitor, and who they were before they signed in, each with what opens their data. Raises NotFound when they
    were erased meanwhile."""
    async with core.database.read() as session:
        mine = select(Contact).where(Contact.workspace_id == visitor.workspace_id)
        contacts = (await session.scalars(mine.where(Contact.id.in_(theirs(visitor.contact_id))))).all()
    if not contacts:
        raise NotFound("Nothing is held about you: it was erased.")
    keyring = core.keyring
    return [Holder(one.workspace_id, one.id, keyring.for_contact(one.id, one.wrapped_key), keyring) for one in contacts]


async def document(core: Core, holders: Sequence[Holder], holdings: Sequence[Holding]) -> AsyncIterator[bytes]:
    """The document, piece by piece: `{"exported_at", "company", section: [row, …], …}`."""
    async with core.database.read() as session:
        company = (await session.get_one(Workspace, holders[0].workspace_id)).name
        yield f'{{"exported_at": {_json(now())}, "company": {_json(company)}'.encode()
        for holding in holdings:
            yield f",\n{_json(holding.section)}: [".encode()
            separator = "\n  "
            for holder in holders:
                async for row in shown_rows(session, holding, holder):
                    yield f"{separator}{_json(row)}".encode()
                    separator = ",\n  "
            yield b"]"
        yield b"\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: object) -> object:
    match value:
        case datetime() | date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
    raise TypeError(f"{type(value).__name__} has no place in an export")
