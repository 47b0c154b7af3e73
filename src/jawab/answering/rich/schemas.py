"""What the desk sends and gets about attachments and media."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from jawab.answering.rich.models import Attachment
from jawab.conversations.fallback import in_words
from jawab.conversations.media import MediaRules
from jawab.conversations.rich import RichPart

PART: TypeAdapter[RichPart] = TypeAdapter(RichPart)
LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"


class AttachmentIn(BaseModel):
    """A part to attach. Without a `language` it is shown with replies in every language."""

    model_config = ConfigDict(hide_input_in_errors=True)

    part: RichPart
    language: str | None = Field(default=None, pattern=LANGUAGE, max_length=35)


class AttachmentOut(BaseModel):
    id: UUID
    part: RichPart
    language: str | None
    words: str = Field(description="What stands in its place where only words are shown")
    refused: list[str] = Field(description="Addresses in it whose host is not allowed (any more): they are not shown")

    @classmethod
    def of(cls, row: Attachment, rules: MediaRules) -> "AttachmentOut":
        part = PART.validate_python(row.part)
        return cls(id=row.id, part=part, language=row.language, words=in_words(part), refused=rules.refused(part))


class AttachmentList(BaseModel):
    items: list[AttachmentOut]


class Order(BaseModel):
    ids: list[UUID] = Field(max_length=100, description="All attachments of it, in the order to show them in")


class MediaHosts(BaseModel):
    hosts: list[str] = Field(max_length=30, description="Origins, such as https://cdn.example.com")


class PictureOut(BaseModel):
    url: str = Field(description="Its path on this server, for `url` of an image")
