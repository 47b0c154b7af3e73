"""SQL of conversations. Every query names the workspace, and for a visitor the contact.

What runs for every message is built once: SQLAlchemy takes longer to build a statement than to run it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, case, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.accounts.models import Member
from jawab.contacts.models import Contact
from jawab.contacts.visitors import theirs
from jawab.conversations.models import Conversation, Message, Turn
from jawab.kit.paging import Place

Loaded = tuple[Conversation, Contact, str | None]
"""A conversation, its contact, and the assignee's name."""


def of_workspace(workspace_id: UUID | BindParameter[UUID]) -> Select[Conversation, Contact, str]:
    """Conversations of a workspace with what is always shown of them."""
    return (
        select(Conversation, Contact, Member.name)
        .join(Contact, Contact.id == Conversation.contact_id)
        .outerjoin(Member, Member.id == Conversation.assignee_id)
        .where(Conversation.workspace_id == workspace_id)
    )


async def conversation(
    session: AsyncSession, workspace_id: UUID, conversation_id: UUID, contact_id: UUID | None, *, lock: bool = False
) -> Loaded | None:
    """One conversation, of `contact_id` alone when that is given. `lock` holds it until the unit of work ends."""
    query = _conversation(of_contact=contact_id is not None, lock=lock)
    named = {"workspace_id": workspace_id, "conversation_id": conversation_id, "contact_id": contact_id}
    row = (await session.execute(query, named)).one_or_none()
    return None if row is None else (row[0], row[1], row[2])


@cache
def _conversation(*, of_contact: bool, lock: bool) -> Select[Conversation, Contact, str]:
    query = of_workspace(bindparam("workspace_id")).where(Conversation.id == bindparam("conversation_id"))
    if of_contact:
        query = query.where(Conversation.contact_id.in_(theirs(bindparam("contact_id"))))
    return query.with_for_update(of=Conversation) if lock else query


async def of_contact(session: AsyncSession, workspace_id: UUID, contact_id: UUID, limit: int = 50) -> Sequence[Loaded]:
    """A visitor's conversations, newest first."""
    query = of_workspace(workspace_id).where(Conversation.contact_id.in_(theirs(contact_id)))
    rows = await session.execute(query.order_by(Conversation.last_message_at.desc()).limit(limit))
    return [(row[0], row[1], row[2]) for row in rows]


async def newest_of(session: AsyncSession, workspace_id: UUID, contact_id: UUID, limit: int) -> Sequence[UUID]:
    """The ids of a contact's own conversations, newest first."""
    query = select(Conversation.id).where(
        Conversation.workspace_id == workspace_id, Conversation.contact_id == contact_id
    )
    return (await session.scalars(query.order_by(Conversation.last_message_at.desc()).limit(limit))).all()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which conversations of the inbox, in which order. What is empty does not matter."""

    view: str = "open"
    moods: Sequence[str] = ()
    urgency: str | None = None
    intent: str | None = None
    language: str | None = None
    most_urgent_first: bool = False

    def rank(self, row: Conversation) -> int:
        """What the order goes by before the time."""
        return row.pressing if self.most_urgent_first else 0

    def moment(self, row: Conversation) -> datetime:
        """The time that the order goes by."""
        waiting = row.waiting_since if self.longest_waiting_first else None
        return waiting or row.last_message_at

    @property
    def longest_waiting_first(self) -> bool:
        return self.view == "waiting" and not self.most_urgent_first


async def inbox(
    session: AsyncSession, workspace_id: UUID, member_id: UUID, wanted: Wanted, after: Place | None, limit: int
) -> Sequence[Loaded]:
    """A page of the inbox: the longest waiting first in `waiting`, else the newest message first, or before that what
    needs a person soonest."""
    query = of_workspace(workspace_id).where(*_in_view(wanted.view, member_id), *_filters(wanted))
    moment, id, rank = Conversation.last_message_at, Conversation.id, Conversation.pressing
    if wanted.longest_waiting_first:
        waiting = Conversation.waiting_since
        if after:
            query = query.where(tuple_(waiting, id) > (after.moment, after.id))
        order: tuple[Any, ...] = (waiting, id)
    elif wanted.most_urgent_first:
        if after:
            query = query.where(tuple_(rank, moment, id) < (after.rank, after.moment, after.id))
        order = (rank.desc(), moment.desc(), id.desc())
    else:
        if after:
            query = query.where(tuple_(moment, id) < (after.moment, after.id))
        order = (moment.desc(), id.desc())
    return [(row[0], row[1], row[2]) for row in await session.execute(query.order_by(*order).limit(limit))]


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The filters of the inbox that are set."""
    filters: list[ColumnElement[bool]] = [Conversation.mood.in_(wanted.moods)] if wanted.moods else []
    for column, value in (
        (Conversation.urgency, wanted.urgency),
        (Conversation.intent, wanted.intent),
        (Conversation.language, wanted.language),
    ):
        if value is not None:
            filters.append(column == value)
    return filters


async def counts(session: AsyncSession, workspace_id: UUID, member_id: UUID) -> dict[str, int]:
    """How many conversations each view of the inbox has."""
    mine = func.sum(case((Conversation.assignee_id == member_id, 1), else_=0))
    rows = await session.execute(
        select(Conversation.state, func.count(), mine)
        .where(Conversation.workspace_id == workspace_id)
        .group_by(Conversation.state)
    )
    found = {"open": 0, "waiting": 0, "mine": 0, "bot": 0, "closed": 0}
    for state, number, own in rows:
        if state != "closed":
            found["open"] += number
            found["mine"] += own
        if state in found:
            found[state] = number
    return found


async def messages(
    session: AsyncSession, conversation_id: UUID, *, before: int | None = None, limit: int = 50
) -> Sequence[Message]:
    """The newest messages of a conversation before `before`, oldest first. The conversation was checked already."""
    query = select(Message).where(Message.conversation_id == conversation_id)
    if before is not None:
        query = query.where(Message.seq < before)
    return (await session.scalars(query.order_by(Message.seq.desc()).limit(limit))).all()[::-1]


async def message(session: AsyncSession, conversation_id: UUID, message_id: UUID) -> Message | None:
    """A message of a conversation that was checked already."""
    query = select(Message).where(Message.conversation_id == conversation_id, Message.id == message_id)
    return await session.scalar(query)


async def is_answered(session: AsyncSession, conversation_id: UUID) -> bool:
    """Whether bot or person ever wrote in a conversation that was checked already."""
    theirs = select(Message.id).where(Message.conversation_id == conversation_id, Message.author.in_(("bot", "agent")))
    return bool(await session.scalar(select(theirs.exists())))


async def messages_after(session: AsyncSession, conversation_id: UUID, seq: int, upto: int) -> Sequence[Message]:
    """Messages with `seq` < their number ≤ `upto`, oldest first."""
    query = select(Message).where(Message.conversation_id == conversation_id, Message.seq > seq, Message.seq <= upto)
    return (await session.scalars(query.order_by(Message.seq))).all()


async def sent_before(session: AsyncSession, conversation_id: UUID, client_id: UUID) -> Message | None:
    """The message that was stored when `client_id` came the first time."""
    return await session.scalar(_SENT_BEFORE, {"conversation_id": conversation_id, "client_id": client_id})


_SENT_BEFORE = select(Message).where(
    Message.conversation_id == bindparam("conversation_id"), Message.client_id == bindparam("client_id")
)


async def asked(session: AsyncSession, conversation_id: UUID, message_id: UUID, limit: int) -> Sequence[Message]:
    """A message and, before it, at most `limit` of what people and bot said earlier. Oldest first."""
    named = {"conversation_id": conversation_id, "message_id": message_id, "limit": limit + 1}
    return (await session.scalars(_ASKED, named)).all()[::-1]


_Asked = aliased(Message)
_ASKED = (
    select(Message)
    .join(_Asked, _Asked.conversation_id == Message.conversation_id)
    .where(
        _Asked.id == bindparam("message_id"),
        Message.conversation_id == bindparam("conversation_id"),
        Message.seq <= _Asked.seq,
        Message.author != "system",
    )
    .order_by(Message.seq.desc())
    .limit(bindparam("limit"))
)


async def by_ids(session: AsyncSession, workspace_id: UUID, ids: Sequence[UUID]) -> Sequence[Message]:
    """Messages of a workspace by their ids, in no order."""
    return (
        await session.scalars(select(Message).where(Message.workspace_id == workspace_id, Message.id.in_(ids)))
    ).all()


async def turns_of(session: AsyncSession, conversation_id: UUID) -> Sequence[Turn]:
    """The finished turns of a conversation, oldest first."""
    query = select(Turn).where(Turn.conversation_id == conversation_id, Turn.trace_sealed.is_not(None))
    return (await session.scalars(query.order_by(Turn.created_at))).all()


def _in_view(view: str, member_id: UUID) -> list[Any]:
    return {
        "open": [Conversation.state != "closed"],
        "waiting": [Conversation.state == "waiting"],
        "mine": [Conversation.assignee_id == member_id, Conversation.state != "closed"],
        "bot": [Conversation.state == "bot"],
        "closed": [Conversation.state == "closed"],
    }[view]
