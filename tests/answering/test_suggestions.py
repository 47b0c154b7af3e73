"""What is offered after an answer, learnt from conversations, and ready when it is asked."""

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from jawab.answering.suggestions.likely import ANY, Asked, Counts, Likely, Topic
from jawab.answering.suggestions.pressed import was_offered
from jawab.answering.types import Said
from tests.answering.knowledge import question
from tests.support.site import Site, SiteMaker
from tests.support.stage import ROOMY

PATIENCE = 60


def topic(key: str, category: str = "", direction: int = 0, *links: str) -> Topic:
    return Topic(key, category, np.eye(4, dtype=np.float32)[direction], frozenset(links))


SHOP = [
    topic("cancel", "orders", 0), topic("change", "orders", 1), topic("refund", "refunds", 0, "voucher"),
    topic("voucher", "payments", 2), topic("iron", "products", 3),
]  # fmt: skip


def test_without_conversations_the_articles_decide() -> None:
    likely = Likely(SHOP, Counts())
    assert likely.next(Asked(["cancel"]), {"cancel"}, 2) == ["change", "refund"]  # its category, then its likeness
    assert set(likely.next(Asked(["refund"]), {"refund"}, 2)) == {"cancel", "voucher"}  # its likeness, and its link
    assert Likely([], Counts()).next(Asked(["gone"]), (), 3) == []


def test_what_visitors_did_outweighs_the_articles() -> None:
    counts = Counts({ANY: {"iron": 40, "change": 2}, "cancel": {"iron": 40, "change": 1}})
    assert Likely(SHOP, counts).next(Asked(["cancel"]), {"cancel"}, 1) == ["iron"]


def test_an_intent_tells_where_no_article_does() -> None:
    counts = Counts({ANY: {"iron": 5, "voucher": 5}, "intent:pay": {"voucher": 30}})
    assert Likely(SHOP, counts).next(Asked([], intent="pay"), (), 1) == ["voucher"]


def test_what_was_asked_already_is_left_out() -> None:
    counts = Counts({"cancel": {"iron": 40}})
    assert "iron" not in Likely(SHOP, counts).next(Asked(["cancel"], ["iron"]), {"cancel", "iron"}, 5)


def test_pressing_is_known_by_the_last_answer_alone() -> None:
    offered = Said("bot", "So.", "answer", ("Gift cards",))
    assert was_offered(question("gift cards ", history=(offered, Said("agent", "Hello"))))
    assert not was_offered(question("gift cards", history=(offered, Said("bot", "And?", "answer"))))
    assert not was_offered(question("gift cards", history=(Said("bot", "Which?", "clarify", ("Gift cards",)),)))


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in ("sqlite", "cluster")])
def shop(request: pytest.FixtureRequest, site_maker: SiteMaker) -> Iterator[Site]:
    with site_maker.make(request.param, **ROOMY) as site:
        with site.agent() as agent:
            agent.remove_tools()
        yield site


def offered(site: Site, text: str) -> tuple[Any, list[str]]:
    """A new visitor's conversation with one question, and what is offered with the answer. Asked again until the site,
    which has just started, has looked at its articles."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        visitor = site.visitor()
        visitor.open()
        reply = visitor.ask(text)
        if reply["options"]:
            return visitor, [option["text"] for option in reply["options"]]
        visitor.close()
        assert reply["kind"] == "answer"
    raise AssertionError(f"nothing was offered with {text!r} within {PATIENCE} s")


@pytest.mark.slow
def test_three_questions_are_offered_and_each_is_answered(shop: Site) -> None:
    visitor, texts = offered(shop, "Gift wrapping and gift notes")
    assert len(texts) == 3
    assert "Gift wrapping and gift notes" not in texts
    asked = {"Gift wrapping and gift notes"}
    with visitor, shop.agent() as agent:
        for text in texts:
            reply = visitor.ask(text)
            asked.add(text)
            assert reply["kind"] == "answer"
            assert reply["citations"]
            assert not asked & {option["text"] for option in reply["options"]}
        traces = agent.traces(visitor.conversation_id)
    assert traces[0]["prefetch"] is None
    assert traces[1]["prefetch"] is not None


@pytest.mark.slow
def test_what_was_offered_is_ready_in_the_cache(shop: Site) -> None:
    visitor, texts = offered(shop, "Get an invoice")
    with visitor, shop.agent() as agent:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:  # it is made ready after the answer was given
            reply = visitor.ask(texts[0])
            last = agent.traces(visitor.conversation_id)[-1]
            if last["prefetch"] == {"ready": True}:
                break
            visitor.close()
            visitor, texts = offered(shop, "Get an invoice")
        assert last["mode"] == "cache"
        assert last["tokens"] == {"input": 0, "output": 0}
        assert reply["citations"]
