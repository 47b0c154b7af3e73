"""What is known of a file by those who may see it."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

PictureType = Literal["image/jpeg", "image/png", "image/webp"]
FileType = Literal["image/jpeg", "image/png", "image/webp", "application/pdf"]


class FileOut(BaseModel):
    """A picture or PDF of a message. Described in docs/api.md."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)  # errors get into logs

    id: UUID
    name: str
    type: FileType = Field(description="Of what is kept: an animated GIF becomes a PNG of its first picture")
    bytes: int
    width: int | None = Field(default=None, description="In pixels, of a picture")
    height: int | None = None
    pages: int | None = Field(default=None, description="Of a PDF")


class FilesOffered(BaseModel):
    """What may be sent."""

    max_bytes: int
    types: list[str] = Field(description="Media types to choose from")
