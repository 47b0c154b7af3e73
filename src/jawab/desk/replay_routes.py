"""Trying a change on past questions before it is published: `/api/desk/replays`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from jawab.context import Context, InContext
from jawab.desk.auth import Signed
from jawab.learning.replay import requests
from jawab.learning.replay.job import start_replay
from jawab.learning.replay.parts import ReplayParts
from jawab.learning.replay.schemas import NewReplay, ReplayItems, ReplayList, ReplayOut

router = APIRouter(prefix="/api/desk/replays", tags=["desk: replays"])


@router.get("")
async def replays(signed: Signed, here: InContext) -> ReplayList:
    """Newest first."""
    return ReplayList(items=await requests.newest(_parts(here), signed.workspace.id))


@router.post("", status_code=202)
async def replay(new: NewReplay, signed: Signed, here: InContext) -> ReplayOut:
    """Answer past questions as it is now and as it would be; the desk's stream tells how far it is."""
    row = await requests.request(_parts(here), signed.member, new)
    await start_replay(here.jobs, row)
    return ReplayOut.of(row, signed.member.name)


@router.get("/{replay_id}")
async def one(replay_id: UUID, signed: Signed, here: InContext) -> ReplayOut:
    return await requests.look(_parts(here), signed.workspace.id, replay_id)


@router.get("/{replay_id}/items")
async def items(
    replay_id: UUID,
    signed: Signed,
    here: InContext,
    differing: bool = True,
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> ReplayItems:
    """The questions with both replies; only those that differ unless `differing` is false."""
    return await requests.items(
        _parts(here), signed.workspace.id, replay_id, differing=differing, offset=offset, limit=limit
    )


@router.post("/{replay_id}/publication")
async def publish(replay_id: UUID, signed: Signed, here: InContext) -> ReplayOut:
    """Make what was tried the way it is."""
    return await requests.publish(_parts(here), signed.member, replay_id)


def _parts(here: Context) -> ReplayParts:
    return ReplayParts(here.core, here.embedder, here.settings)
