"""Replies to be looked through: `/api/desk/reviews`. Everything is reached through the agent's workspace."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.kit.paging import decode_cursor, encode_cursor
from jawab.learning.reviews import queue, reviewing, rules
from jawab.learning.reviews.queries import Wanted
from jawab.learning.reviews.schemas import ReviewIn, ReviewItem, ReviewPage, ReviewRulesBody, State, Why

router = APIRouter(prefix="/api/desk", tags=["desk: reviews"])


@router.get("/reviews")
async def reviews(
    signed: Signed,
    here: InContext,
    state: State = "open",
    why: Why | None = None,
    language: Annotated[str | None, Query(max_length=35)] = None,
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 30,
) -> ReviewPage:
    """Replies with a low score or a thumb down, newest first; or those that were reviewed."""
    wanted = Wanted(state=state, why=why, language=language)
    page = await queue.page(here.core, signed.workspace.id, wanted, decode_cursor(after), limit)
    following = encode_cursor(*page.following) if page.following else None
    return ReviewPage(items=page.items, next=following, counts=page.counts, threshold=page.threshold)


@router.get("/reviews/{reply_id}")
async def one(reply_id: UUID, signed: Signed, here: InContext) -> ReviewItem:
    """Any reply of the bot's, with its score."""
    return await queue.item(here.core, signed.workspace.id, reply_id)


@router.put("/reviews/{reply_id}")
async def review(reply_id: UUID, given: ReviewIn, signed: Signed, here: InContext) -> ReviewItem:
    """Judge a reply; a correction becomes the answer that others get at once."""
    return await reviewing.review(here.core, here.answers, signed.member, reply_id, given)


@router.delete("/reviews/{reply_id}")
async def reopen(reply_id: UUID, signed: Signed, here: InContext) -> ReviewItem:
    """Take a judgement back."""
    return await reviewing.reopen(here.core, signed.member, reply_id)


@router.get("/review-rules")
async def present_rules(signed: Signed, here: InContext) -> ReviewRulesBody:
    """From which score down replies come into the queue."""
    async with here.core.database.read() as session:
        return ReviewRulesBody(threshold=await rules.threshold(session, signed.workspace.id))


@router.put("/review-rules")
async def change_rules(wanted: ReviewRulesBody, signed: Signed, here: InContext) -> ReviewRulesBody:
    """The queue follows at once."""
    async with here.core.database.write() as session:
        await rules.save(session, signed.workspace.id, wanted.threshold)
    return wanted
