"""Opens a source and gives its pages one after another, every file read in a confined process."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from jawab.kit.addresses import networks
from jawab.kit.errors import Unprocessable
from jawab.kit.http import Fetcher
from jawab.knowledge import queries
from jawab.knowledge.importing import Document, Picture, Skipped, archive, inside
from jawab.knowledge.importing.confined import Confined
from jawab.knowledge.importing.document import Seen, Unchanged, Unreadable
from jawab.knowledge.importing.site import Known, Site
from jawab.knowledge.importing.webpage import WebPictures
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.models import Import, Source
from jawab.knowledge.queries import KnownArticle

LOOSE_FILES = "upload:files"
"""Location of the source that files uploaded one by one belong to: uploading others does not remove them."""


class Reader(Protocol):
    """Pages of a source, and what is known about the reading as a whole."""

    @property
    def total(self) -> int:
        """Pages known of so far."""

    @property
    def unsure(self) -> set[str]:
        """Pages that could not be asked now and may still be there."""

    @property
    def complete(self) -> bool:
        """Whether a page that did not come is gone from the source."""

    def documents(self) -> AsyncIterator[Document | Skipped | Unchanged]: ...


@asynccontextmanager
async def open_reader(
    parts: ImportParts, run: Import, source: Source, known: dict[str, KnownArticle], confined: Confined
) -> AsyncIterator[Reader]:
    """The reader for a source. Raises Unprocessable when the source is not there, Unreadable for a broken archive."""
    if source.kind == "site":
        async with Fetcher(allow_networks=networks(parts.settings.import_allow_networks)) as fetcher:
            yield await _site(parts, source, known, confined, fetcher)
    elif source.kind == "upload":
        root, left_out = await asyncio.to_thread(_unpacked, parts.upload_folder(run.id))
        yield FolderReader(root, None, confined, left_out, complete=source.location != LOOSE_FILES)
    else:
        yield FolderReader(*_on_disk(source.location), confined, [])


@dataclass(slots=True)
class FolderReader:
    """The pages of a folder."""

    root: Path
    only: tuple[str, ...] | None
    confined: Confined
    left_out: list[Skipped]
    complete: bool = True
    total: int = 0
    unsure: set[str] = field(default_factory=set)

    async def documents(self) -> AsyncIterator[Document | Skipped | Unchanged]:
        for skipped in self.left_out:
            yield skipped
        paths, left_out = await self.confined.call(inside.list_folder, str(self.root), self.only)
        self.total = len(self.left_out) + len(left_out) + len(paths)
        for skipped in left_out:
            yield skipped
        seen = Seen()
        for path in paths:
            yield self._first(seen, await self._read(path))

    async def _read(self, path: str) -> Document | Skipped:
        try:
            return await self.confined.call(inside.read_file, str(self.root), self.only, path)
        except Unreadable as unreadable:
            return Skipped(path, str(unreadable))

    def _first(self, seen: Seen, result: Document | Skipped) -> Document | Skipped:
        first = seen.before(result) if isinstance(result, Document) else None
        return Skipped(result.path, f"the same text as {first}") if first else result


async def _site(
    parts: ImportParts, source: Source, known: dict[str, KnownArticle], confined: Confined, fetcher: Fetcher
) -> Site:
    async with parts.database.read() as session:
        stored = await queries.stored_pictures(session, source.workspace_id, source.id)
    pictures = WebPictures(fetcher, {path: Picture(path, kind, None, digest) for path, kind, digest in stored})
    earlier = {
        article.path: Known(article.origin_url, article.fetched if _is_current(parts, article) else {})
        for article in known.values()
        if article.origin_url and article.fetched is not None and not article.removed
    }
    return Site(
        source.location, fetcher, confined, pictures,
        max_pages=parts.settings.import_max_pages, pause=parts.settings.import_pause_seconds, known=earlier,
    )  # fmt: skip


def _on_disk(location: str) -> tuple[Path, tuple[str, ...] | None]:
    """A folder, or the folder of a single file with its name."""
    path = Path(location)
    if not path.exists():
        raise Unprocessable(f"{path} is not there any more.")
    return (path, None) if path.is_dir() else (path.parent, (path.name,))


def _is_current(parts: ImportParts, article: KnownArticle) -> bool:
    """Only a page that needs nothing may be asked for with "if changed"."""
    return article.embedder == parts.embedder.name


def _unpacked(folder: Path) -> tuple[Path, list[Skipped]]:
    """The folder of an upload, its archive unpacked. An earlier attempt that was broken off is cleared first."""
    given = folder / "given"
    if not given.is_dir():
        raise Unprocessable("The uploaded files are not there any more. Upload them again.")
    archives = sorted(given.glob("*.zip"))
    if not archives:
        return given, []
    unpacked = folder / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    skipped: list[Skipped] = []
    for one in archives:
        skipped += archive.unpack(one, unpacked)
    return archive.only_folder(unpacked), skipped
