"""Parts of rich messages: what may be in them, where they may come from, and what they are in words."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from jawab.conversations.fallback import in_words
from jawab.conversations.media import MediaRules, media_of
from jawab.conversations.rich import (
    Button,
    Card,
    Carousel,
    DatePicker,
    File,
    Form,
    FormField,
    Image,
    MapLink,
    QuickReplies,
    RichPart,
    Video,
)

PART: TypeAdapter[RichPart] = TypeAdapter(RichPart)

words = st.text("abc کیتلی 09.", min_size=1, max_size=30).filter(str.strip)
media = st.sampled_from(["https://cdn.example.com/a.png", "https://b.example/b", "/help/shop/media/1"])
links = st.one_of(media, st.just("http://shop.example.com/page"))
days = st.one_of(st.none(), st.dates())
buttons = st.one_of(st.builds(Button, label=words, url=links), st.builds(Button, label=words, text=words))
images = st.builds(Image, url=media, alt=words)
cards = st.builds(
    Card,
    title=words,
    text=st.one_of(st.just(""), words),
    price=st.one_of(st.just(""), words),
    image=st.one_of(st.none(), images),
    buttons=st.lists(buttons, max_size=3),
)
fields = st.builds(
    FormField, name=st.just("a"), label=words, type=st.just("select"),
    choices=st.lists(words.map(str.strip), min_size=1, max_size=4, unique=True),
)  # fmt: skip
parts = st.one_of(
    images,
    st.builds(Video, url=media, title=words, poster=st.one_of(st.none(), media)),
    st.builds(Carousel, cards=st.lists(cards, min_size=1, max_size=4)),
    st.builds(QuickReplies, replies=st.lists(buttons, min_size=1, max_size=4)),
    st.builds(Form, id=st.just("f"), title=words, fields=fields.map(lambda field: [field]), submit=words),
    st.tuples(words, days, days)
    .filter(lambda given: not (given[1] and given[2] and given[1] > given[2]))
    .map(lambda given: DatePicker(label=given[0], earliest=given[1], latest=given[2])),
    st.builds(File, url=media, name=words, bytes=st.one_of(st.none(), st.integers(0, 10**9))),
    st.builds(MapLink, label=words, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)),
)


def said(value: Any, name: str = "") -> list[str]:
    """All that people read, or that leads somewhere, in a part."""
    if isinstance(value, BaseModel):
        return [text for field in type(value).model_fields for text in said(getattr(value, field), field)]
    if isinstance(value, list):
        return [text for one in value for text in said(one)]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, float):
        return [str(value)]
    return [value] if isinstance(value, str) and name not in ("type", "id", "name") else []


@given(parts)
def test_every_part_has_all_its_words_and_addresses_in_its_fallback(part: RichPart) -> None:
    told = in_words(part)
    assert told.strip()
    for text in said(part):
        assert text in told
    if isinstance(part, File):
        assert part.name in told
    assert all(in_words(part, "https://chat.example").count(address) for address in media_of(part))


@given(parts)
def test_a_part_is_the_same_after_it_was_stored(part: RichPart) -> None:
    assert PART.validate_json(PART.dump_json(part)) == part


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ({"type": "quick_replies", "replies": [{"label": "A"}]}, "exactly one"),
        ({"type": "quick_replies", "replies": [{"label": "A", "url": "/x", "text": "y"}]}, "exactly one"),
        ({"type": "quick_replies", "replies": [{"label": "A", "url": "javascript:x"}]}, "must begin with"),
        ({"type": "image", "url": "https://cdn.example.com/a.png", "alt": "  "}, "at least 1 character"),
        ({"type": "image", "url": "data:image/png;base64,x", "alt": "A"}, "must begin with https"),
        ({"type": "video", "url": "http://cdn.example.com/a.mp4", "title": "A"}, "must begin with https"),
        ({"type": "date_picker", "label": "A", "earliest": "2026-02-02", "latest": "2026-02-01"}, "after the latest"),
        (
            {"type": "form", "id": "f", "title": "A", "submit": "B", "fields": [{"name": "a", "label": "A"}] * 2},
            "two fields",
        ),
        (
            {"type": "form", "id": "f", "title": "A", "submit": "B",
             "fields": [{"name": "a", "label": "A", "type": "select"}]},
            "needs choices",
        ),
    ],
)  # fmt: skip
def test_what_no_part_may_be(part: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        PART.validate_python(part)


def test_only_allowed_hosts_and_the_own_pictures_are_loaded() -> None:
    rules = MediaRules("shop", ["https://cdn.example.com"])
    assert rules.permits("https://CDN.example.com/a.png")
    assert rules.permits(f"/help/shop/media/{uuid4()}")
    for address in (
        "https://cdn.example.com.evil.example/a.png",
        "https://cdn.example.com:8443/a.png",
        f"/help/other/media/{uuid4()}",
        "/help/shop/media/..%2f..%2fapi",
        "/api/desk/session",
    ):
        assert not rules.permits(address), address


def test_what_is_not_allowed_any_more_goes_and_its_words_stay() -> None:
    none, gone = MediaRules("shop"), "https://gone.example/a.png"
    picture = Image(url=gone, alt="A lamp")
    card = Card(title="Lamp", image=picture)
    assert none.without_refused(picture) is None
    assert none.without_refused(Carousel(cards=[card])) == Carousel(cards=[Card(title="Lamp")])
    video = Video(url=f"/help/shop/media/{uuid4()}", title="How to", poster=gone)
    assert none.without_refused(video) == video.model_copy(update={"poster": None})
    assert none.without_refused(MapLink(label="Here", latitude=1, longitude=2)) is not None
