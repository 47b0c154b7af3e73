"""What the operator's scanner and bounds keep out, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlalchemy import select

from jawab.assembly import opened
from jawab.contacts.models import Contact
from jawab.conversations.core import Core
from jawab.conversations.files.models import File
from jawab.conversations.files.scanning import NoAnswer, NoScanner, Scanner
from jawab.conversations.files.store import Bounds, By, Files
from jawab.events.hub import MemoryHub
from jawab.events.models import Event
from jawab.kit.errors import JawabError
from jawab.kit.uploads import Upload
from tests.support.pictures import photo
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

ROOMY = Bounds(most_bytes=1_000_000, most_in_conversation=50, most_bytes_a_day=10_000_000)


class Finding:
    """Finds what it was told to, or does not answer."""

    def __init__(self, finds: str | None) -> None:
        self._finds = finds

    async def found(self, data: bytes) -> str | None:
        if self._finds is None:
            raise NoAnswer("nobody is there")
        return self._finds


def behind(stage: Stage, visitor: VisitorClient, act: Callable[[Core, By], Awaitable[None]]) -> None:
    """Do something as the visitor, past the server."""

    async def go() -> None:
        async with opened(stage.settings) as (database, keyring):
            async with database.read() as session:
                contact = await session.get_one(Contact, UUID(visitor.id))
            await act(Core(database, MemoryHub(), keyring), By(contact.workspace_id, contact_id=contact.id))

    asyncio.run(go())


async def reason(core: Core, by: By, visitor: VisitorClient, scanner: Scanner, bounds: Bounds = ROOMY) -> str:
    """Why a picture is not taken, "" when it is."""
    files, conversation = Files(core, scanner, bounds), UUID(visitor.conversation_id)
    try:
        async with files.room(by, conversation):
            await files.take(by, conversation, Upload("photo.jpg", photo()))
    except JawabError as error:
        return str(error.extra["reason"])
    return ""


def test_what_is_found_is_told_and_what_cannot_be_scanned_is_not_taken(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    async def act(core: Core, by: By) -> None:
        assert await reason(core, by, visitor, Finding("Test.Harm-1")) == "unclean"
        assert await reason(core, by, visitor, Finding(None)) == "scanner"
        async with core.database.read() as session:
            mine = Event.conversation_id == UUID(visitor.conversation_id)
            told = (await session.scalars(select(Event.data).where(mine, Event.kind == "file.refused"))).all()
            assert (await session.scalars(select(File).where(File.contact_id == by.contact_id))).all() == []
        assert told == [{"author": "visitor", "found": "Test.Harm-1", "bytes": len(photo())}]

    with stage.visitor() as visitor:
        behind(stage, visitor, act)
    assert "Test.Harm-1" in caplog.text
    assert "nobody is there" in caplog.text


def test_bounds(stage: Stage) -> None:
    async def act(core: Core, by: By) -> None:
        assert await reason(core, by, visitor, NoScanner(), Bounds(0, 50, 10_000_000)) == "off"
        assert await reason(core, by, visitor, NoScanner(), Bounds(len(photo()) - 1, 50, 10_000_000)) == "too_large"
        assert await reason(core, by, visitor, NoScanner(), Bounds(1_000_000, 50, 10)) == "too_much"
        assert await reason(core, by, visitor, NoScanner()) == ""
        assert await reason(core, by, visitor, NoScanner(), Bounds(1_000_000, 1, 10_000_000)) == "too_many"

    with stage.visitor() as visitor:
        behind(stage, visitor, act)
