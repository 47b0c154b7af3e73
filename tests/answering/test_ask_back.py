"""Clarifying questions: with real candidates, at most twice running, and never in place of a grounded answer."""

from collections.abc import Sequence
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jawab.answering.clarified import times_asked_back
from jawab.answering.pipeline import Answering
from jawab.answering.types import Reply, Said
from jawab.inference.fake import FakeEmbedder
from jawab.understanding.rules import Rules
from tests.answering.knowledge import MemoryKnowledge, Verdict, article, question
from tests.answering.understandings import ReadsIntents, guess

PAGES = [*article("en/refunds/refund-times"), *article("en/products/warranty"), *article("en/returns/how-to-return")]
TITLES = {"Refund times", "Warranty and repairs", "How to return an item"}
TRACK, REFUND = guess("Track my parcel", 0.45), guess("Refund", 0.35)
UNKNOWN, CLARIFY = Verdict("unknown", confidence=0.2), Verdict("clarify", confidence=0.4)
ASKED_BACK = [Said("visitor", "about my parcel"), Said("bot", "Which of these do you mean?", "clarify")]


async def ask(
    text: str, reads: ReadsIntents, verdict: Verdict = UNKNOWN, knowledge: MemoryKnowledge | None = None, **more: object
) -> Reply:
    knowledge = knowledge or MemoryKnowledge(PAGES, verdict)
    pieces = [piece async for piece in Answering(knowledge, FakeEmbedder(), reads).reply(question(text, **more))]
    assert isinstance(pieces[-1], Reply)
    return pieces[-1]


def offered(reply: Reply) -> list[str]:
    """The options of a clarifying question; choosing one says what it is called."""
    assert reply.kind == "clarify"
    assert reply.text.endswith("Which of these do you mean?")
    assert reply.offers_person
    assert all(option.text == option.label for option in reply.options)
    return [option.label for option in reply.options]


@pytest.mark.parametrize("verdict", [UNKNOWN, CLARIFY])
async def test_an_unsure_intent_is_asked_for(verdict: Verdict) -> None:
    reply = await ask("about my parcel", ReadsIntents(TRACK, REFUND, guess("Gifts", 0.04)), verdict)
    assert offered(reply) == ["Track my parcel", "Refund"], "what is hardly likely is no candidate"
    assert reply.trace["decision"] == "clarify"
    assert "no intent reaches 0.70" in reply.trace["reason"]


async def test_there_are_never_more_than_four_to_choose_from() -> None:
    reply = await ask("about it", ReadsIntents(*(guess(f"Intent {n}", 0.15) for n in range(6))))
    assert offered(reply) == [f"Intent {n}" for n in range(4)]


async def test_one_candidate_is_none() -> None:
    assert (await ask("about my parcel", ReadsIntents(TRACK))).kind == "unknown"
    assert (await ask("about my parcel", ReadsIntents())).kind == "unknown"


async def test_what_is_likelier_none_of_ours_is_not_asked_for() -> None:
    assert (await ask("sing me a song", ReadsIntents(TRACK, REFUND, out_of_scope=0.46))).kind == "unknown"
    assert (await ask("sing me a song", ReadsIntents(TRACK, REFUND, out_of_scope=0.44))).kind == "clarify"


async def test_the_owners_threshold_says_what_is_sure() -> None:
    likely = ReadsIntents(guess("Track my parcel", 0.7), guess("Refund", 0.2))
    assert (await ask("my song", likely)).kind == "unknown"
    assert offered(await ask("my song", likely, rules=Rules(intent_threshold=0.71))) == ["Track my parcel", "Refund"]


async def test_a_page_that_is_likely_right_is_asked_for_before_an_intent() -> None:
    reply = await ask("refund warranty return", ReadsIntents(TRACK, REFUND), Verdict("clarify", confidence=0.6))
    assert reply.kind == "clarify"
    shown = {citation.title for citation in reply.citations}
    others = {option.text for option in reply.options}
    assert shown
    assert others
    assert shown | others <= TITLES
    assert not shown & others


async def test_pages_are_asked_for_where_the_intent_is_sure_or_there_are_none() -> None:
    for reads in (ReadsIntents(guess("Refund", 0.95), TRACK), ReadsIntents()):
        pages = offered(await ask("refund warranty return", reads, CLARIFY))
        assert len(pages) > 1
        assert set(pages) <= TITLES


async def test_likely_pages_are_offered_when_it_surely_is_about_something_of_ours() -> None:
    sure = ReadsIntents(guess("Refund", 0.95))
    reply = await ask("refund warranty return", sure)
    assert len(offered(reply)) > 1
    assert set(offered(reply)) <= TITLES
    assert "surely “Refund” (0.95)" in reply.trace["reason"]
    assert (await ask("song elephant moon", sure)).kind == "unknown", "no page is likely"


async def test_it_is_asked_back_twice_running_and_then_no_more() -> None:
    reads = ReadsIntents(TRACK, REFUND)
    assert (await ask("the other thing", reads, history=ASKED_BACK)).kind == "clarify"
    twice = [*ASKED_BACK, Said("visitor", "the other thing"), Said("bot", "Which of these do you mean?", "clarify")]
    for verdict in (UNKNOWN, CLARIFY):
        reply = await ask("the blue thing", reads, verdict, history=twice)
        assert (reply.kind, reply.offers_person) == ("unknown", True)
    answered = [*twice, Said("visitor", "the blue thing"), Said("bot", "It takes 3 days. [1]", "answer")]
    assert (await ask("my other parcel", reads, history=answered)).kind == "clarify", "the count begins again"


@given(some.lists(some.sampled_from(["clarify", "answer", "unknown", "notice", "visitor", "agent"]), max_size=10))
def test_only_the_last_clarifying_questions_count(kinds: list[str]) -> None:
    history = [Said("bot", "x", kind) if kind not in ("visitor", "agent") else _by(kind) for kind in kinds]
    count = times_asked_back(history)
    bots = [kind for kind in kinds if kind not in ("visitor", "agent")]
    assert bots[len(bots) - count :] == ["clarify"] * count
    assert len(bots) == count or bots[-count - 1] != "clarify"


def _by(author: str) -> Said:
    who: Literal["visitor", "agent"] = "visitor" if author == "visitor" else "agent"
    return Said(who, "x")


async def test_a_grounded_answer_is_never_replaced_by_a_question() -> None:
    for reads in (ReadsIntents(TRACK, REFUND), ReadsIntents(TRACK, REFUND, out_of_scope=0.9)):
        reply = await ask("refund time debit or credit card", reads, Verdict("answer"))
        assert (reply.kind, reply.options) == ("answer", ())
        assert reply.citations


@pytest.mark.parametrize(
    ("probability", "threshold", "hands_over"), [(0.7, 0.7, True), (0.69, 0.7, False), (0.9, 0.95, False)]
)
async def test_an_intent_for_a_person_goes_to_a_person_when_it_is_sure(
    probability: float, threshold: float, hands_over: bool
) -> None:
    knowledge = MemoryKnowledge(PAGES, Verdict("answer"))
    reads = ReadsIntents(guess("Complaints", probability, "person"), TRACK)
    reply = await ask("refund warranty", reads, knowledge=knowledge, rules=Rules(intent_threshold=threshold))
    assert reply.asks_for_person is hands_over
    assert bool(knowledge.asked) is not hands_over, "nothing is searched for who goes to a person"
    if hands_over:
        assert (reply.kind, reply.trace["decision"]) == ("notice", "handoff")
        assert reply.trace["reason"] == "“Complaints” is something for a person"


async def test_a_chosen_intent_goes_on_with_the_first_question() -> None:
    reads, knowledge = ReadsIntents(TRACK, guess("Warranty", 0.4)), MemoryKnowledge(PAGES, UNKNOWN)
    first = "how long for a copper kettle"
    asking = await ask(first, reads, knowledge=knowledge)
    chosen = next(option.text for option in asking.options if option.label == "Warranty")
    knowledge.verdict, history = Verdict("answer"), said(first, asking)
    reads.now_reads(guess("Warranty", 1.0))
    reply = await ask(chosen, reads, knowledge=knowledge, history=history)
    assert knowledge.asked == [first, f"{first} Warranty"]
    assert (reply.kind, reply.citations[0].title) == ("answer", "Warranty and repairs")


async def test_a_chosen_intent_for_a_person_brings_one() -> None:
    complaints = guess("Complaints", 0.4, "person")
    reads = ReadsIntents(complaints, TRACK)
    asking = await ask("about that parcel", reads)
    assert "Complaints" in offered(asking)
    reads.now_reads(guess("Complaints", 1.0, "person"))
    assert (await ask("Complaints", reads, history=said("about that parcel", asking))).asks_for_person


async def test_the_reply_to_a_choice_is_in_the_writing_of_the_question() -> None:
    reads = ReadsIntents(TRACK, REFUND)
    asking = await ask("میرے پارسل کے بارے میں بتائیں", reads)
    assert (asking.kind, asking.language) == ("clarify", "ur")
    reads.now_reads(guess("Refund", 1.0))
    knowledge = MemoryKnowledge([], UNKNOWN)
    reply = await ask("Refund", reads, knowledge=knowledge, history=said("میرے پارسل کے بارے میں بتائیں", asking))
    assert (reply.kind, reply.language) == ("unknown", "ur")


def said(text: str, reply: Reply) -> Sequence[Said]:
    """The question and our reply, as history."""
    options = [option.text for option in reply.options]
    return [Said("visitor", text), Said("bot", reply.text, reply.kind, options)]
