"""Questions that the help centre should answer, at the desk: `/api/desk/suggestions`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from jawab.accounts.sign_in import SignedIn
from jawab.answering.costs.prices import price_of
from jawab.answering.llm import language_model
from jawab.answering.spend import Spend
from jawab.context import Context, InContext
from jawab.desk.auth import Signed
from jawab.kit.errors import Conflict
from jawab.knowledge.writing import Writing
from jawab.learning.faq import deciding
from jawab.learning.faq.listing import Suggestions, set_rules
from jawab.learning.faq.looking import FaqParts, look
from jawab.learning.faq.schemas import (
    Answer,
    Approval,
    ContradictionList,
    DraftOut,
    FaqRulesIn,
    FaqRulesOut,
    Looked,
    Merger,
    State,
    SuggestionList,
    SuggestionOut,
)
from jawab.learning.faq.writing import Writer, written

router = APIRouter(prefix="/api/desk/suggestions", tags=["desk: knowledge"])


@router.get("")
async def suggestions(signed: Signed, here: InContext, state: Annotated[State, Query()] = "open") -> SuggestionList:
    return await _suggestions(signed, here).listed(state)


@router.post("/looks", status_code=201)
async def look_now(signed: Signed, here: InContext) -> Looked:
    """Look through the newest conversations at once instead of in a few minutes."""
    taken = await look(_parts(here), signed.workspace.id)
    found = await _suggestions(signed, here).listed("open")
    return Looked(taken=taken, open=len(found.items))


@router.put("/rules")
async def rules(given: FaqRulesIn, signed: Signed, here: InContext) -> FaqRulesOut:
    return await set_rules(_parts(here), signed.workspace.id, given.times, given.days)


@router.post("/checks")
async def check(answer: Answer, signed: Signed, here: InContext) -> ContradictionList:
    """Hold an answer against the articles."""
    found = await _suggestions(signed, here).check(answer.title, answer.markdown, answer.language)
    return ContradictionList(items=found)


@router.get("/{suggestion_id}")
async def suggestion(suggestion_id: UUID, signed: Signed, here: InContext) -> SuggestionOut:
    return await _suggestions(signed, here).one(suggestion_id)


@router.post("/{suggestion_id}/drafts", status_code=201)
async def write_draft(suggestion_id: UUID, signed: Signed, here: InContext) -> DraftOut:
    """Have the language model write an answer from the agents' replies. Nothing is kept of it here."""
    await _suggestions(signed, here).check_known(suggestion_id)
    llm = language_model(here.settings)
    if llm is None:
        raise Conflict("No language model is set. Write the answer by hand, or set JAWAB_LLM.")
    try:
        spend = Spend(here.core.database, here.settings.llm_daily_tokens, price_of(here.settings))
        return await written(_suggestions(signed, here), Writer(llm, spend, here.embedder), suggestion_id)
    finally:
        await llm.close()


@router.post("/{suggestion_id}/approval", status_code=201)
async def approve(suggestion_id: UUID, article: Approval, signed: Signed, here: InContext) -> SuggestionOut:
    """Publish the article; the bot answers from it at once."""
    await deciding.approve(_writing(signed, here), suggestion_id, article)
    return await _suggestions(signed, here).one(suggestion_id)


@router.post("/{suggestion_id}/merger", status_code=201)
async def merge(suggestion_id: UUID, into: Merger, signed: Signed, here: InContext) -> SuggestionOut:
    """Put it together with another suggestion, or into an article; what it went into, or itself, as it is now."""
    if into.article_id:
        await deciding.merge_into_article(
            _writing(signed, here), suggestion_id, into.article_id, into.heading.strip(), into.markdown
        )
    elif into.suggestion_id:
        await deciding.merge_into_suggestion(here.core.database, signed.member, suggestion_id, into.suggestion_id)
        suggestion_id = into.suggestion_id
    return await _suggestions(signed, here).one(suggestion_id)


@router.post("/{suggestion_id}/rejection", status_code=201)
async def reject(suggestion_id: UUID, signed: Signed, here: InContext) -> SuggestionOut:
    """Turn it down until as many visitors more have asked."""
    await deciding.reject(here.core.database, signed.member, suggestion_id)
    return await _suggestions(signed, here).one(suggestion_id)


@router.delete("/{suggestion_id}/rejection", status_code=204)
async def take_back(suggestion_id: UUID, signed: Signed, here: InContext) -> None:
    await deciding.take_back(here.core.database, signed.member, suggestion_id)


def _parts(here: Context) -> FaqParts:
    return FaqParts(here.core.database, here.core.keyring, here.embedder, here.settings.data_dir)


def _suggestions(signed: SignedIn, here: Context) -> Suggestions:
    return Suggestions(_parts(here), here.search, signed.workspace.id, bool(here.settings.llm))


def _writing(signed: SignedIn, here: Context) -> Writing:
    return Writing(here.core.database, here.embedder, signed.member)
