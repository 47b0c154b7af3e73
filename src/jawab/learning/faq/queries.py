"""SQL of questions and suggestions. Every query names the workspace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation, Message
from jawab.events.models import Event
from jawab.learning.faq.finding import Line
from jawab.learning.faq.models import FaqMessage, FaqQuestion, FaqRules, Suggestion
from jawab.understanding.models import MessageReading

TIMES, DAYS = 10, 30


async def rules(session: AsyncSession, workspace_id: UUID) -> FaqRules:
    """The workspace's own, or the usual ones as a row that is not stored yet."""
    found = await session.get(FaqRules, workspace_id)
    return found or FaqRules(workspace_id=workspace_id, times=TIMES, days=DAYS, cursor=0, looked_at=None)


async def workspaces_to_read(session: AsyncSession) -> list[UUID]:
    """Those in which something has happened since their log was read last."""
    newest = (
        select(Event.workspace_id, func.max(Event.id).label("last")).group_by(Event.workspace_id).subquery()
    )  # of an index alone
    query = (
        select(newest.c.workspace_id)
        .outerjoin(FaqRules, FaqRules.workspace_id == newest.c.workspace_id)
        .where(newest.c.last > func.coalesce(FaqRules.cursor, 0))
    )
    return list((await session.scalars(query)).all())


async def lines(session: AsyncSession, workspace_id: UUID, conversation_ids: Collection[UUID]) -> list[Line]:
    """All messages of these conversations without their words, in their order."""
    columns = (
        Message.id, Message.conversation_id, Message.seq, Message.author, Message.kind, Message.reply_to,
        Message.rating, Message.language, Message.created_at,
    )  # fmt: skip
    query = select(*columns).where(
        Message.workspace_id == workspace_id, Message.conversation_id.in_(list(conversation_ids))
    )
    return [Line(*row) for row in await session.execute(query.order_by(Message.conversation_id, Message.seq))]


async def looked_at(
    session: AsyncSession, workspace_id: UUID, message_ids: Collection[UUID]
) -> dict[UUID, UUID | None]:
    """Of these messages those that were looked at before, each with its question."""
    query = select(FaqMessage.message_id, FaqMessage.question_id).where(
        FaqMessage.workspace_id == workspace_id, FaqMessage.message_id.in_(list(message_ids))
    )
    return {row[0]: row[1] for row in await session.execute(query)}


@dataclass(frozen=True, slots=True)
class Words:
    """A message with what opens it, and what was read out of it."""

    message: Message
    contact: Contact
    reading: MessageReading | None


async def words(session: AsyncSession, workspace_id: UUID, message_ids: Collection[UUID]) -> dict[UUID, Words]:
    query = (
        select(Message, Contact, MessageReading)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .outerjoin(MessageReading, MessageReading.message_id == Message.id)
        .where(Message.workspace_id == workspace_id, Message.id.in_(list(message_ids)))
    )
    return {row[0].id: Words(*row) for row in await session.execute(query)}


@dataclass(frozen=True, slots=True)
class Live:
    """A question whose words are still there."""

    question: FaqQuestion
    looked: FaqMessage
    message: Message
    contact: Contact


async def live(
    session: AsyncSession, workspace_id: UUID, *, suggestion_id: UUID | None = None, embedder: str = "", limit: int
) -> list[Live]:
    """The newest questions whose words are there, oldest first; of one suggestion, or those with vectors of a model."""
    query = (
        select(FaqQuestion, FaqMessage, Message, Contact)
        .join(FaqMessage, FaqMessage.question_id == FaqQuestion.id)
        .join(Message, Message.id == FaqMessage.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(FaqQuestion.workspace_id == workspace_id, FaqQuestion.why != "served")
    )
    if suggestion_id:
        query = query.where(FaqQuestion.suggestion_id == suggestion_id)
    if embedder:
        query = query.where(FaqMessage.embedder == embedder)
    rows = await session.execute(query.order_by(FaqQuestion.asked_at.desc(), FaqQuestion.id.desc()).limit(limit))
    return [Live(*row) for row in rows][::-1]


async def visitor_numbers(session: AsyncSession, workspace_id: UUID, contact_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The numbers that visitors have already, by their contact's id."""
    query = (
        select(Conversation.contact_id, FaqQuestion.visitor)
        .join(Message, Message.conversation_id == Conversation.id)
        .join(FaqMessage, FaqMessage.message_id == Message.id)
        .join(FaqQuestion, FaqQuestion.id == FaqMessage.question_id)
        .where(FaqQuestion.workspace_id == workspace_id, Conversation.contact_id.in_(list(contact_ids)))
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def suggestions(
    session: AsyncSession, workspace_id: UUID, ids: Collection[UUID] | None = None, decision: str | None = ""
) -> Sequence[Suggestion]:
    """Those with one of these ids, or with this decision (None: no decision), oldest first."""
    query = select(Suggestion).where(Suggestion.workspace_id == workspace_id)
    if ids is not None:
        query = query.where(Suggestion.id.in_(list(ids)))
    if decision != "":
        query = query.where(Suggestion.decision == decision)
    return (await session.scalars(query.order_by(Suggestion.id))).all()


async def suggestion(
    session: AsyncSession, workspace_id: UUID, suggestion_id: UUID, *, lock: bool = False
) -> Suggestion | None:
    query = select(Suggestion).where(Suggestion.workspace_id == workspace_id, Suggestion.id == suggestion_id)
    return (await session.scalars(query.with_for_update() if lock else query)).one_or_none()


async def articles_of_suggestions(session: AsyncSession, workspace_id: UUID) -> dict[UUID, UUID]:
    """The suggestion that each article answers, by the article's id."""
    query = select(Suggestion.article_id, Suggestion.id).where(
        Suggestion.workspace_id == workspace_id, Suggestion.article_id.is_not(None)
    )
    return {article_id: id for article_id, id in await session.execute(query) if article_id}


async def visitors_since(session: AsyncSession, workspace_id: UUID, since: datetime) -> dict[UUID, int]:
    """How many different visitors asked each suggestion's question since."""
    query = (
        select(FaqQuestion.suggestion_id, func.count(FaqQuestion.visitor.distinct()))
        .where(FaqQuestion.workspace_id == workspace_id, FaqQuestion.asked_at >= since)
        .group_by(FaqQuestion.suggestion_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def questions(
    session: AsyncSession, workspace_id: UUID, suggestion_ids: Collection[UUID], since: datetime | None = None
) -> Sequence[FaqQuestion]:
    """The questions of these suggestions, oldest first."""
    query = select(FaqQuestion).where(
        FaqQuestion.workspace_id == workspace_id, FaqQuestion.suggestion_id.in_(list(suggestion_ids))
    )
    if since:
        query = query.where(FaqQuestion.asked_at >= since)
    return (await session.scalars(query.order_by(FaqQuestion.asked_at))).all()


async def move_questions(session: AsyncSession, workspace_id: UUID, source: UUID, target: UUID) -> None:
    """Put all questions of a suggestion to another, and let the empty one go."""
    mine = (FaqQuestion.workspace_id == workspace_id, FaqQuestion.suggestion_id == source)
    await session.execute(update(FaqQuestion).where(*mine).values(suggestion_id=target))
    gone = delete(Suggestion).where(Suggestion.workspace_id == workspace_id, Suggestion.id == source)
    await session.execute(gone)


async def note_rating(
    session: AsyncSession, workspace_id: UUID, question_id: UUID, *, answered: bool, rating: str | None
) -> None:
    mine = (FaqQuestion.workspace_id == workspace_id, FaqQuestion.id == question_id)
    await session.execute(update(FaqQuestion).where(*mine).values(answered=answered, rating=rating))


async def note_handoffs(session: AsyncSession, workspace_id: UUID, message_ids: Collection[UUID]) -> None:
    """These messages were followed by a hand-over to a person."""
    found = select(FaqMessage.question_id).where(
        FaqMessage.workspace_id == workspace_id, FaqMessage.message_id.in_(list(message_ids))
    )
    mine = (FaqQuestion.workspace_id == workspace_id, FaqQuestion.id.in_(found))
    await session.execute(update(FaqQuestion).where(*mine).values(handed_off=True))


async def take_turn(session: AsyncSession, workspace_id: UUID) -> None:
    """Let changes of a workspace's suggestions wait for each other until the unit of work ends."""
    await session.execute(select(Workspace.id).where(Workspace.id == workspace_id).with_for_update(key_share=True))
