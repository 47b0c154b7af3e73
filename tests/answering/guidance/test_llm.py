"""Guidance where an LLM writes: what it is told, and that nothing forbidden is ever seen."""

from jawab.answering.abilities import Abilities
from jawab.answering.guidance.rules import Rule
from jawab.answering.guidance.stored import GivenGuidance
from jawab.answering.pipeline import Answering
from jawab.answering.types import Delta, Reply
from jawab.inference.fake import FakeEmbedder
from jawab.understanding.reader import Reader
from tests.answering.conftest import Bench
from tests.answering.guidance.rules import rule
from tests.answering.knowledge import question
from tests.support.fake_provider import Script

ASKED = "how long does a refund to a foreign card take"
GOOD = [
    "A foreign card can take up to 15 working days. [1] ",
    "Your bank posts it on its own schedule. [1] ",
    "The amount may differ slightly because of exchange rates. [1]",
]


async def ask(bench: Bench, script: Script, *rules: Rule) -> tuple[str, Reply]:
    """All that was ever shown, and the reply."""
    bench.provider.script = script
    able = Abilities(guidance=GivenGuidance(rules))
    answering = Answering(
        bench.knowledge, FakeEmbedder(), Reader(FakeEmbedder()), None, bench.llm, bench.purse, able
    )  # fmt: skip
    pieces = [piece async for piece in answering.reply(question(ASKED))]
    reply = pieces[-1]
    assert isinstance(reply, Reply)
    return "".join(piece.text for piece in pieces if isinstance(piece, Delta)), reply


async def test_the_llm_is_told_the_rules_that_hold_and_no_others(chat: Bench) -> None:
    rules = [rule("tone", "Sign with “Your Gulnar team”."), rule("tone", "Rhyme.", moods=["happy"])]
    await ask(chat, Script(GOOD), *rules)
    sent = str(chat.provider.requests[0])
    assert "Sign with “Your Gulnar team”." in sent
    assert "Rhyme." not in sent


async def test_a_forbidden_sentence_is_never_shown_even_while_it_is_written(chat: Bench) -> None:
    forbidden = rule("must_not_say", "your bank", name="No blaming")
    shown, reply = await ask(chat, Script(GOOD), forbidden)
    assert "bank" not in shown + reply.text
    assert "15 working days" in reply.text
    assert "exchange rates" in reply.text
    assert reply.trace["guidance"] == [
        {"id": str(forbidden.id), "name": "No blaming", "effect": "kept back what the LLM wrote"}
    ]
    assert reply.trace["mode"] == "llm"


async def test_when_all_that_the_llm_writes_is_forbidden_nothing_forbidden_is_quoted_instead(chat: Bench) -> None:
    shown, reply = await ask(chat, Script(GOOD), rule("must_not_say", "working days\nbank\namount"))
    assert "working days" not in shown + reply.text
    assert reply.kind == "unknown"
    assert reply.offers_person
    assert reply.trace["decision"] == "unknown"
    assert reply.trace["reason"] == "the guidance leaves nothing that may be said"


async def test_what_must_be_said_is_added_after_the_llms_words(chat: Bench) -> None:
    _, reply = await ask(chat, Script(GOOD), rule("must_say", "Refunds are free of charge."))
    assert reply.text.endswith("[1]\n\nRefunds are free of charge.")


async def test_a_breakdown_in_the_middle_shows_nothing_forbidden_either(chat: Bench) -> None:
    shown, reply = await ask(chat, Script(GOOD, break_after=1), rule("must_not_say", "your bank"))
    assert "bank" not in shown + reply.text
    assert reply.trace["fallback"]
