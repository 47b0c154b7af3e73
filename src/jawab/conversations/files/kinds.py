"""Which kind of file some bytes are, by what they begin with: neither a name nor a browser's word is believed."""

from typing import Literal

from jawab.conversations.files.refusals import NotTaken
from jawab.knowledge.importing.pictures import picture_type

Kind = Literal["JPEG", "PNG", "WEBP", "GIF", "PDF"]
_PICTURES: dict[str | None, Kind] = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
}
ACCEPTED = ("image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf")
"""What the widget offers to choose."""
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"})


def kind_of(data: bytes) -> Kind:
    """Raises NotTaken."""
    if not data:
        raise NotTaken("empty")
    if data.startswith(b"%PDF-"):
        return "PDF"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise NotTaken("heic")
    if kind := _PICTURES.get(picture_type(data)):
        return kind
    raise NotTaken("type")
