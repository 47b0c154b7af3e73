"""What a message can show beside its text: one schema for every channel; each has its plain fallback in words."""

from collections import Counter
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from jawab.kit.links import checked_link, checked_media

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LinkAddress = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(checked_link)]
"""Where somebody goes by pressing: http or https, or a path on this server beginning with a slash."""
MediaAddress = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(checked_media)]
"""What a browser loads: https, or a path on this server. Which hosts may be loaded from: `conversations/media.py`."""


class Part(BaseModel):
    """A part of a rich message."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Button(Part):
    """Opens `url` or sends `text` as the visitor's message: exactly one of them."""

    label: Short
    url: LinkAddress | None = None
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)] | None = None

    @model_validator(mode="after")
    def _does_one_thing(self) -> Self:
        if (self.url is None) == (self.text is None):
            raise ValueError("a button either opens a url or sends a text: give exactly one of them")
        return self


class Image(Part):
    type: Literal["image"] = "image"
    url: MediaAddress
    alt: Short


class Video(Part):
    """`url` of a video file that a browser plays; `poster` is the picture before it starts."""

    type: Literal["video"] = "video"
    url: MediaAddress
    title: Short
    poster: MediaAddress | None = None


class Card(Part):
    """One card of a carousel. `price` is written out, such as `PKR 2,500`."""

    title: Short
    text: Annotated[str, Field(max_length=500)] = ""
    price: Annotated[str, Field(max_length=40)] = ""
    image: Image | None = None
    buttons: Annotated[list[Button], Field(max_length=3)] = []


class Carousel(Part):
    type: Literal["carousel"] = "carousel"
    cards: Annotated[list[Card], Field(min_length=1, max_length=12)]


class QuickReplies(Part):
    type: Literal["quick_replies"] = "quick_replies"
    replies: Annotated[list[Button], Field(min_length=1, max_length=8)]


class FormField(Part):
    """One line of a form; `choices` are for `select`."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    label: Short
    type: Literal["text", "email", "phone", "number", "date", "select", "long_text"] = "text"
    required: bool = True
    choices: Annotated[list[Short], Field(max_length=50)] = []

    @model_validator(mode="after")
    def _can_be_chosen(self) -> Self:
        if self.type == "select" and not self.choices:
            raise ValueError("a field to choose from needs choices")
        if len(set(self.choices)) < len(self.choices):
            raise ValueError("each choice must be another one")
        return self


class Form(Part):
    """`id` names the form within its message; what is sent comes back as the visitor's message, a line a field. With
    `hand_off` a person is brought when it comes."""

    type: Literal["form"] = "form"
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
    title: Short
    fields: Annotated[list[FormField], Field(min_length=1, max_length=12)]
    submit: Short
    hand_off: bool = False

    @model_validator(mode="after")
    def _each_field_is_another(self) -> Self:
        twice = [name for name, count in Counter(field.name for field in self.fields).items() if count > 1]
        if twice:
            raise ValueError(f"two fields are named {twice[0]}")
        return self


class DatePicker(Part):
    """Sends the chosen day as the visitor's message."""

    type: Literal["date_picker"] = "date_picker"
    label: Short
    earliest: date | None = None
    latest: date | None = None

    @model_validator(mode="after")
    def _has_a_day(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("the earliest day is after the latest")
        return self


class File(Part):
    type: Literal["file"] = "file"
    url: MediaAddress
    name: Short
    bytes: Annotated[int, Field(ge=0)] | None = None


class MapLink(Part):
    """A place; opens in the visitor's map when pressed, nothing is loaded before."""

    type: Literal["map"] = "map"
    label: Short
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


RichPart = Annotated[
    Image | Video | Carousel | QuickReplies | Form | DatePicker | File | MapLink, Field(discriminator="type")
]
