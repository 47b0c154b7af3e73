"""What makes an invitation due on a page, and when it may be: decided in the visitor's browser."""

from math import isfinite
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from jawab.kit.hours import Hours
from jawab.kit.matching import Language, PagePattern

EventName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class OnTime(_Frozen):
    """So many seconds on the page, counted while it is in sight."""

    on: Literal["time"]
    seconds: int = Field(ge=1, le=3600)


class OnExit(_Frozen):
    """The visitor is about to leave: the pointer goes out at the top, or a finger scrolls up fast."""

    on: Literal["exit"]


class OnScroll(_Frozen):
    """So much of the page was scrolled into sight; a page that fits the screen has nothing to scroll."""

    on: Literal["scroll"]
    percent: int = Field(ge=5, le=100)


class OnIdle(_Frozen):
    """So many seconds in which nothing was moved, pressed or typed."""

    on: Literal["idle"]
    seconds: int = Field(ge=5, le=3600)


class OnVisits(_Frozen):
    """From this visit on; half an hour without a page begins a new one."""

    on: Literal["visits"]
    count: int = Field(ge=2, le=1000)


class PropertyTest(_Frozen):
    """What a property of the event must be. `over` and `under` compare numbers, the others words in any letter case."""

    name: EventName
    test: Literal["is", "contains", "over", "under"]
    value: Short

    @model_validator(mode="after")
    def _numbers_are_compared(self) -> Self:
        if self.test in ("over", "under"):
            try:
                finite = isfinite(float(self.value))
            except ValueError:
                finite = False
            if not finite:
                raise ValueError(f"“{self.name}” is compared with a number, such as 5000")
        return self


class OnEvent(_Frozen):
    """The page said `jawab("event", name, properties)`, and its properties are so."""

    on: Literal["event"]
    name: EventName
    properties: list[PropertyTest] = Field(default=[], max_length=5)


Trigger = Annotated[OnTime | OnExit | OnScroll | OnIdle | OnVisits | OnEvent, Field(discriminator="on")]


class Campaign(_Frozen):
    """What the address that the visitor came by said, as `?utm_source=newsletter`."""

    parameter: Literal["source", "medium", "campaign", "term", "content"]
    value: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class InvitationConditions(_Frozen):
    """All that are given must be met; what is left open does not matter."""

    page: PagePattern = Field(default="", description="Path of the site's page, such as /products/*")
    referrer: Short = Field(default="", description="What the address of the site they came from contains")
    campaign: Campaign | None = None
    languages: list[Language] = Field(default=[], max_length=20, description="Of the widget; “en” is met by “en-GB”")
    visitor: Literal["any", "new", "returning"] = "any"
    hours: Hours | None = Field(default=None, description="In the workspace's time zone")
    device: Literal["any", "computer", "phone"] = Field(
        default="any", description="A phone is what is touched and is narrow"
    )
