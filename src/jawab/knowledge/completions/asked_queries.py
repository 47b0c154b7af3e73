"""SQL about the questions that visitors asked. Every query names its workspace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.accounts.models import Workspace
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation, Message
from jawab.kit.ids import new_id
from jawab.knowledge.completions.models import AskedProgress, AskedQuestion, QuestionAsker
from jawab.understanding.models import MessageReading


@dataclass(frozen=True, slots=True)
class Answered:
    """A visitor's message that was answered, and what was read of it."""

    message: Message
    contact: Contact
    reading: MessageReading


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is to be counted for the visitor `contact_id`."""

    mark: str
    sealed: bytes
    language: str
    contact_id: UUID
    at: datetime


def about(workspace_id: UUID, mark: str) -> str:
    """What the sealed text belongs to."""
    return f"asked:{workspace_id}:{mark}"


async def workspaces(session: AsyncSession) -> Sequence[UUID]:
    return (await session.scalars(select(Workspace.id))).all()


async def progress(session: AsyncSession, workspace_id: UUID) -> AskedProgress:
    """How far the log was read: at its beginning when nobody did yet."""
    found = await session.get(AskedProgress, workspace_id)
    return found or AskedProgress(workspace_id=workspace_id, cursor=0, askers=0, number=0)


async def answered(session: AsyncSession, workspace_id: UUID, answers: Sequence[UUID]) -> list[Answered]:
    """What the bot's messages `answers` were replies to, as far as it was read and its visitor is still there."""
    question = aliased(Message)
    query = (
        select(question, Contact, MessageReading)
        .join(Message, Message.reply_to == question.id)
        .join(Conversation, Conversation.id == question.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .join(MessageReading, MessageReading.message_id == question.id)
        .where(Message.workspace_id == workspace_id, Message.id.in_(answers), question.author == "visitor")
        .order_by(question.created_at)
    )
    return [Answered(row[0], row[1], row[2]) for row in await session.execute(query)]


async def count(session: AsyncSession, workspace_id: UUID, asked: Collection[Asked]) -> int:
    """Count questions, each once for a visitor; gives the most visitors that any of them now has."""
    known = await _known(session, workspace_id, [one.mark for one in asked])
    for one in asked:
        if one.mark not in known:
            known[one.mark] = question = AskedQuestion(
                id=new_id(), workspace_id=workspace_id, mark=one.mark, text_sealed=one.sealed, language=one.language,
                visitors=0, asked_at=one.at,
            )  # fmt: skip
            session.add(question)
        known[one.mark].asked_at = max(known[one.mark].asked_at, one.at)
    await session.flush()
    wanted = dict.fromkeys((known[one.mark].id, one.contact_id) for one in asked)
    new = wanted.keys() - await _askers(session, workspace_id, {question.id for question in known.values()})
    session.add_all(
        QuestionAsker(workspace_id=workspace_id, question_id=question_id, contact_id=contact_id)
        for question_id, contact_id in new
    )
    await session.flush()
    return await _recount(session, workspace_id, {question_id for question_id, _ in new})


async def move_on(session: AsyncSession, workspace_id: UUID, cursor: int, *, changed: bool) -> None:
    """Note that the log was read up to `cursor`, and whether something else is to be offered now."""
    row = await session.merge(await progress(session, workspace_id))
    row.cursor = cursor
    row.askers = await _all_askers(session, workspace_id)
    row.number += changed


async def let_go(session: AsyncSession, workspace_id: UUID, before: datetime) -> None:
    """Delete questions that were asked last before that moment, and the parts of visitors who are gone."""
    row = await session.merge(await progress(session, workspace_id))
    mine = AskedQuestion.workspace_id == workspace_id
    old = await session.execute(delete(AskedQuestion).where(mine, AskedQuestion.asked_at < before).returning(
        AskedQuestion.id
    ))  # fmt: skip
    stale = old.first() is not None
    askers = await _all_askers(session, workspace_id)
    if askers != row.askers:
        await _recount(session, workspace_id, None)
        await session.execute(delete(AskedQuestion).where(mine, AskedQuestion.visitors == 0))
    row.number += stale or askers != row.askers
    row.askers = askers


async def _known(session: AsyncSession, workspace_id: UUID, marks: Collection[str]) -> dict[str, AskedQuestion]:
    query = select(AskedQuestion).where(AskedQuestion.workspace_id == workspace_id, AskedQuestion.mark.in_(marks))
    return {question.mark: question for question in await session.scalars(query)}


async def _askers(session: AsyncSession, workspace_id: UUID, questions: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    query = select(QuestionAsker.question_id, QuestionAsker.contact_id).where(
        QuestionAsker.workspace_id == workspace_id, QuestionAsker.question_id.in_(questions)
    )
    return {(question_id, contact_id) for question_id, contact_id in await session.execute(query)}


async def _all_askers(session: AsyncSession, workspace_id: UUID) -> int:
    query = select(func.count()).select_from(QuestionAsker).where(QuestionAsker.workspace_id == workspace_id)
    return await session.scalar(query) or 0


async def _recount(session: AsyncSession, workspace_id: UUID, questions: Collection[UUID] | None) -> int:
    """Put `visitors` right, of all questions when none are named; gives the highest of them."""
    which = AskedQuestion.workspace_id == workspace_id
    if questions is not None:
        which &= AskedQuestion.id.in_(questions)
    askers = select(func.count()).where(QuestionAsker.question_id == AskedQuestion.id).scalar_subquery()
    changed = update(AskedQuestion).where(which).values(visitors=askers).returning(AskedQuestion.visitors)
    rows = await session.execute(changed, execution_options={"synchronize_session": False})
    return max((row.visitors for row in rows), default=0)
