"""Files of conversations: taken in, kept sealed, given out."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.models import Contact
from jawab.conversations.core import Core
from jawab.conversations.files import pieces, queries
from jawab.conversations.files.cleaned import Cleaned
from jawab.conversations.files.cleaning import Cleaner
from jawab.conversations.files.kinds import ACCEPTED, kind_of
from jawab.conversations.files.models import File
from jawab.conversations.files.names import harmless
from jawab.conversations.files.refusals import NotTaken, in_words, refused
from jawab.conversations.files.scanning import NoAnswer, Scanner
from jawab.conversations.files.schemas import FileOut, FilesOffered
from jawab.conversations.files.sending import facts, seal_facts
from jawab.events import log as events
from jawab.kit.clock import now
from jawab.kit.errors import NotFound
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer
from jawab.kit.uploads import Upload

log = logging.getLogger(__name__)

MOST_AT_ONCE = 20
"""Uploads that one server process holds in memory."""
UNSENT = timedelta(days=1)
"""So long a file that was uploaded waits for its message."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be sent. `most_bytes` of 0 turns files off."""

    most_bytes: int
    most_in_conversation: int
    most_bytes_a_day: int  # of one visitor


@dataclass(frozen=True, slots=True)
class By:
    """Who uploads or looks: a visitor (then `contact_id` is theirs) or an agent."""

    workspace_id: UUID
    contact_id: UUID | None = None
    member_id: UUID | None = None

    @property
    def author(self) -> Literal["visitor", "agent"]:
        return "agent" if self.contact_id is None else "visitor"


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be given out; `pieces` are its bytes, or those of its small picture."""

    file: FileOut
    type: str
    size: int  # in bytes
    pieces: AsyncGenerator[bytes]


class Files:
    """The files of every workspace."""

    def __init__(self, core: Core, scanner: Scanner, bounds: Bounds) -> None:
        self.bounds = bounds
        self._core = core
        self._scanner = scanner
        self._cleaner = Cleaner()
        self._coming = 0

    def offered(self) -> FilesOffered | None:
        """What may be sent; None when nothing is."""
        most = self.bounds.most_bytes
        return FilesOffered(max_bytes=most, types=list(ACCEPTED)) if most else None

    @asynccontextmanager
    async def room(self, by: By, conversation_id: UUID) -> AsyncIterator[None]:
        """Around the reading of an upload: raises when it would be refused whatever it is."""
        if not self.bounds.most_bytes:
            raise refused("off")
        _, contact, _ = await self._core.loaded(by.workspace_id, conversation_id, by.contact_id)
        async with self._core.database.read() as session:
            await self._check_room(session, by, conversation_id, contact, 0)
        if self._coming >= MOST_AT_ONCE:
            raise refused("busy")
        self._coming += 1
        try:
            yield
        finally:
            self._coming -= 1

    async def take(self, by: By, conversation_id: UUID, upload: Upload) -> FileOut:
        """Scan, clean and keep a file, to be sent with a message. Raises what `refused` gives, and NotFound."""
        if len(upload.data) > self.bounds.most_bytes:
            raise refused("too_large", in_words(self.bounds.most_bytes))
        try:
            kind = kind_of(upload.data)
        except NotTaken as why:
            raise refused(why.reason) from None
        await self._scan(by, conversation_id, upload.data)
        return await self._keep(
            by, conversation_id, upload.name, await self._cleaner.clean(upload.data, kind, self.bounds.most_bytes)
        )

    async def give(self, by: By, conversation_id: UUID, file_id: UUID, *, small: bool) -> Given:
        """A file, or the small picture of one. Raises NotFound."""
        _, contact, _ = await self._core.loaded(by.workspace_id, conversation_id, by.contact_id)
        sealer = self._sealer(contact)
        async with self._core.database.read() as session:
            file = await queries.visible(session, by.workspace_id, conversation_id, file_id, by.author)
        if file is None:
            raise _no_file()
        known = facts(file, sealer)
        if not small:
            return Given(known, known.type, known.bytes, pieces.whole(self._core.database, sealer, file))
        picture = await pieces.small(self._core.database, sealer, file)
        if not picture:
            raise NotFound("There is no small picture of this file.")
        return Given(known, "image/webp", len(picture), _at_once(picture))

    async def remove(self, by: By, conversation_id: UUID, file_id: UUID) -> None:
        """Take back a file that was not sent yet. Raises NotFound."""
        async with self._core.thread(by.workspace_id, conversation_id, by.contact_id) as thread:
            found = await queries.unsent(
                thread.session, by.workspace_id, conversation_id, [file_id], by.author, by.member_id
            )
            if not found:
                raise _no_file()
            await queries.remove(thread.session, by.workspace_id, file_id)

    async def _scan(self, by: By, conversation_id: UUID, data: bytes) -> None:
        try:
            found = await self._scanner.found(data)
        except NoAnswer as why:
            log.error("a file was refused because it could not be scanned: %s", why)
            raise refused("scanner") from None
        if found is None:
            return
        log.warning("a file in conversation %s was refused: the scanner found %s", conversation_id, found)
        async with self._core.database.write() as session:
            told = {"author": by.author, "found": found[:200], "bytes": len(data)}
            await events.append(session, by.workspace_id, "file.refused", told, conversation_id=conversation_id)
        raise refused("unclean")

    async def _keep(self, by: By, conversation_id: UUID, name: str, cleaned: Cleaned) -> FileOut:
        conversation, contact, _ = await self._core.loaded(by.workspace_id, conversation_id, by.contact_id)
        file = File(
            id=new_id(),
            workspace_id=by.workspace_id,
            conversation_id=conversation.id,
            contact_id=contact.id,
            member_id=by.member_id,
            author=by.author,
            size=len(cleaned.whole),
        )
        known = FileOut(
            id=file.id,
            name=harmless(name, cleaned.type),
            type=cleaned.type,
            bytes=file.size,
            width=cleaned.width,
            height=cleaned.height,
            pages=cleaned.pages,
        )
        sealer = self._sealer(contact)
        seal_facts(file, known, sealer)
        rows = await asyncio.to_thread(pieces.sealed, sealer, file, "whole", cleaned.whole)
        rows += pieces.sealed(sealer, file, "small", cleaned.small)
        async with self._core.thread(by.workspace_id, conversation_id, by.contact_id) as thread:
            await self._check_room(thread.session, by, conversation_id, contact, file.size)
            thread.session.add(file)
            await thread.session.flush()
            await pieces.keep(thread.session, rows)
        return known

    async def _check_room(
        self, session: AsyncSession, by: By, conversation_id: UUID, contact: Contact, more: int
    ) -> None:
        bounds = self.bounds
        if await queries.count(session, by.workspace_id, conversation_id) >= bounds.most_in_conversation:
            raise refused("too_many", str(bounds.most_in_conversation))
        if by.contact_id is None:
            return
        day = now() - timedelta(days=1)
        if await queries.bytes_since(session, by.workspace_id, contact.id, day) + more > bounds.most_bytes_a_day:
            raise refused("too_much", in_words(bounds.most_bytes_a_day))

    def _sealer(self, contact: Contact) -> Sealer:
        return self._core.keyring.for_contact(contact.id, contact.wrapped_key)


async def forget_unsent(core: Core) -> None:
    """Remove what was uploaded and never sent."""
    removed = queries.MOST_REMOVED
    while removed == queries.MOST_REMOVED:
        async with core.database.write() as session:
            removed = await queries.remove_unsent(session, now() - UNSENT)


async def _at_once(data: bytes) -> AsyncGenerator[bytes]:
    yield data


def _no_file() -> NotFound:
    return NotFound("There is no such file in this conversation, or it is not yours.")
