"""What a visitor agreed to: each answer is kept with its time and the version of the notice, as the proof."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.contacts.visitors import theirs
from jawab.kit.errors import Conflict
from jawab.kit.ids import new_id
from jawab.privacy import rules
from jawab.privacy.models import Consent


class ConsentIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    tracking: bool
    notice_version: int | None = Field(
        default=None, ge=0, description="Of the notice that was read; without it the present one"
    )
    language: str = Field(default="en", max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")


class ConsentOut(BaseModel):
    tracking: bool | None = Field(description="The visitor's answer; null: none, or one to a notice that was replaced")
    at: datetime | None = Field(description="When it was given")
    notice_version: int | None = Field(description="Of the notice that it was given to")
    asked: bool = Field(description="Whether this site asks at all")


async def given(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> ConsentOut:
    """The visitor's answer as far as it still holds. A no holds whatever the notice says later."""
    privacy = await rules.load(session, workspace_id)
    last = await _last(session, workspace_id, contact_id)
    asked = privacy.body.tracking
    if last is None or (last.tracking and last.notice_version < privacy.asks_from):
        return ConsentOut(tracking=None, at=None, notice_version=None, asked=asked)
    return ConsentOut(tracking=last.tracking, at=last.created_at, notice_version=last.notice_version, asked=asked)


async def may_record(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> bool:
    """Whether what this visitor does may be recorded: the owner asks, and the visitor's last answer was yes."""
    consent = await given(session, workspace_id, contact_id)
    return consent.asked and consent.tracking is True


async def give(session: AsyncSession, workspace_id: UUID, contact_id: UUID, answer: ConsentIn) -> ConsentOut:
    """Keep an answer; the same one again changes nothing. Raises Conflict for a yes where nobody asks, or to a notice
    that is not the present one."""
    privacy = await rules.load(session, workspace_id)
    version = privacy.notice_version if answer.notice_version is None else answer.notice_version
    if answer.tracking and not privacy.body.tracking:
        raise Conflict("This site records nothing, so there is nothing to agree to.")
    if answer.tracking and not privacy.asks_from <= version <= privacy.notice_version:
        raise Conflict("The notice has changed meanwhile. Read it again, then answer.")
    last = await _last(session, workspace_id, contact_id)
    if last is None or (last.tracking, last.notice_version) != (answer.tracking, version):
        session.add(
            Consent(
                id=new_id(),
                workspace_id=workspace_id,
                contact_id=contact_id,
                tracking=answer.tracking,
                notice_version=version,
                language=answer.language,
            )
        )
        await session.flush()
    return await given(session, workspace_id, contact_id)


class Answers(BaseModel):
    """How visitors answered last."""

    yes: int
    no: int


async def answers(session: AsyncSession, workspace_id: UUID) -> Answers:
    """Each visitor's last answer, counted."""
    later = aliased(Consent)
    superseded = select(later.id).where(later.contact_id == Consent.contact_id, later.id > Consent.id).exists()
    query = select(Consent.tracking, func.count()).where(Consent.workspace_id == workspace_id, ~superseded)
    found = dict((await session.execute(query.group_by(Consent.tracking))).all())
    return Answers(yes=found.get(True, 0), no=found.get(False, 0))


async def _last(session: AsyncSession, workspace_id: UUID, contact_id: UUID) -> Consent | None:
    """The newest answer, also one that was given before they signed in or on another device."""
    mine = (Consent.workspace_id == workspace_id, Consent.contact_id.in_(theirs(contact_id)))
    return (await session.scalars(select(Consent).where(*mine).order_by(Consent.id.desc()).limit(1))).one_or_none()
