"""What the LLM may take, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.answering import spend as module
from jawab.answering.costs import limits, queries
from jawab.answering.costs.limits import Limit, Limits
from jawab.answering.costs.prices import Price, billionths, money, told
from jawab.answering.llm import MOST_OUTPUT_TOKENS, Usage
from jawab.answering.models import LlmSpend
from jawab.answering.spend import BudgetReached, Reservation, Spend, estimate
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.kit.clock import now
from jawab.kit.ids import new_id

assert tables.metadata.tables
PROMPT = "x" * 300
ONE = estimate(PROMPT) + MOST_OUTPUT_TOKENS
PLENTY = 10**9
PRICE = Price(Decimal("0.30"), Decimal("2.50"), "USD")
COST = PRICE.of(estimate(PROMPT), MOST_OUTPUT_TOKENS)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    made = Database(database_url)
    await migrate(made)
    yield made
    await made.close()


@pytest.fixture
async def workspace(database: Database) -> UUID:
    return await _workspace(database, "one")


async def _workspace(database: Database, slug: str) -> UUID:
    async with database.write() as session:
        row = Workspace(id=new_id(), name=slug, slug=slug, site_key=slug)
        session.add(row)
    return row.id


async def _conversation(database: Database, workspace: UUID) -> UUID:
    async with database.write() as session:
        contact = Contact(id=new_id(), workspace_id=workspace, wrapped_key=b"key")
        session.add(contact)
        await session.flush()
        row = Conversation(id=new_id(), workspace_id=workspace, contact_id=contact.id, last_message_at=now())
        session.add(row)
    return row.id


async def _limit(database: Database, workspace: UUID, **wanted: Limit) -> None:
    async with database.write() as session:
        await limits.save(session, workspace, Limits(**wanted))


async def _spent(database: Database, workspace: UUID) -> list[tuple[int, int, int]]:
    async with database.read() as session:
        rows = await session.scalars(select(LlmSpend).where(LlmSpend.workspace_id == workspace).order_by(LlmSpend.day))
        return [(row.input_tokens, row.output_tokens, row.requests) for row in rows]


async def _refused(spend: Spend, workspace: UUID, conversation: UUID | None = None) -> str:
    with pytest.raises(BudgetReached) as refused:
        await spend.reserve(workspace, PROMPT, conversation)
    return refused.value.reached


async def _at_once(spend: Spend, workspace: UUID, conversation: UUID | None, times: int) -> int:
    """How many of so many requests at the same time were granted."""
    asked = (spend.reserve(workspace, PROMPT, conversation) for _ in range(times))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert all(isinstance(one, Reservation | BudgetReached) for one in answers), answers
    return sum(isinstance(one, Reservation) for one in answers)


async def test_reserves_then_settles_what_was_used(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 10_000)
    reserved = await spend.reserve(workspace, PROMPT)
    assert await _spent(database, workspace) == [(estimate(PROMPT), MOST_OUTPUT_TOKENS, 1)]
    took = await spend.settle(reserved, Usage(120, 30), "whatever")
    assert (took.input_tokens, took.output_tokens, took.cost) == (120, 30, None)
    assert await _spent(database, workspace) == [(120, 30, 1)]


async def test_refuses_what_would_pass_the_installs_limit(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 2 * ONE)
    await spend.reserve(workspace, PROMPT)
    await spend.reserve(workspace, PROMPT)
    assert await _refused(spend, workspace) == "install"
    assert await _spent(database, workspace) == [(2 * estimate(PROMPT), 2 * MOST_OUTPUT_TOKENS, 2)]


async def test_refuses_the_first_request_too(database: Database, workspace: UUID) -> None:
    assert await _refused(Spend(database, 0), workspace) == "install"
    assert await _refused(Spend(database, ONE - 1), workspace) == "install"
    assert await _spent(database, workspace) == []


async def test_many_at_once_never_pass_a_limit(database: Database, workspace: UUID) -> None:
    assert await _at_once(Spend(database, 5 * ONE), workspace, None, 20) == 5
    assert (await _spent(database, workspace))[0][2] == 5
    conversation = await _conversation(database, workspace)
    await _limit(database, workspace, conversation=Limit(tokens=3 * ONE), day=Limit(cost=7 * COST))
    roomy = Spend(database, PLENTY, PRICE)
    assert await _at_once(roomy, workspace, conversation, 10) == 3
    other = await _conversation(database, workspace)
    assert await _at_once(roomy, workspace, other, 10) == 3
    assert await _at_once(roomy, workspace, None, 10) == 1  # the first five had no price, six since took their share
    async with database.read() as session:
        assert await queries.refusals(session, workspace, now().date()) == {"conversation": 14, "day": 9, "install": 15}


async def test_a_month_is_the_sum_of_its_days(
    database: Database, workspace: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    spend = Spend(database, PLENTY, PRICE)
    await _limit(database, workspace, month=Limit(cost=3 * COST))
    for day in (1, 2, 30):
        monkeypatch.setattr(module, "now", lambda day=day: datetime(2026, 11, day, 12, tzinfo=UTC))
        await spend.reserve(workspace, PROMPT)
    assert await _refused(spend, workspace) == "month"
    monkeypatch.setattr(module, "now", lambda: datetime(2026, 12, 1, 0, 1, tzinfo=UTC))
    await spend.reserve(workspace, PROMPT)


async def test_a_limit_in_money_holds_also_when_the_price_is_unknown(database: Database, workspace: UUID) -> None:
    await _limit(database, workspace, month=Limit(cost=10**12))
    assert await _refused(Spend(database, PLENTY), workspace) == "month"
    assert await _spent(database, workspace) == []
    await Spend(database, PLENTY, PRICE).reserve(workspace, PROMPT)


async def test_preparing_takes_no_more_than_its_share(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 10 * ONE)
    ahead = spend.to_prepare(0.2)
    assert await _at_once(ahead, workspace, None, 5) == 2
    assert await _at_once(spend, workspace, None, 10) == 8
    assert await _refused(ahead, workspace) == "install"
    async with database.read() as session:
        assert await queries.refusals(session, workspace, now().date()) == {"install": 2}  # of who asked


async def test_workspaces_and_days_have_budgets_of_their_own(
    database: Database, workspace: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    spend = Spend(database, ONE)
    other = await _workspace(database, "two")
    monkeypatch.setattr(module, "now", lambda: datetime(2026, 11, 23, 23, 59, tzinfo=UTC))
    await spend.reserve(workspace, PROMPT)
    assert await _refused(spend, workspace) == "install"
    await spend.reserve(other, PROMPT)
    monkeypatch.setattr(module, "now", lambda: datetime(2026, 11, 24, 0, 1, tzinfo=UTC))
    await spend.reserve(workspace, PROMPT)
    assert len(await _spent(database, workspace)) == 2


async def test_a_conversation_of_another_workspace_is_not_counted(database: Database, workspace: UUID) -> None:
    stranger = await _conversation(database, await _workspace(database, "two"))
    await Spend(database, PLENTY).reserve(workspace, PROMPT, stranger)
    async with database.read() as session:
        assert await queries.of_conversation(session, workspace, stranger) is None


async def test_what_the_provider_did_not_tell_is_estimated(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 10_000)
    reserved = await spend.reserve(workspace, PROMPT)
    took = await spend.settle(reserved, Usage(), "y" * 90)
    assert (took.input_tokens, took.output_tokens) == (estimate(PROMPT), estimate("y" * 90))
    assert await _spent(database, workspace) == [(estimate(PROMPT), 31, 1)]


async def test_money_of_many_small_requests_adds_up(database: Database, workspace: UUID) -> None:
    spend = Spend(database, PLENTY, Price(Decimal("0.0375"), Decimal("0.15"), "USD"))
    conversation = await _conversation(database, workspace)
    for _ in range(40):
        await spend.settle(await spend.reserve(workspace, PROMPT, conversation), Usage(1001, 37), "")
    async with database.read() as session:
        row = await queries.of_conversation(session, workspace, conversation)
        day = await queries.spent(session, workspace, now().date(), now().date())
    exact = 40 * (1001 * Decimal("0.0375") + 37 * Decimal("0.15")) / 1_000_000
    assert row
    assert abs(money(row.cost) - exact) < Decimal("0.0000001")
    assert day.all.cost == row.cost
    assert day.all.tokens == 40 * 1038


def test_money_is_shown_as_it_was_written() -> None:
    amounts = ["0.5", "12.5", "100", "0", "0.000000001"]
    assert [told(billionths(Decimal(text))) for text in amounts] == amounts


def test_estimate_counts_bytes() -> None:
    assert estimate("") == 0
    assert estimate("abc") == 2
    assert estimate("اردو") == 3
