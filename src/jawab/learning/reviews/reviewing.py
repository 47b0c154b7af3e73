"""A person judges a reply. A correction is given to the next who asks the same, from this moment on."""

import re
from uuid import UUID

from jawab.accounts.models import Member
from jawab.answering.cache.discredit import discredit
from jawab.answering.cache.store import StoredAnswers
from jawab.answering.cache.verified import keep_verified
from jawab.answering.feedback import cache_entry
from jawab.answering.quality import store
from jawab.answering.types import Citation
from jawab.conversations.core import Core
from jawab.conversations.schemas import MessageOut
from jawab.conversations.thread import Thread
from jawab.kit.clock import now
from jawab.learning.reviews import queue
from jawab.learning.reviews.models import Review
from jawab.learning.reviews.schemas import GRADES, Correction, ReviewIn, ReviewItem

_MARK = re.compile(r"\[(\d+)\]")


async def review(core: Core, answers: StoredAnswers, member: Member, reply_id: UUID, given: ReviewIn) -> ReviewItem:
    """Keep a judgement in place of an earlier one. An answer that is not good is no longer given from the cache.

    Raises NotFound, or Unprocessable when the correction's question names a person, an address or an order: what is
    given to everybody must not be one visitor's.
    """
    about = await queue.item(core, member.workspace_id, reply_id)
    if given.correction:
        await _verify(answers, member, about, given.correction)
    async with core.thread(member.workspace_id, about.conversation_id) as thread:
        row = await _row(thread, reply_id)
        row.member_id, row.reviewed_at = member.id, now()
        row.grade, row.reason = given.grade, given.reason
        row.note_sealed = thread.sealer.seal_text(given.note, queue.note_about(reply_id)) if given.note else None
        row.correction_sealed = _sealed(thread, reply_id, given.correction)
        await store.graded(thread.session, member.workspace_id, reply_id, GRADES[given.grade])
        if given.grade != "good":
            entry = await cache_entry(thread, reply_id)
            await discredit(thread.session, member.workspace_id, reply_id=reply_id, entry=entry)
        await _tell(thread, member, reply_id, row)
    return await queue.item(core, member.workspace_id, reply_id)


async def reopen(core: Core, member: Member, reply_id: UUID) -> ReviewItem:
    """Take a judgement back: the reply waits again when its score or rating says so. A correction stays what others are
    given. Raises NotFound."""
    about = await queue.item(core, member.workspace_id, reply_id)
    async with core.thread(member.workspace_id, about.conversation_id) as thread:
        row = await thread.session.get(Review, reply_id)
        if row is not None:
            await thread.session.delete(row)
            await store.graded(thread.session, member.workspace_id, reply_id, None)
            await _tell(thread, member, reply_id, None)
    return await queue.item(core, member.workspace_id, reply_id)


async def _verify(answers: StoredAnswers, member: Member, about: ReviewItem, correction: Correction) -> None:
    """Give the corrected answer to who asks that question; it cites what it still refers to."""
    asked = about.question or about.answer
    await keep_verified(
        answers,
        member.workspace_id,
        correction.question,
        asked.language,
        correction.text,
        _cited(about.answer, correction.text),
        member_id=member.id,
    )


def _cited(answer: MessageOut, text: str) -> list[Citation]:
    marks = {int(number) for number in _MARK.findall(text)}
    return [Citation(**one.model_dump()) for one in answer.citations if one.n in marks]


async def _row(thread: Thread, reply_id: UUID) -> Review:
    row = await thread.session.get(Review, reply_id)
    if row is None:
        conversation = thread.conversation
        row = Review(reply_id=reply_id, workspace_id=conversation.workspace_id, conversation_id=conversation.id)
        thread.session.add(row)
    return row


def _sealed(thread: Thread, reply_id: UUID, correction: Correction | None) -> bytes | None:
    if correction is None:
        return None
    return thread.sealer.seal_text(correction.model_dump_json(), queue.correction_about(reply_id))


async def _tell(thread: Thread, member: Member, reply_id: UUID, row: Review | None) -> None:
    """Note who reviewed what in the log, and tell open desks that the queue is another one."""
    facts = {
        "reply_id": str(reply_id),
        "member_id": str(member.id),
        "grade": row.grade if row else None,
        "reason": row.reason if row else None,
        "corrected": bool(row and row.correction_sealed),
    }
    await thread.tell_desk("reply.reviewed", facts, "review", {"reply_id": str(reply_id), "grade": facts["grade"]})
