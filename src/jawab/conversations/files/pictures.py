"""Pictures, drawn anew: what is kept has the colours that were seen and nothing else of the file.

No EXIF, GPS, XMP, comments or colour profiles (colours are turned to sRGB first, and the picture as its camera held
it), nothing before or after the picture, and one frame: what moves by itself needs a button to stop it, and of an
animation the first frame is kept.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from jawab.conversations.files.cleaned import Cleaned
from jawab.conversations.files.kinds import Kind
from jawab.conversations.files.refusals import NotTaken
from jawab.conversations.files.schemas import PictureType

MOST_PIXELS = 50_000_000
"""Of what is sent: telephones take pictures of 12 to 50 million."""
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
MOST_SIDE = 4096
"""Of what is kept, in pixels; larger pictures are made smaller."""
SMALL_SIDE = 480
_TYPES: dict[Kind, tuple[str, PictureType]] = {
    "JPEG": ("JPEG", "image/jpeg"),
    "PNG": ("PNG", "image/png"),
    "WEBP": ("WEBP", "image/webp"),
    "GIF": ("PNG", "image/png"),
}


def clean_picture(data: bytes, kind: Kind, most_bytes: int) -> Cleaned:
    """Raises NotTaken."""
    picture = _opened(data, kind)
    written, media_type = _TYPES[kind]
    whole = _encoded(picture, written)
    if len(whole) > most_bytes:  # drawn anew without loss it can be larger than it came
        whole, media_type = _encoded(picture, "JPEG"), "image/jpeg"
    small = picture.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Cleaned(media_type, whole, _encoded(small, "WEBP"), width=picture.width, height=picture.height)


def _opened(data: bytes, kind: Kind) -> Image.Image:
    """The first frame, upright, in sRGB, at most `MOST_SIDE` long."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of metadata that is damaged, and dropped
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = _in_srgb(ImageOps.exif_transpose(_read(data, kind)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotTaken("too_many_pixels", str(MOST_PIXELS // 1_000_000)) from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise NotTaken("damaged") from error
    picture.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _read(data: bytes, kind: Kind) -> Image.Image:
    picture = Image.open(BytesIO(data), formats=[kind])
    picture.draft("RGB", (MOST_SIDE, MOST_SIDE))  # a JPEG is read no larger than it is kept
    picture.load()
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        wanted = "RGBA" if picture.mode == "RGBA" else "RGB"
        try:
            turned = ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=wanted
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            turned = None  # a profile that is none: shown as it would be without
        picture = turned or picture
    if picture.mode.startswith("I"):  # 16 bits of grey, of which Pillow would take the lower ones
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("RGB", "RGBA"):
        return picture
    return picture.convert("RGBA" if _has_alpha(picture) else "RGB")


def _has_alpha(picture: Image.Image) -> bool:
    return "A" in picture.getbands() or "transparency" in picture.info


def _encoded(picture: Image.Image, written: str) -> bytes:
    bare = Image.new(picture.mode, picture.size)  # without what Pillow keeps beside the pixels and would write along
    bare.paste(picture)
    if written == "JPEG":
        bare = _on_white(bare)
    out = BytesIO()
    if written == "PNG":
        bare.save(out, "PNG")
    else:
        bare.save(out, written, quality=88)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white
