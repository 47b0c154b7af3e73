"""The hosted chat's icon: a speech bubble in the company's colour, with the first letter of its name."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageColor, ImageDraw, ImageFont

SCALE = 4  # drawn larger and made smaller: Pillow's shapes have hard edges
DOTS = "…"


class Kind(NamedTuple):
    """`pixels` on a side; `fills` to the very edges, for systems that cut their own shape out of it."""

    pixels: int
    fills: bool


KINDS = {"192": Kind(192, False), "512": Kind(512, False), "maskable": Kind(512, True), "apple": Kind(180, True)}


@lru_cache(maxsize=64)
def icon(name: str, color: str, kind: Kind) -> bytes:
    """A PNG. `color` is #rrggbb."""
    side = kind.pixels * SCALE
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    ink = ink_on(color)
    if kind.fills:
        draw.rectangle((0, 0, side, side), fill=color)
    else:
        draw.rounded_rectangle((0, 0, side - 1, side - 1), radius=side * 0.22, fill=color)
    bubble(draw, side, ink, room=0.56 if kind.fills else 0.66)  # a mask may leave no more than four fifths
    letter(draw, side, initial(name), color)
    made = BytesIO()
    image.resize((kind.pixels, kind.pixels), Image.Resampling.LANCZOS).save(made, "PNG", optimize=True)
    return made.getvalue()


def bubble(draw: ImageDraw.ImageDraw, side: int, ink: str, room: float) -> None:
    """A speech bubble in the middle, `room` of the side wide."""
    wide, high = side * room, side * room * 0.8
    left, top = (side - wide) / 2, (side - high) / 2 - side * 0.03
    draw.rounded_rectangle((left, top, left + wide, top + high), radius=high * 0.34, fill=ink)
    foot = top + high
    at = left + wide * 0.2
    draw.polygon([(at, foot - high * 0.2), (at + wide * 0.34, foot - high * 0.2), (at, foot + high * 0.22)], fill=ink)


def letter(draw: ImageDraw.ImageDraw, side: int, text: str, color: str) -> None:
    """`text` inside the bubble; three dots where the font has no such letter."""
    middle = (side / 2, side / 2 - side * 0.03)
    if text == DOTS:
        for step in (-1, 0, 1):
            x, radius = middle[0] + step * side * 0.13, side * 0.04
            draw.ellipse((x - radius, middle[1] - radius, x + radius, middle[1] + radius), fill=color)
        return
    font = ImageFont.load_default(side * 0.34)
    draw.text(middle, text, fill=color, font=font, anchor="mm", stroke_width=side * 0.008, stroke_fill=color)


def initial(name: str) -> str:
    """The first letter, where Pillow's own font can draw it; it knows Latin letters."""
    first = next((mark for mark in name if mark.isalnum()), "").upper()
    return first if first and first < "\u0180" and len(first) == 1 else DOTS


def ink_on(color: str) -> str:
    """Black or white, whichever is easier to see on `color`: as `textOn` of web/widget/core/color.ts."""
    red, green, blue = (_linear(channel / 255) for channel in ImageColor.getrgb(color)[:3])
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 else "#ffffff"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
