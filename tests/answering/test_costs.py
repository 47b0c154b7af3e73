"""Tokens, money and limits as the owner sees them, over HTTP, with an LLM that tells what it took."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.support.agent import AgentClient
from tests.support.fake_provider import Script
from tests.support.http import checked
from tests.support.llm_server import LlmServer
from tests.support.site import Site, SiteMaker
from tests.support.stage import ROOMY

pytestmark = pytest.mark.slow

TOOK = (1234, 56)
PRICES = '{"openai-chat:fake": {"input": "0.3", "output": "2.5"}}'
EACH = (1234 * Decimal("0.3") + 56 * Decimal("2.5")) / 1_000_000
SENTENCE = ["Cancelling costs nothing as long as the order has not been dispatched. [1]"]
QUESTIONS = [
    "Cancel an order", "Change an order", "Delivery of large items", "Gift wrapping and gift notes", "Get an invoice",
    "Sold-out items and pre-orders", "Place an order", "Business and bulk orders", "Pay in instalments", "Gift cards",
    "Exchange for another size or colour", "Return or exchange a gift", "Warranty and repairs", "Reshma steam iron",
    "Neelam tea set for six", "Copper electric kettle, 1.7 litres", "Bank transfer and Raast", "Delete your account",
    "Pay with JazzCash or Easypaisa", "Pay by debit or credit card", "What we know about you",
    "Petals: our loyalty points", "Move or cancel an appointment", "Same-day delivery in Lahore",
]  # fmt: skip
"""Answered also with the embedder for tests; each once, so that no answer is one that was given before."""


@pytest.fixture(scope="module")
def llm() -> Iterator[LlmServer]:
    with LlmServer(Script(SENTENCE, usage=TOOK)) as server:
        yield server


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in ("sqlite", "cluster")])
def paying(request: pytest.FixtureRequest, site_maker: SiteMaker, llm: LlmServer) -> Iterator[Site]:
    """A shop whose answers are written by an LLM, with nothing prepared ahead and no tools that answer instead."""
    settings = {**ROOMY, **llm.settings, "llm_prices": PRICES, "prefetch_share": "0"}
    with site_maker.make(request.param, **settings) as site:
        with site.agent() as agent:
            agent.remove_tools()
        yield site


@pytest.fixture
def owner(paying: Site) -> Iterator[AgentClient]:
    """The owner; what they limited is lifted afterwards."""
    with paying.agent() as owner:
        yield owner
        limit(owner)


def limit(owner: AgentClient, **limits: dict[str, Any]) -> dict[str, Any]:
    return dict(checked(owner.http.put("/api/desk/costs/limits", json=limits)).json())


def costs(owner: AgentClient) -> dict[str, Any]:
    return dict(checked(owner.http.get("/api/desk/costs")).json())


def traces(owner: AgentClient, conversation_id: str) -> dict[str, Any]:
    return dict(checked(owner.http.get(f"/api/desk/conversations/{conversation_id}/traces")).json())


def ask(site: Site, number: int) -> tuple[str, dict[str, Any]]:
    """A new visitor's question: the conversation and the reply."""
    with site.visitor(number % len(site.urls)) as visitor:
        visitor.open()
        return visitor.conversation_id, visitor.ask(QUESTIONS[number])


def test_money_is_counted_for_conversation_day_and_month(paying: Site, owner: AgentClient) -> None:
    before = costs(owner)
    conversation, reply = ask(paying, 0)
    assert reply["text"].startswith("Cancelling costs nothing")
    seen, after = traces(owner, conversation), costs(owner)
    assert seen["items"][0]["cost"] == {"amount": str(EACH), "currency": "USD"}
    assert seen["items"][0]["tokens"] == {"input": 1234, "output": 56}
    assert Decimal(seen["spend"]["cost"]) == EACH
    for part in ("today", "month"):
        assert Decimal(after[part]["cost"]) - Decimal(before[part]["cost"]) == EACH
        assert after[part]["requests"] - before[part]["requests"] == 1
    assert after["conversations"][0]["conversation_id"]
    assert after["days"][-1]["day"] == datetime.now(UTC).date().isoformat()
    assert after["price"] == {"input": "0.3", "output": "2.5"}


def test_a_conversations_limit_holds_for_each_and_the_answer_still_comes(
    paying: Site, owner: AgentClient, llm: LlmServer
) -> None:
    limit(owner, conversation={"tokens": 6000})
    with paying.visitor() as visitor:
        visitor.open()
        replies = [visitor.ask(question) for question in QUESTIONS[1:7]]
    seen = traces(owner, visitor.conversation_id)
    spent = seen["spend"]["input_tokens"] + seen["spend"]["output_tokens"]
    assert 0 < spent <= 6000
    assert [one["budget"] for one in seen["items"]].count("conversation") == 6 - seen["spend"]["requests"] > 0
    assert all((one["fallback"] == "budget") == (one["budget"] == "conversation") for one in seen["items"])
    assert all(reply["kind"] == "answer" and reply["citations"] for reply in replies)
    asked = len(llm.requests)
    _, other = ask(paying, 7)
    assert other["kind"] == "answer"
    assert len(llm.requests) == asked + 1
    assert {"limit": "conversation", "answers": 6 - seen["spend"]["requests"]} in costs(owner)["reached"]


def test_a_days_limit_in_money_holds_when_all_ask_at_once(paying: Site, owner: AgentClient, llm: LlmServer) -> None:
    room = Decimal("0.005")  # a request sets about 0.003 aside before it is known what it takes
    most = round(Decimal(costs(owner)["today"]["cost"]) + room, 6)
    limit(owner, day={"money": str(most)})
    before = len(llm.requests)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: ask(paying, number), range(8, 24)))
    assert all(reply["kind"] == "answer" for _, reply in answers)
    after = costs(owner)
    assert Decimal(after["today"]["cost"]) <= most
    written = len(llm.requests) - before
    assert 1 <= written < 16
    fallbacks = [traces(owner, conversation)["items"][0]["budget"] for conversation, _ in answers]
    assert fallbacks.count("day") == 16 - written
    reached = checked(owner.http.get("/api/desk/costs/reached")).json()["items"]
    assert {"limit": "day", "answers": 16 - written} in reached


def test_limits_are_kept_as_they_were_set(owner: AgentClient) -> None:
    wanted = {"conversation": {"tokens": 5000}, "day": {"money": "1.5"}, "month": {"tokens": 9, "money": "20"}}
    shown = limit(owner, **wanted)
    assert shown == {
        "conversation": {"tokens": 5000, "money": None},
        "day": {"tokens": None, "money": "1.5"},
        "month": {"tokens": 9, "money": "20"},
    }
    assert checked(owner.http.get("/api/desk/costs/limits")).json() == shown
    assert costs(owner)["limits"] == shown


@pytest.mark.parametrize(
    "wrong", [{"day": {"tokens": 0}}, {"day": {"money": "-1"}}, {"week": {"tokens": 9}}, {"day": {"money": "NaN"}}]
)
def test_wrong_limits_are_refused(owner: AgentClient, wrong: dict[str, Any]) -> None:
    assert owner.http.put("/api/desk/costs/limits", json=wrong).status_code == 422


def test_who_is_not_signed_in_sees_nothing(paying: Site) -> None:
    with paying.visitor() as visitor:
        for path in ("costs", "costs/limits", "costs/reached"):
            assert visitor.http.get(f"/api/desk/{path}").status_code == 401
