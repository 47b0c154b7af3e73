"""An answer that was given to one visitor is given to others who ask the same, through the HTTP API."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.site import KINDS, Kind, Site, SiteMaker
from tests.support.stage import ROOMY

ASKED = "Refund times JazzCash 2 working days"
OTHERS = (
    "Refund times JazzCash 20 working days",
    "Refund times JazzCash not 2 working days",
    "Delivery times JazzCash 2 working days",
)


@dataclass
class Shop:
    """A site with its agent, and visitors who ask one question each."""

    site: Site
    agent: AgentClient

    def ask(self, text: str, server: int = -1) -> tuple[dict[str, Any], dict[str, Any]]:
        """What a new visitor is answered, and its trace."""
        with self.site.visitor(server) as visitor:
            visitor.open()
            reply = visitor.ask(text)
            traces = self.agent.traces(visitor.conversation_id)
            return reply, next(one for one in traces if one["reply_id"] == reply["id"])

    def ask_until_cached(self, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Ask again until the cache answers: answers are kept after they were given."""
        deadline = time.monotonic() + 20
        while True:
            reply, trace = self.ask(text)
            if trace["cache"] or time.monotonic() > deadline:
                return reply, trace


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def shop(request: pytest.FixtureRequest, site_maker: SiteMaker) -> Iterator[Shop]:
    kind: Kind = request.param
    with site_maker.make(kind, **ROOMY) as site, site.agent() as agent:
        yield Shop(site, agent)


def test_the_same_question_is_answered_from_the_cache(shop: Shop) -> None:
    first, composed = shop.ask(ASKED, server=0)
    assert (first["kind"], composed["mode"], composed["cache"]) == ("answer", "extractive", None)
    again, cached = shop.ask_until_cached(f"{ASKED.lower()}?")
    assert cached["mode"] == "cache"
    assert cached["cache"]["similarity"] > 0.9
    assert cached["cache"]["verified"] is False
    assert "retrieve" not in [step["name"] for step in cached["steps"]]
    assert (again["text"], again["citations"]) == (first["text"], first["citations"])
    for other in OTHERS:
        assert shop.ask(other)[1]["cache"] is None, other

    rate_down(shop, ASKED)
    assert shop.ask(ASKED)[1]["cache"] is None

    change_title(shop, first["citations"][0]["article_id"])
    assert shop.ask(ASKED)[1]["cache"] is None
    assert shop.ask_until_cached(ASKED)[1]["cache"]
    change_title(shop, first["citations"][0]["article_id"])
    assert shop.ask(ASKED)[1]["cache"] is None


def test_what_names_an_order_is_answered_anew_each_time(shop: Shop) -> None:
    for _ in range(3):
        assert shop.ask(f"{ASKED}, order GN-1234567")[1]["cache"] is None


def rate_down(shop: Shop, question: str) -> None:
    with shop.site.visitor() as visitor:
        visitor.open()
        reply = visitor.ask(question)
        path = f"/api/web/conversations/{visitor.conversation_id}/messages/{reply['id']}/rating"
        checked(visitor.http.put(path, json={"value": "down"}))


def change_title(shop: Shop, article_id: str) -> None:
    article = f"/api/desk/articles/{article_id}"
    found = checked(shop.agent.http.get(article)).json()
    changes = {name: found[name] for name in ("version",) if name in found}
    checked(shop.agent.http.patch(article, json={**changes, "title": f"{found['title']} today"}))
