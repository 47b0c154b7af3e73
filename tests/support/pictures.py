"""Makes small pictures with what a camera writes into them, and files that are not what they seem."""

import struct
import zlib
from io import BytesIO

from PIL import Image, PngImagePlugin

MAKER = "Quassia Cameras 4711"
PLACE = b"Peregrine Lane"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def photo(width: int = 80, height: int = 60, *, turned: bool = False, kind: str = "JPEG") -> bytes:
    """A picture whose left half is red and whose right half is blue, taken somewhere by somebody's telephone. `turned`:
    it was held upright, so that the top is red once it is shown as it was seen."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x010F] = MAKER
    exif[0x0112] = 6 if turned else 1
    where = exif.get_ifd(0x8825)
    where[1], where[2], where[3], where[4] = "N", (31.0, 33.0, 12.3), "E", (74.0, 20.0, 1.2)
    out = BytesIO()
    more = {"comment": PLACE} if kind == "JPEG" else {}
    picture.save(out, kind, exif=exif, xmp=b"<x:xmpmeta>" + PLACE + b"</x:xmpmeta>", **more)
    return out.getvalue()


def png_with_words() -> bytes:
    """A PNG with a text chunk."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", MAKER)
    out = BytesIO()
    Image.new("RGBA", (20, 20), (0, 200, 0, 120)).save(out, "PNG", pnginfo=words)
    return out.getvalue()


def animation() -> bytes:
    """A GIF of two frames: red, then blue."""
    frames = [Image.new("RGB", (16, 16), color) for color in (RED, BLUE)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    return out.getvalue()


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few kilobytes that says it has billions of pixels."""
    return _png(struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0), zlib.compress(bytes(1000)))


def heic() -> bytes:
    """The beginning of what an iPhone keeps."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)


def _png(header: bytes, data: bytes) -> bytes:
    parts = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body)) for tag, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
