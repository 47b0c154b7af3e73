"""What is read of tools, their open tasks and their calls. Every query names the workspace or the conversation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.answering.tools.models import Tool, ToolCall, ToolTask
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation
from jawab.kit.paging import Place

Logged = Row[ToolCall, Contact | None, str | None]
"""A call, whose it is (None for a trial at the desk), and who decided about it."""

# Built once: to build a statement costs more than to run it.
_ENABLED = select(Tool).where(Tool.workspace_id == bindparam("workspace"), Tool.enabled).order_by(Tool.created_at)
_TASK = select(ToolTask).where(
    ToolTask.workspace_id == bindparam("workspace"), ToolTask.conversation_id == bindparam("conversation")
)
_OF_MESSAGES = select(ToolCall).where(
    ToolCall.workspace_id == bindparam("workspace"),
    ToolCall.conversation_id == bindparam("conversation"),
    ToolCall.message_id.in_(bindparam("messages", expanding=True)),
)


async def enabled(session: AsyncSession, workspace_id: UUID) -> Sequence[Tool]:
    """The tools that are switched on, oldest first."""
    return (await session.scalars(_ENABLED, {"workspace": workspace_id})).all()


async def every(session: AsyncSession, workspace_id: UUID) -> Sequence[Tool]:
    """All tools, oldest first."""
    query = select(Tool).where(Tool.workspace_id == workspace_id)
    return (await session.scalars(query.order_by(Tool.created_at, Tool.id))).all()


async def tool(session: AsyncSession, workspace_id: UUID, tool_id: UUID) -> Tool | None:
    """One tool."""
    return await session.scalar(select(Tool).where(Tool.workspace_id == workspace_id, Tool.id == tool_id))


async def task(session: AsyncSession, workspace_id: UUID, conversation_id: UUID) -> ToolTask | None:
    """What is open in a conversation."""
    return await session.scalar(_TASK, {"workspace": workspace_id, "conversation": conversation_id})


async def calls_of(
    session: AsyncSession, workspace_id: UUID, conversation_id: UUID, message_ids: Sequence[UUID]
) -> Sequence[ToolCall]:
    """The calls that these messages led to."""
    which = {"workspace": workspace_id, "conversation": conversation_id, "messages": list(message_ids)}
    return (await session.scalars(_OF_MESSAGES, which)).all()


async def call(session: AsyncSession, workspace_id: UUID, call_id: UUID, *, lock: bool = False) -> ToolCall | None:
    """One call."""
    query = select(ToolCall).where(ToolCall.workspace_id == workspace_id, ToolCall.id == call_id)
    return await session.scalar(query.with_for_update() if lock else query)


async def calls_in(session: AsyncSession, workspace_id: UUID, conversation_id: UUID) -> Sequence[Logged]:
    """`(call, contact, who decided)` of a conversation, oldest first."""
    query = _calls(workspace_id).where(ToolCall.conversation_id == conversation_id)
    return (await session.execute(query.order_by(ToolCall.created_at, ToolCall.id))).all()


async def log(
    session: AsyncSession, workspace_id: UUID, states: Sequence[str], after: Place | None, limit: int
) -> Sequence[Logged]:
    """`(call, contact, who decided)` of the workspace, newest first; `contact` is None for a trial at the desk."""
    query = _calls(workspace_id)
    if states:
        query = query.where(ToolCall.state.in_(states))
    if after:
        same = and_(ToolCall.created_at == after.moment, ToolCall.id < after.id)
        query = query.where(or_(ToolCall.created_at < after.moment, same))
    return (await session.execute(query.order_by(ToolCall.created_at.desc(), ToolCall.id.desc()).limit(limit))).all()


async def waiting(session: AsyncSession, workspace_id: UUID) -> int:
    """How many calls wait for approval."""
    query = select(func.count()).where(ToolCall.workspace_id == workspace_id, ToolCall.state == "waiting")
    return await session.scalar(query) or 0


async def abandoned(session: AsyncSession, before: datetime) -> Sequence[ToolCall]:
    """Calls that an agent approved and that began before this moment and never ended: their process died."""
    query = select(ToolCall).where(
        ToolCall.state == "running", ToolCall.began_at < before, ToolCall.decided_by.is_not(None)
    )
    return (await session.scalars(query.limit(100))).all()


def _calls(workspace_id: UUID) -> Any:
    return (
        select(ToolCall, Contact, Member.name)
        .outerjoin(Conversation, Conversation.id == ToolCall.conversation_id)
        .outerjoin(Contact, Contact.id == Conversation.contact_id)
        .outerjoin(Member, Member.id == ToolCall.decided_by)
        .where(ToolCall.workspace_id == workspace_id)
    )
