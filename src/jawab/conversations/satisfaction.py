"""How visitors were served: 1 to 5 for a whole conversation, perhaps with why."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.visitors import Visitor
from jawab.conversations import queries
from jawab.conversations.core import Core
from jawab.conversations.models import Satisfaction
from jawab.conversations.thread import Thread
from jawab.kit.clock import now
from jawab.kit.errors import Conflict
from jawab.kit.sealing import Sealer


class SatisfactionIn(BaseModel):
    """What a visitor says at the end."""

    model_config = ConfigDict(str_strip_whitespace=True, hide_input_in_errors=True)

    score: int = Field(ge=1, le=5, strict=True, description="1 (served badly) to 5 (served well)")
    comment: str | None = Field(default=None, max_length=1000)

    @field_validator("comment")
    @classmethod
    def _storable(cls, comment: str | None) -> str | None:
        if comment and "\x00" in comment:
            raise ValueError("must not contain NUL characters")
        return comment or None


class SatisfactionOut(BaseModel):
    """What a visitor said, as they and the desk get it."""

    score: int
    comment: str | None
    rated_at: datetime


async def rate(core: Core, visitor: Visitor, conversation_id: UUID, wanted: SatisfactionIn) -> SatisfactionOut:
    """Keep what the visitor says in place of what they said before; the same again changes nothing. Raises NotFound,
    or Conflict while nobody has answered them."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        if not await queries.is_answered(thread.session, conversation_id):
            raise Conflict("Nobody has answered in this conversation yet, so there is nothing to rate.")
        row = await thread.session.get(Satisfaction, conversation_id)
        if row is None or (row.score, _comment(row, thread.sealer)) != (wanted.score, wanted.comment):
            row = await _keep(thread, row, wanted)
        return shown(row, thread.sealer)


async def undo(core: Core, visitor: Visitor, conversation_id: UUID) -> None:
    """Forget what the visitor said; harmless when they said nothing. Raises NotFound."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        row = await thread.session.get(Satisfaction, conversation_id)
        if row is None:
            return
        await thread.session.delete(row)
        await _tell(thread, None)


async def given(session: AsyncSession, sealer: Sealer, conversation_id: UUID) -> SatisfactionOut | None:
    """What the visitor said of a conversation that was checked already. Raises Unreadable."""
    row = await session.get(Satisfaction, conversation_id)
    return shown(row, sealer) if row else None


async def _keep(thread: Thread, row: Satisfaction | None, wanted: SatisfactionIn) -> Satisfaction:
    if row is None:
        conversation = thread.conversation
        row = Satisfaction(conversation_id=conversation.id, workspace_id=conversation.workspace_id)
        thread.session.add(row)
    about = _about(thread.conversation.id)
    row.score, row.rated_at = wanted.score, now()
    row.comment_sealed = thread.sealer.seal_text(wanted.comment, about) if wanted.comment else None
    await _tell(thread, wanted.score)
    return row


async def _tell(thread: Thread, score: int | None) -> None:
    """Note the change with the conversation and in the log, and show it at the desk. Words stay out of both."""
    was, thread.conversation.satisfaction = thread.conversation.satisfaction, score
    facts = {"score": score, "was": was}
    await thread.tell_desk("conversation.satisfaction", facts, "satisfaction", facts)


def shown(row: Satisfaction, sealer: Sealer) -> SatisfactionOut:
    """What was said, as who said it sees it. Raises Unreadable."""
    return SatisfactionOut(score=row.score, comment=_comment(row, sealer), rated_at=row.rated_at)


def _comment(row: Satisfaction, sealer: Sealer) -> str | None:
    return sealer.open_text(row.comment_sealed, _about(row.conversation_id)) if row.comment_sealed else None


def _about(conversation_id: UUID) -> str:
    return f"satisfaction:{conversation_id}"
