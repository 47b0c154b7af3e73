"""What a workspace decided about privacy: whether visitors are asked, the notice they read, and how long is kept what.

The notice has versions, because a consent proves only what was read. A change of its words makes a new version; the
owner says whether those who agreed to an older one are to be asked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.kit.links import checked_link
from jawab.privacy.models import PrivacyNotice, PrivacyRules

ACTIVITY_DAYS = 90
"""How long what was clicked and read is kept when the owner does not say."""
LONGEST_DAYS = 3650

Tag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", max_length=35)]
Days = Annotated[int, Field(ge=1, le=LONGEST_DAYS)]


class Notice(BaseModel):
    """The notice in one language."""

    model_config = ConfigDict(str_strip_whitespace=True, extra="forbid")

    text: str = Field(default="", max_length=600, description="Asked beside yes and no; empty: the widget's own words")
    url: str = Field(default="", max_length=500, description="Where everything is said; empty: nowhere")

    @field_validator("url")
    @classmethod
    def _address(cls, url: str) -> str:
        return checked_link(url) if url else url

    @field_validator("text")
    @classmethod
    def _storable(cls, text: str) -> str:
        if "\x00" in text:
            raise ValueError("must not contain NUL characters")
        return text


class PrivacyRulesBody(BaseModel):
    """The rules as the owner sees and sets them."""

    model_config = ConfigDict(extra="forbid")

    tracking: bool = Field(default=False, description="Whether visitors are asked; nothing is recorded without a yes")
    notices: dict[Tag, Notice] = Field(default={}, max_length=20)
    activity_days: Days = Field(default=ACTIVITY_DAYS, description="How long what was clicked and read is kept")
    visitor_days: Days | None = Field(
        default=None, description="Who has not written for so long is erased with all that is theirs; null: nobody"
    )


class PrivacyRulesChange(PrivacyRulesBody):
    ask_again: bool = Field(default=False, description="Whether those who agreed to earlier words are asked again")


@dataclass(frozen=True, slots=True)
class Privacy:
    """The rules of a workspace with the notice in use."""

    body: PrivacyRulesBody
    notice_version: int = 0
    asks_from: int = 0

    @property
    def mode(self) -> Literal["off", "ask"]:
        """Whether the widget asks visitors."""
        return "ask" if self.body.tracking else "off"

    def notice(self, language: str) -> Notice:
        """The notice in a language, else in English or in the first that there is."""
        notices = self.body.notices
        for tag in (language, language.split("-")[0], "en", *notices):
            if tag in notices:
                return notices[tag]
        return Notice()


async def load(session: AsyncSession, workspace_id: UUID) -> Privacy:
    """The rules of a workspace, the defaults where it has none."""
    row = await session.get(PrivacyRules, workspace_id)
    if row is None:
        return Privacy(PrivacyRulesBody())
    notice = await session.get(PrivacyNotice, (workspace_id, row.notice_version))
    body = PrivacyRulesBody(
        tracking=row.tracking,
        notices=_notices(notice.texts if notice else {}),
        activity_days=row.activity_days,
        visitor_days=row.visitor_days,
    )
    return Privacy(body, row.notice_version, row.asks_from)


async def change(session: AsyncSession, workspace_id: UUID, wanted: PrivacyRulesChange) -> Privacy:
    """Put rules in place of the present ones; other words of the notice are a new version of it."""
    query = select(PrivacyRules).where(PrivacyRules.workspace_id == workspace_id).with_for_update()
    row = await session.scalar(query)
    if row is None:
        row = PrivacyRules(workspace_id=workspace_id, notice_version=0, asks_from=0)
        session.add(row)
    before = (await load(session, workspace_id)).body.notices if row.notice_version else {}
    if wanted.notices != before:
        row.notice_version += 1
        texts = {tag: notice.model_dump() for tag, notice in wanted.notices.items()}
        session.add(PrivacyNotice(workspace_id=workspace_id, version=row.notice_version, texts=texts))
    if wanted.ask_again:
        row.asks_from = row.notice_version
    row.tracking, row.activity_days, row.visitor_days = wanted.tracking, wanted.activity_days, wanted.visitor_days
    await session.flush()
    return await load(session, workspace_id)


def _notices(texts: Mapping[str, Any]) -> dict[str, Notice]:
    return {tag: Notice.model_validate(text) for tag, text in texts.items()}
