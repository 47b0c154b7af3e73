"""Files are opened in a process of their own that ends with the file: what is wrong with one can neither stop the
server nor see another's."""

import asyncio

from jawab.conversations.files.cleaned import Cleaned
from jawab.conversations.files.kinds import Kind
from jawab.conversations.files.pdfs import clean_pdf
from jawab.conversations.files.pictures import clean_picture
from jawab.conversations.files.refusals import NotTaken, refused
from jawab.knowledge.importing.confined import Confined
from jawab.knowledge.importing.document import Unreadable

SECONDS = 20.0
MOST_AT_ONCE = 2
"""Files that one server process opens at a time; each takes a core and up to three quarters of a gigabyte."""
MOST_WAITING = 20


class Cleaner:
    """Opens files and gives what is kept of them."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(MOST_AT_ONCE)
        self._waiting = 0

    async def clean(self, data: bytes, kind: Kind, most_bytes: int) -> Cleaned:
        """Raises what `refused` gives."""
        if self._waiting >= MOST_WAITING:
            raise refused("busy")
        self._waiting += 1
        try:
            async with self._free:
                return await _confined(data, kind, most_bytes)
        finally:
            self._waiting -= 1


async def _confined(data: bytes, kind: Kind, most_bytes: int) -> Cleaned:
    process = Confined(SECONDS)
    try:
        done = await process.call(cleaned, data, kind, most_bytes)
    except Unreadable:  # a bound was passed, or a library failed on it
        raise refused("damaged") from None
    finally:
        await process.close()
    if isinstance(done, NotTaken):
        raise refused(done.reason, done.most)
    return done


def cleaned(data: bytes, kind: Kind, most_bytes: int) -> Cleaned | NotTaken:
    """What is kept of the file, or why it is not taken."""
    try:
        return clean_pdf(data) if kind == "PDF" else clean_picture(data, kind, most_bytes)
    except NotTaken as why:
        return why
