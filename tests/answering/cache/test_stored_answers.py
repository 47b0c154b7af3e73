"""What the cache gives, what it does not keep, and what makes it forget; between two processes throughout."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select, text

from jawab.answering.cache import store
from jawab.answering.cache.discredit import discredit
from jawab.answering.cache.models import CachedAnswer
from jawab.answering.cache.verified import keep_verified, withdraw_verified
from jawab.answering.types import Citation, Keepable
from jawab.db.base import Base
from jawab.kit.errors import Unprocessable
from jawab.kit.ids import new_id
from tests.answering.cache.conftest import Desk, a_desk, a_workspace

ASKED = "How long does a refund take?"
ANSWER = "Refunds take **3 working days**. [1]"


async def rows(desk: Desk) -> list[CachedAnswer]:
    async with desk.database.read() as session:
        ours = select(CachedAnswer).where(CachedAnswer.workspace_id == desk.workspace_id)
        return list(await session.scalars(ours.order_by(CachedAnswer.id)))


async def test_the_same_question_is_answered_by_the_other_process(desk: Desk) -> None:
    assert await desk.answer(ASKED) is None
    await desk.keep(ASKED, ANSWER)
    looked = await desk.there.get(await desk.asking("how long does a refund take"))
    assert looked.hit
    assert (looked.hit.text, looked.hit.citations[0].url, looked.hit.verified) == (ANSWER, "/help/refunds", False)
    await desk.there.close()
    (row,) = await rows(desk)
    assert (row.id, row.hits) == (looked.hit.entry, 1)


@pytest.mark.parametrize(
    "other",
    [
        "How long do 20 refunds take?",
        "How long does a refund not take?",
        "How long does a delivery take?",
        "How long does a refund take in Lahore?",
    ],
)
async def test_another_question_is_not(desk: Desk, other: str) -> None:
    await desk.keep(ASKED, ANSWER)
    assert await desk.answer(ASKED) == ANSWER
    assert await desk.answer(other) is None


async def test_language_variant_and_workspace_are_kept_apart(desk: Desk) -> None:
    await desk.keep(ASKED, ANSWER, variant="openai:small|rules")
    assert await desk.answer(ASKED, variant="openai:small|rules") == ANSWER
    assert await desk.answer(ASKED) is None
    assert await desk.answer(ASKED, variant="openai:small|rules", language="ur-Latn") is None
    neighbour = replace(desk, workspace_id=await a_workspace(desk.database))
    assert await neighbour.answer(ASKED, variant="openai:small|rules") is None


@pytest.mark.parametrize(
    "own", ["Where is my order GN-1234567?", "I am Nadia Sample, when is my refund?", "Is nadia@example.com my login?"]
)
async def test_what_is_one_visitors_own_is_neither_kept_nor_answered(desk: Desk, own: str) -> None:
    await desk.keep(own, ANSWER)
    assert await rows(desk) == []


async def test_an_answer_without_a_source_is_not_kept(desk: Desk) -> None:
    asking = await desk.asking(ASKED)
    await desk.here.keep(Keepable(asking, ANSWER, [], 0), None)
    assert await rows(desk) == []


async def test_an_edited_article_makes_answers_void(desk: Desk) -> None:
    await desk.keep(ASKED, ANSWER)
    assert await desk.answer(ASKED) == ANSWER
    await desk.edit_an_article()
    assert await desk.answer(ASKED) is None
    await desk.keep(ASKED, "Refunds take 5 days now. [1]")
    assert await desk.answer(ASKED) == "Refunds take 5 days now. [1]"
    assert len(await rows(desk)) == 1


async def test_an_answer_that_was_composed_before_the_edit_is_not_kept_after_it(desk: Desk) -> None:
    asking = await desk.asking(ASKED)
    looked = await desk.here.get(asking)
    await desk.edit_an_article()
    citation = [Citation(1, new_id(), "Refunds", "", "/help/refunds", "3 working days")]
    await desk.here.keep(Keepable(asking, ANSWER, citation, looked.knowledge), None)
    assert await desk.answer(ASKED) is None


async def test_what_was_rated_badly_is_served_no_more_and_not_kept_again(desk: Desk) -> None:
    await desk.keep(ASKED, ANSWER)
    hit = (await desk.there.get(await desk.asking(ASKED))).hit
    assert hit
    async with desk.database.write() as session:
        assert await discredit(session, desk.workspace_id, entry=hit.entry)
    assert await desk.answer(ASKED) is None
    await desk.keep(ASKED, ANSWER)
    assert await desk.answer(ASKED) is None
    await desk.edit_an_article()
    await desk.keep(ASKED, ANSWER)
    assert await desk.answer(ASKED) == ANSWER


async def test_discrediting_is_within_the_workspace(desk: Desk) -> None:
    await desk.keep(ASKED, ANSWER)
    (row,) = await rows(desk)
    neighbour = await a_workspace(desk.database)
    async with desk.database.write() as session:
        assert not await discredit(session, neighbour, entry=row.id)
    assert await desk.answer(ASKED) == ANSWER


async def test_an_entry_that_went_with_its_contact_is_not_served_from_memory(desk: Desk) -> None:
    await desk.keep(ASKED, ANSWER)
    assert await desk.answer(ASKED) == ANSWER
    async with desk.database.write() as session:  # as the cascade from the message does: no counter is raised
        await session.execute(text("DELETE FROM cached_answers"))
    assert await desk.answer(ASKED) is None


async def test_an_answer_to_a_message_that_is_gone_is_not_kept(desk: Desk) -> None:
    await desk.keep(ASKED, ANSWER, reply_id=new_id())
    assert await rows(desk) == []


async def test_a_verified_answer_goes_first_and_survives_edits(desk: Desk) -> None:
    await desk.keep(ASKED, ANSWER)
    verified = "A colleague says: **4 days**."
    entry = await keep_verified(desk.here, desk.workspace_id, ASKED, "en", verified, [])
    hit = (await desk.there.get(await desk.asking(ASKED, variant="any|rules"))).hit
    assert hit
    assert (hit.entry, hit.text, hit.verified) == (entry, verified, True)
    assert await desk.answer(ASKED) == verified
    await desk.edit_an_article()
    assert await desk.answer(ASKED) == verified
    async with desk.database.write() as session:
        assert not await discredit(session, desk.workspace_id, entry=entry)
    again = await keep_verified(desk.here, desk.workspace_id, "how long does a refund take", "en", "5 days.", [])
    assert await desk.answer(ASKED) == "5 days."
    assert await withdraw_verified(desk.here, desk.workspace_id, again)
    assert await desk.answer(ASKED) is None


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [("", "5 days", "needs its question"), (ASKED, " ", "needs its question"),
     ("Where is order GN-1234567?", "On its way", "Leave “GN-1234567” out")],
)  # fmt: skip
async def test_a_verified_answer_is_for_everybody(desk: Desk, question: str, answer: str, told: str) -> None:
    with pytest.raises(Unprocessable, match=told):
        await keep_verified(desk.here, desk.workspace_id, question, "en", answer, [])


async def test_the_least_used_go_when_there_are_too_many(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_ENTRIES", 3)
    monkeypatch.setattr(store, "REMOVED_TOGETHER", 1)
    questions = ["Where do you deliver?", "What are vouchers?", "Who repairs kettles?"]
    for question in questions:
        await desk.keep(question, f"About {question} [1]")
    assert await desk.answer(questions[0])
    await desk.there.close()
    await desk.keep("When do you open?", "At nine. [1]")
    assert [bool(await desk.answer(question)) for question in questions] == [True, False, False]
    assert await desk.answer("When do you open?") == "At nine. [1]"


async def test_no_word_of_a_visitor_lies_in_the_database_in_the_clear(desk: Desk) -> None:
    await desk.keep("How do I wash a pomegranate shawl?", "By hand. [1]")
    async with desk.database.read() as session:
        for table in Base.metadata.tables.values():
            for row in await session.execute(select(table)):
                assert "pomegranate" not in repr(tuple(row))
    (row,) = await rows(desk)
    for sealed in (row.question_sealed, row.vector_sealed, row.answer_sealed):
        assert sealed
        assert b"pomegranate" not in sealed


async def test_verified_answers_are_found_by_another_model(desk: Desk) -> None:
    entry = await keep_verified(desk.here, desk.workspace_id, ASKED, "en", "4 days.", [])

    class Other(type(desk.embedder)):  # type: ignore[misc]
        name = "another model"

    other = a_desk(desk.database, desk.workspace_id, Other())
    hit = (await other.there.get(await other.asking(ASKED))).hit
    assert hit
    assert hit.entry == UUID(str(entry))
    await other.there.close()
