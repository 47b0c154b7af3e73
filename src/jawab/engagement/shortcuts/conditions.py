"""When a shortcut is offered.

The server holds language, hours and intent against what it knows; the browser holds the page and whether the visitor is
new, which it knows without asking: a page that changes in a single-page app needs no call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from jawab.kit.hours import Hours
from jawab.kit.matching import Language, PagePattern, speaks

Visitors = Literal["new", "returning"]


@dataclass(frozen=True, slots=True)
class Situation:
    """`language` is that of the widget, `moment` has the workspace's time zone, `intent` is the key of the
    conversation's last sure one."""

    language: str
    moment: datetime
    intent: str | None = None


class Conditions(BaseModel):
    """All that are given must be met; of several languages or intents one."""

    model_config = ConfigDict(frozen=True)

    page: PagePattern = Field(default="", description="Path of the site's page, such as /checkout or /products/*")
    visitors: Visitors | None = Field(default=None, description="Those who chat for the first time, or who come again")
    intents: list[Annotated[str, StringConstraints(max_length=100)]] = Field(default=[], max_length=50)
    languages: list[Language] = Field(default=[], max_length=20, description="“en” is also met by “en-GB”")
    hours: Hours | None = None

    def may_be_met(self, here: Situation) -> bool:
        """Whether they are met as far as the server can tell before there is a conversation."""
        return (not self.languages or any(speaks(here.language, wanted) for wanted in self.languages)) and (
            self.hours is None or self.hours.hold(here.moment)
        )

    def met_in_conversation(self, here: Situation) -> bool:
        """Whether they are met in a conversation; its page and visitor are the browser's to know."""
        return self.may_be_met(here) and (not self.intents or here.intent in self.intents)
