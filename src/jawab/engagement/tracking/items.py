"""What the widget sends of a visitor who agreed: a batch of things done, each with its kind."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

MOST_ITEMS = 200
MOST_BYTES = 64 * 1024

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Viewport = Literal["phone", "tablet", "desktop"]
Place = Literal["page", "widget"]


class _Item(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    at: AwareDatetime = Field(description="When, by the browser's clock")
    page: str = Field(max_length=2000, description="Path; a query is cut off and what looks like data is masked")
    viewport: Viewport
    place: Place = "page"


class Click(_Item):
    """A press on an element. `times` ≥ 3: somebody pressed it in a rage; `changed` false: nothing came of it."""

    kind: Literal["click"]
    selector: str = Field(max_length=2000)
    x: Share
    y: Share
    times: int = Field(default=1, ge=1, le=1000)
    changed: bool | None = None


class LinkOpened(_Item):
    """A link was followed. Where it leads is told by its selector, not by its address."""

    kind: Literal["link"]
    selector: str = Field(max_length=2000)
    x: Share
    y: Share


class MessageRead(_Item):
    """A message was on screen for `ms` milliseconds of a visible tab."""

    kind: Literal["read"]
    message_id: UUID
    ms: int = Field(ge=1, le=86_400_000)


class Scrolled(_Item):
    """How much of the page's height was seen before it was left."""

    kind: Literal["scroll"]
    depth: Share


class PageView(_Item):
    kind: Literal["view"]


class CustomEvent(_Item):
    """`jawab("event", name, props)` on the owner's page."""

    kind: Literal["event"]
    name: str = Field(max_length=64)
    props: dict[str, bool | int | float | str] = Field(default={}, max_length=50)


Item = Annotated[Click | LinkOpened | MessageRead | Scrolled | PageView | CustomEvent, Field(discriminator="kind")]


class Batch(BaseModel):
    """The body of `POST /api/web/activity`. `id` makes sending it again harmless."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    id: UUID
    token: str = Field(max_length=200, description="The visitor's: a beacon has no headers")
    session: UUID = Field(description="Random, of one tab")
    items: list[Item] = Field(min_length=1, max_length=MOST_ITEMS)


class Kept(BaseModel):
    kept: int = Field(description="How many were stored; what looked like data was dropped")


class Recorded(BaseModel):
    """What was recorded in the last days, for the desk."""

    days: int
    visitors: int
    clicks: int
    dead_clicks: int = Field(description="After which nothing changed")
    rage_clicks: int = Field(description="Three or more on the same element within a second of each other")
    links: int
    messages_read: int
    scrolls: int
    page_views: int
    events: int
    last_at: datetime | None
