"""Pictures are drawn anew: what is seen stays, and nothing else does."""

import random
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from jawab.conversations.files.cleaned import Cleaned
from jawab.conversations.files.cleaning import Cleaner, cleaned
from jawab.conversations.files.kinds import kind_of
from jawab.conversations.files.pictures import MOST_SIDE, SMALL_SIDE
from jawab.conversations.files.refusals import NotTaken
from jawab.kit.errors import Unprocessable
from tests.support.pictures import BLUE, MAKER, PLACE, RED, animation, bomb, heic, photo, png_with_words

MOST = 10 * 1024 * 1024


def clean(data: bytes, most: int = MOST) -> Cleaned:
    done = cleaned(data, kind_of(data), most)
    assert isinstance(done, Cleaned), done
    return done


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def near(picture: Image.Image, at: tuple[int, int], color: tuple[int, int, int]) -> bool:
    seen = picture.convert("RGB").getpixel(at)
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 25 for one, other in zip(seen, color, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_writes_is_gone(kind: str) -> None:
    came = photo(kind=kind)
    assert MAKER.encode() in came
    assert PLACE in came or kind == "PNG"  # which has no place for it
    done = clean(came)
    for data in (done.whole, done.small):
        picture = opened(data)
        assert not picture.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp"} & set(picture.info)
        assert MAKER.encode() not in data
        assert PLACE not in data
    assert (done.type, done.width, done.height) == (f"image/{kind.lower()}", 80, 60)


def test_a_picture_is_upright_as_it_was_seen() -> None:
    done = clean(photo(80, 60, turned=True))
    picture = opened(done.whole)
    assert picture.size == (done.width, done.height) == (60, 80)
    assert near(picture, (30, 10), RED)
    assert near(picture, (30, 70), BLUE)


def test_large_pictures_become_smaller_and_have_a_small_one() -> None:
    done = clean(photo(5000, 1000))
    assert (done.width, done.height) == (MOST_SIDE, 819)
    assert opened(done.small).size == (SMALL_SIDE, 96)
    assert len(done.small) < 30_000


def test_what_shines_through_still_does_and_words_beside_it_are_gone() -> None:
    done = clean(png_with_words())
    assert opened(done.whole).getpixel((3, 3)) == (0, 200, 0, 120)
    assert MAKER.encode() not in done.whole


def test_of_an_animation_the_first_picture_is_kept() -> None:
    done = clean(animation())
    assert done.type == "image/png"
    assert getattr(opened(done.whole), "n_frames", 1) == 1
    assert near(opened(done.whole), (8, 8), RED)


def test_what_follows_the_picture_is_gone() -> None:
    done = clean(photo() + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in done.whole
    assert b"PK\x03\x04" not in done.whole


def test_a_picture_that_would_grow_beyond_what_is_allowed_is_kept_with_loss() -> None:
    noise = Image.frombytes("RGB", (200, 200), random.Random(1).randbytes(120_000))
    out = BytesIO()
    noise.save(out, "PNG")
    done = clean(out.getvalue(), most=100_000)
    assert done.type == "image/jpeg"
    assert len(done.whole) < 100_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script>", "type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "type"),
        (b"<?xml version='1.0'?><svg/>", "type"),
        (b"PK\x03\x04" + bytes(60), "type"),
        (b"MZ" + bytes(60), "type"),
        (b"\x00\x00\x00\x1cftypavif" + bytes(60), "type"),
        (heic(), "heic"),
        (bomb(), "too_many_pixels"),
        (photo()[:400], "damaged"),
        (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "damaged"),
        (b"GIF89a/*" + b"<script>" * 20, "damaged"),
        (b"RIFF\x10\x00\x00\x00WEBP" + bytes(40), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(NotTaken) as why:
        raise_refused(data)
    assert why.value.reason == reason


def raise_refused(data: bytes) -> None:
    done = cleaned(data, kind_of(data), MOST)
    if isinstance(done, NotTaken):
        raise done


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 900), byte=st.integers(0, 255), kind=st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_a_byte_that_is_wrong_is_cleaned_or_refused(at: int, byte: int, kind: str) -> None:
    data = bytearray(photo(kind=kind))
    data[min(at, len(data) - 1)] = byte
    try:
        done = cleaned(bytes(data), kind_of(bytes(data)), MOST)
    except NotTaken:
        return
    assert isinstance(done, NotTaken) or MAKER.encode() not in done.whole


@pytest.mark.slow
async def test_files_are_opened_in_a_process_of_their_own() -> None:
    cleaner = Cleaner()
    assert (await cleaner.clean(photo(), "JPEG", MOST)).width == 80
    with pytest.raises(Unprocessable, match="more than 50 million pixels") as why:
        await cleaner.clean(bomb(), "PNG", MOST)
    assert why.value.extra == {"reason": "too_many_pixels"}
