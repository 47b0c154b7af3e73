"""One import from beginning to end. Run again after a crash it goes on where it was: what is stored is not done twice,
and its counters come out as if nothing had happened."""

import asyncio
import logging
import shutil
from collections.abc import Sequence
from uuid import UUID

from jawab.jobs import locks
from jawab.kit.errors import Conflict, JawabError, NotFound, Unprocessable
from jawab.kit.guarded import FetchFailed
from jawab.knowledge import queries
from jawab.knowledge.importing import Document, Skipped, inside
from jawab.knowledge.importing.confined import Confined
from jawab.knowledge.importing.document import Unchanged, Unreadable
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.imports.progress import Cancelled, Progress, Watch
from jawab.knowledge.imports.readers import Reader, open_reader
from jawab.knowledge.imports.store import Read, Store
from jawab.knowledge.models import Import, Source
from jawab.knowledge.queries import KnownArticle

PASSAGES_A_UNIT = 48  # stored together: a unit of work of some tens of milliseconds
ARTICLES_A_UNIT = 8

logger = logging.getLogger(__name__)


async def run_import(parts: ImportParts, workspace_id: UUID, import_id: UUID, watch: Watch | None = None) -> Import:
    """Do the import; its row as it ended. `watch` sees it after every page.

    What goes wrong with the source ends in the row as `failed` with a sentence. Raises NotFound, and Conflict when
    another process is importing the same source now.
    """
    async with parts.database.read() as session:
        found = await queries.import_of(session, workspace_id, import_id)
    if found is None:
        raise NotFound("There is no such import.")
    run, source = found
    if run.state not in {"queued", "running"}:
        await _clear_upload(parts, run)
        return run
    async with locks.hold(parts.database, parts.settings.data_dir, f"import:{source.id}") as lock:
        if lock is None:
            raise Conflict("Another import of this source is running. Wait until it is done, or cancel it.")
        progress = Progress(parts, run, source, watch)
        try:
            await progress.begin()
            await _Run(parts, run, source, progress, lock).work()
            await progress.finish("done")
        except Cancelled:
            await progress.finish("done")  # which leaves it cancelled
        except JawabError as error:
            await progress.finish("failed", error.detail)
        except (FetchFailed, Unreadable) as error:
            await progress.finish("failed", f"{source.name} could not be read: {error}.")
        except Exception:
            logger.exception("import %s failed", run.id)
            await progress.finish("failed", "Something went wrong inside Jawab; the server's log says what.")
    await _clear_upload(parts, run)
    return run


async def _clear_upload(parts: ImportParts, run: Import) -> None:
    await asyncio.to_thread(shutil.rmtree, parts.upload_folder(run.id), True)


class _Run:
    def __init__(self, parts: ImportParts, run: Import, source: Source, progress: Progress, lock: locks.Lock) -> None:
        self._parts = parts
        self._run = run
        self._source = source
        self._progress = progress
        self._lock = lock
        self._store = Store(parts.database, parts.embedder, run.workspace_id, source.id, run.id)
        self._known: dict[str, KnownArticle] = {}
        self._seen: set[str] = set()
        self._waiting: list[Read] = []

    async def work(self) -> None:
        async with self._parts.database.read() as session:
            self._known = await queries.known_articles(
                session, self._run.workspace_id, self._source.id, self._run.id
            )  # fmt: skip
        confined = Confined()
        try:
            async with open_reader(self._parts, self._run, self._source, self._known, confined) as reader:
                async for result in reader.documents():
                    await self._take(result, confined)
                    self._run.total = max(reader.total, self._run.done)
                    await self._progress.tell()
                await self._flush()
                await self._take_away(reader)
        finally:
            await confined.close()

    async def _take(self, result: Document | Skipped | Unchanged, confined: Confined) -> None:
        self._run.done += 1
        if isinstance(result, Skipped):
            self._progress.skip(result)
            return
        self._seen.add(result.path)
        known = self._known.get(result.path)
        if isinstance(result, Unchanged) or (known and self._is_as_stored(result, known)):
            self._count_again(known)
            return
        for note in result.notes:
            self._progress.skip(Skipped(result.path, note))
        try:
            pieces = await confined.call(inside.passages, result.markdown)
        except Unreadable as unreadable:
            self._progress.skip(Skipped(result.path, str(unreadable)))
            return
        self._waiting.append(Read(result, pieces))
        passages = sum(len(one.pieces) for one in self._waiting)
        if passages >= PASSAGES_A_UNIT or len(self._waiting) >= ARTICLES_A_UNIT:
            await self._flush()

    def _is_as_stored(self, document: Document, known: KnownArticle) -> bool:
        same = known.digest == document.digest and not known.removed
        # What was written over it by hand stays, see `knowledge/writing.py`, which also gives it new vectors.
        return same and (known.by_hand or known.embedder == self._parts.embedder.name)

    def _count_again(self, known: KnownArticle | None) -> None:
        """What this same import stored before it was broken off counts as what it did."""
        if known is None or not known.from_this_import:
            self._run.unchanged += 1
        elif known.version == 1:
            self._run.added += 1
        else:
            self._run.changed += 1

    async def _flush(self) -> None:
        if not self._waiting:
            return
        if not await self._lock.still_held():
            raise Conflict("The connection to the database broke in the middle. Run the import again: it goes on.")
        for outcome in await self._store.save(self._waiting):
            setattr(self._run, outcome, getattr(self._run, outcome) + 1)
        self._waiting = []

    async def _take_away(self, reader: Reader) -> None:
        """Mark what the source no longer has, unless it could not be read to its end or gave nothing at all."""
        present = {path: article for path, article in self._known.items() if not article.removed}
        if present and not self._seen and not reader.unsure:
            raise Unprocessable("No page could be read, though there were some before: nothing was changed.")
        if not self._seen and not present:
            raise Unprocessable("No page could be read: the report says why.")
        if not reader.complete:
            return
        gone = [article.id for path, article in present.items() if path not in self._seen | reader.unsure]
        for start in range(0, len(gone), ARTICLES_A_UNIT):
            await self._remove(gone[start : start + ARTICLES_A_UNIT])

    async def _remove(self, article_ids: Sequence[UUID]) -> None:
        await self._store.remove(article_ids)
        self._run.removed += len(article_ids)
        await self._progress.tell()
