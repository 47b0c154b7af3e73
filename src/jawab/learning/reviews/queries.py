"""SQL of the review queue. What waits is not stored: it is every reply with a low score or a thumb down that nobody has
reviewed since, so that another threshold holds at once. Every query names the workspace."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.accounts.models import Member
from jawab.answering.quality.models import ReplyScore
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation, Message, MessageRating
from jawab.kit.paging import Place
from jawab.learning.reviews.models import Review

_Question = aliased(Message)
_LOW = "low_score"
_DOWN = "rated_down"
_UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Row:
    """A reply with everything that is shown of it; the words are sealed."""

    reply: Message
    question: Message | None
    contact: Contact
    score: ReplyScore | None
    rating: MessageRating | None
    review: Review | None
    member: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which replies of the queue. What is empty does not matter."""

    state: str = "open"
    why: str | None = None
    language: str | None = None


async def page(
    session: AsyncSession, workspace_id: UUID, threshold: float, wanted: Wanted, after: Place | None, limit: int
) -> list[Row]:
    """The newest replies first; of those that were reviewed, the last reviewed first."""
    done = wanted.state == "done"
    query = _in_state(_rows(workspace_id), workspace_id, threshold, wanted.state)
    if wanted.why:
        query = query.where(_because(threshold)[wanted.why])
    if wanted.language:
        query = query.where(Message.language == wanted.language)
    moment = Review.reviewed_at if done else Message.created_at
    if after:
        query = query.where(tuple_(moment, Message.id) < (after.moment, after.id))
    rows = await session.execute(query.order_by(moment.desc(), Message.id.desc()).limit(limit))
    return [Row(*row) for row in rows]


async def one(session: AsyncSession, workspace_id: UUID, reply_id: UUID) -> Row | None:
    """A reply of the bot's, whether it is in the queue or not."""
    row = (await session.execute(_rows(workspace_id).where(Message.id == reply_id))).one_or_none()
    return Row(*row) if row else None


async def counts(session: AsyncSession, workspace_id: UUID, threshold: float) -> dict[str, int]:
    """How many replies wait, for each reason, and how many were reviewed."""
    because = _because(threshold)
    numbers = (func.count().filter(because[why]) for why in (_DOWN, _LOW, _UNANSWERED))
    query = _in_state(_joined(workspace_id, func.count(), *numbers), workspace_id, threshold, "open")
    waiting = (await session.execute(query)).one()
    reviewed = _in_state(_joined(workspace_id, func.count()), workspace_id, threshold, "done")
    done = await session.scalar(reviewed)
    return {
        "open": waiting[0],
        "rated_down": waiting[1],
        "low_score": waiting[2],
        "unanswered": waiting[3],
        "done": done or 0,
    }


def reasons(row: Row, threshold: float) -> list[str]:
    """Why a reply is in the queue."""
    low = row.score is not None and row.score.measured is not None and row.score.measured < threshold
    return [
        *([_DOWN] if row.rating and row.rating.value == "down" else []),
        *([_UNANSWERED if row.reply.kind == "unknown" else _LOW] if low else []),
    ]


def _rows(workspace_id: UUID) -> Select[Any]:
    return _joined(workspace_id, Message, _Question, Contact, ReplyScore, MessageRating, Review, Member.name)


def _joined(workspace_id: UUID, *shown: Any) -> Select[Any]:
    query: Select[Any] = select(*shown)
    return (
        query.select_from(Message)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .outerjoin(_Question, _Question.id == Message.reply_to)
        .outerjoin(ReplyScore, ReplyScore.reply_id == Message.id)
        .outerjoin(MessageRating, MessageRating.message_id == Message.id)
        .outerjoin(Review, Review.reply_id == Message.id)
        .outerjoin(Member, Member.id == Review.member_id)
        .where(Message.workspace_id == workspace_id, Message.author == "bot")
    )


def _in_state(query: Select[Any], workspace_id: UUID, threshold: float, state: str) -> Select[Any]:
    again = and_(MessageRating.value == "down", MessageRating.rated_at > Review.reviewed_at)
    if state == "done":
        return query.where(Review.reply_id.is_not(None), ~func.coalesce(again, False))
    scored = select(ReplyScore.reply_id).where(ReplyScore.workspace_id == workspace_id, ReplyScore.overall < threshold)
    rated = select(MessageRating.message_id).where(
        MessageRating.workspace_id == workspace_id, MessageRating.value == "down"
    )
    candidates = union(scored, rated).subquery()
    return query.where(Message.id.in_(select(candidates)), or_(Review.reply_id.is_(None), again))


def _because(threshold: float) -> dict[str, ColumnElement[bool]]:
    low = ReplyScore.overall < threshold
    return {
        _DOWN: MessageRating.value == "down",
        _LOW: and_(low, Message.kind != "unknown"),
        _UNANSWERED: and_(low, Message.kind == "unknown"),
    }
