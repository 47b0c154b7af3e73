"""Invitations as the widget gets them: those that may come up, in the visitor's language."""

from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.accounts.sites import preferred
from jawab.engagement.invitations import queries
from jawab.engagement.invitations.models import Invitation
from jawab.engagement.invitations.schemas import Frequency, InvitationAction, InvitationIn, Manners
from jawab.engagement.invitations.store import manners_of
from jawab.engagement.invitations.triggers import InvitationConditions, Trigger
from jawab.kit.matching import speaks
from jawab.understanding import rules


class DeliveredButton(BaseModel):
    label: str
    action: InvitationAction
    question: str = Field(description="What is asked in the visitor's name when the action asks")


class DeliveredInvitation(BaseModel):
    """One invitation in one language. Its conditions but the language are for the browser to look at."""

    id: UUID
    edition: int
    trigger: Trigger
    conditions: InvitationConditions
    language: str = Field(description="Of text and buttons")
    text: str
    buttons: list[DeliveredButton] = Field(description="None: a press on it opens the chat")
    frequency: Frequency
    hold_out: int = Field(description="Per cent of browsers in which it is due, counted, and not shown")
    goal: str = Field(description="Name of the event that counts as its goal; empty: none")


class DeliveredManners(Manners):
    time_zone: str = Field(description="In which hours count")


async def deliver(session: AsyncSession, workspace: Workspace, language: str) -> list[DeliveredInvitation]:
    """The active ones that this language's visitors may see, in their order."""
    rows = [row for row in await queries.invitations(session, workspace.id) if row.active]
    return [_delivered(row, workspace, language) for row in rows if _for(row, language)]


async def manners(session: AsyncSession, workspace: Workspace) -> DeliveredManners:
    kept = await manners_of(session, workspace.id)
    zone = (await rules.load(session, workspace.id)).time_zone
    return DeliveredManners(**kept.model_dump(), time_zone=zone)


def _for(row: Invitation, language: str) -> bool:
    wanted = row.conditions["languages"]
    return not wanted or any(speaks(language, each) for each in wanted)


def _delivered(row: Invitation, workspace: Workspace, language: str) -> DeliveredInvitation:
    stored = InvitationIn.model_validate(row, from_attributes=True)
    written = sorted(stored.texts, key=lambda tag: (tag != workspace.language, tag != "en", tag))
    chosen = preferred(written, language, written[0])
    words = stored.texts[chosen]
    buttons = [
        DeliveredButton(label=said.label, action=action, question=said.question or said.label)
        for said, action in zip(words.buttons, stored.actions, strict=True)
    ]
    return DeliveredInvitation(
        id=row.id,
        edition=row.edition,
        trigger=stored.trigger,
        conditions=stored.conditions,
        language=chosen,
        text=words.text,
        buttons=buttons,
        frequency=stored.frequency,
        hold_out=stored.hold_out,
        goal=stored.goal,
    )
