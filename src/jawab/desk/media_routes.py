"""Where media may come from, and uploaded pictures: `/api/desk/media`."""

from typing import Annotated

from fastapi import APIRouter, File, UploadFile

from jawab.answering.rich import media
from jawab.answering.rich.schemas import MediaHosts, PictureOut
from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.kit.errors import TooLarge

router = APIRouter(prefix="/api/desk/media", tags=["desk: rich replies"])


@router.get("/hosts")
async def hosts(signed: Signed, here: InContext) -> MediaHosts:
    """Origins that visitors' browsers may load pictures, videos and files from, beside this server."""
    return MediaHosts(hosts=await media.hosts(here.core.database, signed.workspace.id))


@router.put("/hosts")
async def allow(wanted: MediaHosts, signed: Signed, here: InContext) -> MediaHosts:
    return MediaHosts(hosts=await media.allow(here.core.database, signed.workspace.id, wanted.hosts))


@router.post("/pictures", status_code=201)
async def upload(
    file: Annotated[UploadFile, File(description="PNG, JPEG, WebP, AVIF, GIF or SVG")], signed: Signed, here: InContext
) -> PictureOut:
    """Keep a picture on this server."""
    data = await file.read(media.MOST_PICTURE_BYTES + 1)
    if len(data) > media.MOST_PICTURE_BYTES:
        raise TooLarge(f"The picture is larger than {media.MOST_PICTURE_BYTES // (1024 * 1024)} MB. Make it smaller.")
    return PictureOut(url=await media.upload(here.core.database, signed.workspace.id, data))
