"""What is offered while a visitor types, through the HTTP API."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import delete

from jawab.assembly import opened
from jawab.contacts.models import Contact
from jawab.knowledge.completions.learning import learn
from tests.support.http import checked
from tests.support.site import Site
from tests.support.stage import Stage


def completions(site: Site, q: str, language: str = "") -> list[dict[str, Any]]:
    """What the widget is offered for `q`."""
    asked = httpx.get(
        f"{site.url}/api/web/sites/{site.demo.site_key}/completions", params={"q": q, "language": language}
    )
    return list(checked(asked).json()["items"])


@pytest.mark.parametrize("typed", ["deliv", "delvery", "DELIVERY t"])
def test_titles_of_articles_are_offered(site: Site, typed: str) -> None:
    found = completions(site, typed, "en")
    assert 0 < len(found) <= 6
    assert "deliver" in found[0]["text"].lower()
    assert {item["kind"] for item in found} == {"article"}


def test_one_letter_is_too_few(site: Site) -> None:
    assert completions(site, "d") == []


def test_who_types_without_a_site_is_told_what_to_do(site: Site) -> None:
    refused = httpx.get(f"{site.url}/api/web/sites/no-such-key/completions", params={"q": "deliv"})
    assert refused.status_code == 404
    assert "Install page" in refused.json()["detail"]


def learn_now(stage: Stage) -> None:
    """Read the log, as the server does every few minutes."""

    async def read() -> None:
        async with opened(stage.settings) as parts:
            await learn(*parts, fewest=5)

    asyncio.run(read())


def erase(stage: Stage, visitor_id: str) -> None:
    """Delete a visitor with all that is theirs."""

    async def delete_contact() -> None:
        async with opened(stage.settings) as (database, _), database.write() as session:
            await session.execute(delete(Contact).where(Contact.id == UUID(visitor_id)))

    asyncio.run(delete_contact())


def asked_by(stage: Stage, question: str, visitors: int) -> list[str]:
    """Have so many new visitors ask the same and get an answer; gives their ids."""
    ids = []
    for number in range(visitors):
        with stage.visitor(number % len(stage.site.urls)) as visitor:
            assert visitor.ask(question)["kind"] == "answer"
            ids.append(visitor.id)
    return ids


def questions_offered(stage: Stage, typed: str, *, when: Callable[[set[str]], bool]) -> set[str]:
    """The questions of visitors that are offered, once they are as they should be. Each call waits a little by itself
    for an index that is being made."""
    for _ in range(500):
        found = {item["text"] for item in completions(stage.site, typed) if item["kind"] == "question"}
        if when(found):
            return found
    raise AssertionError(f"still {found} are offered")


def test_a_question_is_offered_once_five_visitors_have_asked_it_and_no_more_when_one_is_erased(stage: Stage) -> None:
    asked_by(stage, "how long does delivery take to lahore", 4)
    five = asked_by(stage, "how much does delivery cost", 5)
    learn_now(stage)
    assert questions_offered(stage, "how", when=bool) == {"How much does delivery cost"}
    asked_by(stage, "How long does delivery take to Lahore?!", 1)
    learn_now(stage)
    both = {"How much does delivery cost", "How long does delivery take to lahore"}
    assert questions_offered(stage, "how", when=lambda found: len(found) > 1) == both
    erase(stage, five[0])
    learn_now(stage)
    left = questions_offered(stage, "how", when=lambda found: len(found) < len(both))
    assert left == {"How long does delivery take to lahore"}


def test_what_could_tell_who_asked_is_never_offered(stage: Stage) -> None:
    personal = [
        "how long does delivery take for order 48213",
        "how long does delivery take, write to sana@example.com",
        "how long does delivery take, call 0300 5550123",
        "how long does delivery take, my name is Sana Tariq",
    ]
    for question in personal:
        asked_by(stage, question, 5)
    asked_by(stage, "how long does a delivery take", 5)
    learn_now(stage)
    found = questions_offered(stage, "how long", when=lambda found: "How long does a delivery take" in found)
    assert all("take," not in text and "48213" not in text for text in found)
