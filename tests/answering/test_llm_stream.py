"""The LLM path against each provider's own streaming protocol, spoken by its real client."""

import asyncio
from contextlib import aclosing
from uuid import UUID

import pytest

from jawab.answering.abilities import Abilities
from jawab.answering.ports import Looked
from jawab.answering.types import Asking, Delta, Expecting, Keepable, Reply, Said
from tests.answering.conftest import Bench
from tests.answering.knowledge import question
from tests.support.fake_provider import Script

GOOD = [
    "A foreign card can take ", "up to 15 working days", ", and the amount may differ slightly",
    " because of exchange rates. [", "1] We release the money on the first day, but your bank posts it on its own ",
    "schedule [1].",
]  # fmt: skip
ASKED = "how long does a refund to a foreign card take"


async def test_streams_sentence_by_sentence_with_citations(bench: Bench) -> None:
    deltas, reply = await bench.ask(ASKED, Script(GOOD))
    assert [delta.at for delta in deltas] == [0, len(deltas[0].text)]
    assert deltas[0].text.startswith("A foreign card can take up to 15 working days")
    assert reply.kind == "answer"
    assert reply.text.count("[1]") == 2
    assert [citation.n for citation in reply.citations] == [1]
    assert reply.citations[0].title == "Refund times"
    assert reply.trace["mode"] == "llm"
    assert reply.trace["fallback"] is None
    assert reply.trace["tokens"] == {"input": 100, "output": 20}
    assert bench.purse.settled[0].output_tokens == 20


async def test_prompt_carries_numbered_passages_rules_and_question(bench: Bench) -> None:
    await bench.ask(ASKED, Script(GOOD))
    sent = str(bench.provider.requests[0])
    assert '<passage n="1">' in sent
    assert "7 to 10 working days" in sent
    assert "NO_ANSWER" in sent
    assert ASKED in sent
    assert len(bench.provider.requests) == 1


async def test_no_answer_is_an_honest_unknown(bench: Bench) -> None:
    deltas, reply = await bench.ask(ASKED, Script(["NO_", "ANSWER"]))
    assert reply.kind == "unknown"
    assert reply.offers_person
    assert reply.trace["decision"] == "unknown"
    assert not deltas


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
async def test_refusal_falls_back_at_once_and_is_not_tried_again(bench: Bench, status: int) -> None:
    deltas, reply = await bench.ask(ASKED, Script(GOOD, status=status))
    assert reply.kind == "answer"
    assert "15 working days" in reply.text
    assert reply.trace["mode"] == "extractive"
    assert reply.trace["fallback"] == f"provider_error: {status}"
    assert len(bench.provider.requests) == 1
    assert not deltas


async def test_stream_torn_down_falls_back_and_takes_back_what_was_shown(bench: Bench) -> None:
    deltas, reply = await bench.ask(ASKED, Script(GOOD, break_after=5))
    assert deltas[0].text.startswith("A foreign card")
    assert deltas[-1] == Delta(0, reply.text)
    assert reply.trace["fallback"].startswith(("provider_error", "broken_off"))
    assert reply.trace["mode"] == "extractive"


async def test_stream_that_ends_without_saying_so_is_broken_off(bench: Bench) -> None:
    _, reply = await bench.ask(ASKED, Script(GOOD, finish=None, usage=None))
    assert reply.trace["fallback"] == "broken_off"
    assert reply.kind == "answer"


async def test_malformed_stream_falls_back(bench: Bench) -> None:
    _, reply = await bench.ask(ASKED, Script(GOOD, garbage_after=1))
    assert reply.trace["fallback"].startswith("provider_error")
    assert reply.kind == "answer"


async def test_slow_first_piece_times_out(bench: Bench, provider_name: str) -> None:
    bench.hurry(provider_name, 0.2)
    _, reply = await bench.ask(ASKED, Script(GOOD, stall_after=0))
    assert reply.trace["fallback"] == "timeout"
    assert "15 working days" in reply.text
    await asyncio.wait_for(bench.provider.left.wait(), 5)


async def test_stall_in_the_middle_times_out(bench: Bench, provider_name: str) -> None:
    bench.hurry(provider_name, 2.0)
    deltas, reply = await bench.ask(ASKED, Script(GOOD, stall_after=5))
    assert reply.trace["fallback"] == "timeout"
    assert deltas[-1] == Delta(0, reply.text)
    await asyncio.wait_for(bench.provider.left.wait(), 5)


async def test_drip_without_a_sentence_times_out(chat: Bench) -> None:
    chat.hurry("openai-chat", 0.3)
    _, reply = await chat.ask(ASKED, Script(["word "] * 100, pause=0.02))
    assert reply.trace["fallback"] == "timeout"


async def test_closing_the_reply_closes_the_connection(bench: Bench) -> None:
    bench.provider.script = Script(GOOD, stall_after=5)
    async with aclosing(bench.answering.reply(question(ASKED))) as pieces:
        assert await anext(pieces) == Expecting("llm")
        assert isinstance(await anext(pieces), Delta)
    await asyncio.wait_for(bench.provider.left.wait(), 5)
    assert len(bench.purse.settled) == 1


async def test_cancelling_the_task_closes_the_connection(bench: Bench) -> None:
    bench.provider.script = Script(GOOD, stall_after=2)

    async def listen() -> list[Delta | Reply]:
        return [piece async for piece in bench.answering.reply(question(ASKED))]

    task = asyncio.create_task(listen())
    await asyncio.wait_for(bench.provider.stalled.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(bench.provider.left.wait(), 5)
    assert len(bench.purse.settled) == 1


async def test_provider_that_is_not_there(chat: Bench) -> None:
    await chat.provider.__aexit__()
    _, reply = await chat.ask(ASKED, Script(GOOD))
    assert reply.trace["fallback"] == "provider_error: connection"
    assert reply.kind == "answer"


async def test_used_up_budget_asks_nobody(chat: Bench) -> None:
    chat.purse.empty = True
    deltas, reply = await chat.ask(ASKED, Script(GOOD))
    assert reply.trace["fallback"] == "budget"
    assert reply.trace["budget"] == "day"
    assert reply.kind == "answer"
    assert not chat.provider.requests
    assert not deltas


async def test_length_limit_drops_the_half_sentence(bench: Bench) -> None:
    cut = ["A foreign card can take up to 15 working days. [1] We release the money on the first day, but your bank"]
    _, reply = await bench.ask(ASKED, Script(cut, finish="length"))
    assert reply.text == "A foreign card can take up to 15 working days. [1]"
    assert reply.trace["fallback"] is None


async def test_usage_that_is_not_told_is_estimated(chat: Bench) -> None:
    _, reply = await chat.ask(ASKED, Script(GOOD, usage=None))
    assert reply.trace["tokens"]["output"] > 20
    assert reply.trace["tokens"]["input"] == 100


class NothingKept:
    """A cache that knows nothing."""

    async def get(self, asking: Asking) -> Looked:
        return Looked(None, 1)

    async def keep(self, keepable: Keepable, reply_id: UUID | None) -> None:
        raise NotImplementedError


async def test_what_was_written_with_the_conversation_in_mind_is_not_for_others(chat: Bench) -> None:
    answering = chat.answering
    answering._able = Abilities(cache=NothingKept())
    for history, is_for_all in [((), True), ((Said("visitor", "I am in a hurry"),), False)]:
        chat.provider.script = Script(GOOD)
        replies = [one async for one in answering.reply(question(ASKED, history=history)) if isinstance(one, Reply)]
        assert replies[0].trace["mode"] == "llm"
        assert (replies[0].keepable is not None) is is_for_all
