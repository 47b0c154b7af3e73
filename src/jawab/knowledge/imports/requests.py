"""Asking for an import, and asking it to stop."""

import asyncio
import shutil
from pathlib import Path
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.knowledge import queries
from jawab.knowledge.importing.urls import MAX_LENGTH, normal
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.imports.progress import announce
from jawab.knowledge.models import Import, Source


async def request_site(
    parts: ImportParts, workspace_id: UUID, url: str, *, go_on: bool = False
) -> tuple[Import, Source]:
    """Queue the import of a site, or with `go_on` take up one that was broken off.

    Raises Unprocessable for what is no address, Conflict when the site is being imported.
    """
    url = url if "://" in url else f"https://{url}"
    try:
        location = normal(url)
    except ValueError:
        raise Unprocessable(
            "This is not a web address that can be read. It begins with https://, names a site, and has no user name."
        ) from None
    if len(location) > MAX_LENGTH:
        raise Unprocessable("The address is longer than 2,000 characters.")
    return await _request(parts, workspace_id, "site", location, location.split("://")[1].rstrip("/"), go_on=go_on)


async def request_folder(parts: ImportParts, workspace_id: UUID, path: Path) -> tuple[Import, Source]:
    """Queue (or go on with) the import of a folder or file of this machine, given by its absolute path."""
    return await _request(parts, workspace_id, "folder", str(path), path.name, go_on=True)


async def request_upload(
    parts: ImportParts, workspace_id: UUID, import_id: UUID, location: str, name: str
) -> tuple[Import, Source]:
    """Queue the import of files that wait in the upload folder of `import_id`. Raises Conflict, the files gone then."""
    try:
        return await _request(parts, workspace_id, "upload", location, name, import_id=import_id)
    except BaseException:
        await asyncio.to_thread(shutil.rmtree, parts.upload_folder(import_id), True)
        raise


async def cancel(parts: ImportParts, workspace_id: UUID, import_id: UUID) -> tuple[Import, Source]:
    """Stop an import; what it stored stays. Harmless for one that has ended. Raises NotFound."""
    async with parts.database.write() as session:
        running = update(Import).where(
            Import.workspace_id == workspace_id, Import.id == import_id, Import.state.in_(("queued", "running"))
        )
        await session.execute(running.values(state="cancelled", finished_at=now()))
        found = await queries.import_of(session, workspace_id, import_id)
        if found is None:
            raise NotFound("There is no such import.")
        await announce(parts, session, *found)
    return found


async def _request(
    parts: ImportParts,
    workspace_id: UUID,
    kind: str,
    location: str,
    name: str,
    *,
    go_on: bool = False,
    import_id: UUID | None = None,
) -> tuple[Import, Source]:
    async with parts.database.write() as session:
        source = await queries.source_at(session, workspace_id, location)
        if source is None:
            source = Source(workspace_id=workspace_id, kind=kind, location=location, name=name)
            session.add(source)
            await session.flush()
        unfinished = await queries.unfinished_import(session, workspace_id, source.id)
        if unfinished and not go_on:
            raise Conflict("This source is being imported already. Wait until that is done, or cancel it.")
        run = unfinished or await _added(session, source, import_id or new_id())
        await announce(parts, session, run, source)
    return run, source


async def _added(session: AsyncSession, source: Source, import_id: UUID) -> Import:
    run = Import(id=import_id, workspace_id=source.workspace_id, source_id=source.id)
    session.add(run)
    await session.flush()
    await session.refresh(run)
    return run
