"""Keeps the scores of replies, and brings them up to date when somebody says what they think."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.answering.quality.models import ReplyScore
from jawab.answering.quality.score import Parts, Score, overall
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation, Message, Turn
from jawab.conversations.ratings import RATEABLE
from jawab.kit.ids import first_id


@dataclass(frozen=True, slots=True)
class Unscored:
    """A reply that has no score yet, with what it is scored by; the words are sealed."""

    reply: Message
    question: Message
    trace_sealed: bytes
    turn_id: UUID
    contact_id: UUID
    wrapped_key: bytes


async def keep(session: AsyncSession, workspace_id: UUID, reply_id: UUID, score: Score, seconds: float) -> None:
    """Keep what was measured of a reply. One that was erased meanwhile gets no score, and a second one changes
    nothing."""
    message = await _message(session, workspace_id, reply_id)
    if message is None:
        return
    row = await session.get(ReplyScore, reply_id) or _new(session, message)
    if row.speed is not None:
        return
    parts = score.parts
    row.relevance, row.completeness, row.groundedness = parts.relevance, parts.completeness, parts.groundedness
    row.speed, row.predicted, row.seconds, row.measured = parts.speed, parts.predicted, seconds, score.measured
    _bring_up_to_date(row, message.rating)


async def rated(session: AsyncSession, workspace_id: UUID, reply_id: UUID) -> None:
    """Draw the visitor's rating into the score, as far as there is one already: it is drawn in later otherwise."""
    message, row = await _message(session, workspace_id, reply_id), await session.get(ReplyScore, reply_id)
    if message is not None and row is not None:
        _bring_up_to_date(row, message.rating)


async def graded(session: AsyncSession, workspace_id: UUID, reply_id: UUID, grade: float | None) -> None:
    """Put a person's grade (0, 0.5 or 1; None: taken back) over what was measured."""
    message = await _message(session, workspace_id, reply_id)
    if message is None:
        return
    row = await session.get(ReplyScore, reply_id) or _new(session, message)
    row.grade = grade
    _bring_up_to_date(row, message.rating)


async def unscored(session: AsyncSession, since: datetime, limit: int) -> Sequence[Unscored]:
    """Replies since then that nobody has scored, oldest first, of whatever workspace."""
    reply, question = aliased(Message), aliased(Message)
    query = (
        select(reply, question, Turn.trace_sealed, Turn.id, Contact.id, Contact.wrapped_key)
        .join(Turn, Turn.reply_id == reply.id)
        .join(question, question.id == reply.reply_to)
        .join(Conversation, Conversation.id == reply.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .outerjoin(ReplyScore, ReplyScore.reply_id == reply.id)
        .where(
            Turn.id >= first_id(since),
            Turn.state == "done",
            Turn.trace_sealed.is_not(None),
            reply.kind.in_(RATEABLE),
            ReplyScore.speed.is_(None),
        )
        .order_by(reply.id)
        .limit(limit)
    )
    return [Unscored(*row) for row in await session.execute(query)]  # type: ignore[arg-type]  # where: not None


def parts_of(row: ReplyScore) -> Parts:
    """The parts of a stored score."""
    return Parts(row.relevance, row.completeness, row.groundedness, row.speed or 0.0, row.predicted)


def _bring_up_to_date(row: ReplyScore, rating: str | None) -> None:
    drawn = overall(parts_of(row), rating)
    row.measured = row.measured if drawn is None else drawn
    row.overall = row.measured if row.grade is None else row.grade


def _new(session: AsyncSession, message: Message) -> ReplyScore:
    row = ReplyScore(
        reply_id=message.id, workspace_id=message.workspace_id, conversation_id=message.conversation_id, seconds=0.0
    )
    session.add(row)
    return row


async def _message(session: AsyncSession, workspace_id: UUID, reply_id: UUID) -> Message | None:
    return await session.scalar(select(Message).where(Message.workspace_id == workspace_id, Message.id == reply_id))
