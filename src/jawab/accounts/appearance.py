"""How a workspace's widget looks: `Workspace.appearance`, beside the colour and the texts that have columns."""

import re
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.kit.errors import Unprocessable
from jawab.kit.links import checked_media, checked_origin

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
MOST_LANGUAGES = 30

Icon = Literal["bubble", "question", "smile", "wave", "headset"]
Position = Literal["start", "end", "left", "right"]
Theme = Literal["auto", "light", "dark"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Suggestion = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class Look(BaseModel):
    """What is the same in every language."""

    model_config = ConfigDict(extra="forbid")

    position: Position = Field(default="end", description="Where the button is; start and end as the page reads")
    theme: Theme = Field(default="auto", description="What visitors see who have not chosen: auto is as their device")
    radius: int = Field(default=18, ge=0, le=28, description="Of corners, in CSS pixels")
    font_size: int = Field(default=15, ge=14, le=20, description="Of text, in CSS pixels")
    icon: Icon = Field(default="bubble", description="On the button")
    title: Name = Field(default="", description="On top of the panel; empty: the workspace's name")
    bot_name: Name = Field(default="", description="Empty: “Assistant” in the visitor's language")
    avatar: str = Field(default="", max_length=2000, description="Address of the bot's picture; empty: a letter")


class Shown(Look):
    """What the widget is told in a visitor's language."""

    label: str = Field(default="", description="Words beside the icon on the button")


class Launcher(BaseModel):
    """What the button in the corner needs before the panel is there."""

    color: str
    position: Position
    theme: Theme
    icon: Icon
    label: str


class Texts(BaseModel):
    """What is said before anybody has written, in one language."""

    model_config = ConfigDict(extra="forbid")

    greeting: Annotated[str, StringConstraints(strip_whitespace=True, max_length=600)] = ""
    suggestions: list[Suggestion] = Field(default=[], max_length=6)
    label: Annotated[str, StringConstraints(strip_whitespace=True, max_length=24)] = Field(
        default="", description="Words beside the icon on the button; empty: the icon alone"
    )

    @model_validator(mode="after")
    def _storable(self) -> Self:
        if any("\x00" in text for text in (self.greeting, self.label, *self.suggestions)):
            raise ValueError("must not contain NUL characters")
        return self


class Appearance(Look):
    """All that an owner chooses."""

    color: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$", description="`#rrggbb`; words on it and in it are made readable")
    texts: dict[str, Texts] = Field(default={}, max_length=MOST_LANGUAGES, description="By language, as `en` or `ur`")

    @field_validator("texts")
    @classmethod
    def _languages(cls, texts: dict[str, Texts]) -> dict[str, Texts]:
        for language in texts:
            if not LANGUAGE.fullmatch(language):
                raise ValueError(f"“{language[:40]}” is no language code such as en, ur or pt-BR")
        return texts


def look_of(workspace: Workspace) -> Look:
    """What is kept, with defaults for what was never chosen, and for what an older or newer version has kept."""
    kept = {name: value for name, value in workspace.appearance.items() if name in Look.model_fields}
    try:
        return Look.model_validate(kept)
    except ValidationError:
        return Look()


def shown(workspace: Workspace, language: str) -> Shown:
    """What a visitor who reads `language` is shown."""
    return Shown(**dict(look_of(workspace)), label=workspace.texts.get(language, {}).get("label", ""))


def launcher(workspace: Workspace, language: str) -> Launcher:
    """The button for a visitor who reads `language`."""
    look = shown(workspace, language)
    return Launcher(color=workspace.color, position=look.position, theme=look.theme, icon=look.icon, label=look.label)


def appearance_of(workspace: Workspace) -> Appearance:
    """All that an owner can change."""
    texts = {language: Texts.model_construct(**kept) for language, kept in workspace.texts.items()}
    return Appearance.model_construct(**dict(look_of(workspace)), color=workspace.color, texts=texts)


async def change(session: AsyncSession, workspace_id: UUID, wanted: Appearance) -> Appearance:
    """Keep what an owner wants. Raises Unprocessable for a picture that visitors' browsers may not load."""
    workspace = (await session.scalars(select(Workspace).where(Workspace.id == workspace_id).with_for_update())).one()
    if wanted.avatar:
        check_avatar(wanted.avatar, workspace)
    workspace.color = wanted.color.lower()
    workspace.texts = {language: _said(texts) for language, texts in wanted.texts.items() if _said(texts)}
    workspace.appearance = wanted.model_dump(include=set(Look.model_fields))
    return appearance_of(workspace)


def check_avatar(address: str, workspace: Workspace) -> None:
    """Raises Unprocessable when browsers would not load the picture, or would tell others of the visitor."""
    try:
        checked_media(address)
        if not address.startswith("/") and checked_origin(address) not in workspace.media_hosts:
            raise ValueError(
                f"{checked_origin(address)} is not allowed yet. Allow it under Products → Pictures and files, or "
                "upload the picture"
            )
    except ValueError as error:
        raise Unprocessable(f"This picture cannot be shown: {error}.", field="avatar") from None


def _said(texts: Texts) -> dict[str, object]:
    """Without what is empty: there the words are ours."""
    return {name: value for name, value in texts.model_dump().items() if value}
