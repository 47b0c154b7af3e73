"""Replies that wait to be looked through, and what people said of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jawab.answering.quality.models import ReplyScore
from jawab.answering.quality.score import helpfulness
from jawab.answering.quality.store import parts_of
from jawab.conversations import ratings
from jawab.conversations.core import Core
from jawab.conversations.models import MessageRating
from jawab.conversations.thread import shown
from jawab.kit.errors import NotFound
from jawab.kit.paging import Place
from jawab.kit.sealing import Sealer
from jawab.learning.reviews import queries, rules
from jawab.learning.reviews.models import Review
from jawab.learning.reviews.queries import Row, Wanted
from jawab.learning.reviews.schemas import (
    Correction,
    RatingGiven,
    ReviewCounts,
    ReviewItem,
    ReviewOut,
    ScoreOut,
)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Replies, where the next page begins, how many there are of each kind, and the threshold that holds."""

    items: list[ReviewItem]
    following: Place | None
    counts: ReviewCounts
    threshold: float


async def page(core: Core, workspace_id: UUID, wanted: Wanted, after: Place | None, limit: int) -> QueuePage:
    """A page of the queue, or of what was reviewed."""
    async with core.database.read() as session:
        threshold = await rules.threshold(session, workspace_id)
        found = await queries.page(session, workspace_id, threshold, wanted, after, limit + 1)
        numbers = await queries.counts(session, workspace_id, threshold)
    rows = found[:limit]
    last = rows[-1] if len(found) > limit else None
    following = Place(_moment(last, wanted), last.reply.id) if last else None
    items = [_item(core, row, threshold) for row in rows]
    return QueuePage(items, following, ReviewCounts(**numbers), threshold)


async def item(core: Core, workspace_id: UUID, reply_id: UUID) -> ReviewItem:
    """One reply of the bot's. Raises NotFound."""
    async with core.database.read() as session:
        threshold = await rules.threshold(session, workspace_id)
        row = await queries.one(session, workspace_id, reply_id)
    if row is None:
        raise no_reply()
    return _item(core, row, threshold)


def no_reply() -> NotFound:
    return NotFound("There is no such reply in this workspace; it may have been erased.")


def note_about(reply_id: UUID) -> str:
    return f"review-note:{reply_id}"


def correction_about(reply_id: UUID) -> str:
    return f"review-correction:{reply_id}"


def _moment(row: Row, wanted: Wanted) -> datetime:
    return row.review.reviewed_at if wanted.state == "done" and row.review else row.reply.created_at


def _item(core: Core, row: Row, threshold: float) -> ReviewItem:
    sealer = core.keyring.for_contact(row.contact.id, row.contact.wrapped_key)
    return ReviewItem(
        reply_id=row.reply.id,
        conversation_id=row.reply.conversation_id,
        question=shown(row.question, sealer) if row.question else None,
        answer=shown(row.reply, sealer),
        score=_score(row.score, row.reply.rating) if row.score else None,
        rating=_rating(row.rating, sealer) if row.rating else None,
        why=queries.reasons(row, threshold),
        review=opened_review(row.review, row.member, sealer) if row.review else None,
    )


def _score(score: ReplyScore, rating: str | None) -> ScoreOut:
    return ScoreOut(
        overall=score.overall,
        measured=score.measured,
        relevance=score.relevance,
        completeness=score.completeness,
        groundedness=score.groundedness,
        speed=score.speed,
        helpfulness=helpfulness(parts_of(score), rating),
        seconds=score.seconds,
    )


def _rating(rating: MessageRating, sealer: Sealer) -> RatingGiven:
    return RatingGiven(value=rating.value, reason=rating.reason, comment=ratings.comment_of(rating, sealer))


def opened_review(review: Review, member: str | None, sealer: Sealer) -> ReviewOut:
    """A review as the desk sees it. Raises Unreadable."""
    note, correction = review.note_sealed, review.correction_sealed
    return ReviewOut(
        grade=review.grade,
        reason=review.reason,
        note=sealer.open_text(note, note_about(review.reply_id)) if note else None,
        correction=Correction.model_validate_json(sealer.open(correction, correction_about(review.reply_id)))
        if correction
        else None,
        member=member,
        reviewed_at=review.reviewed_at,
    )
