"""The day's budget for the LLM, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.answering import spend as module
from jawab.answering.llm import MOST_OUTPUT_TOKENS, Usage
from jawab.answering.models import LlmSpend
from jawab.answering.spend import Spend, estimate
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.kit.ids import new_id

assert tables.metadata.tables
PROMPT = "x" * 300
ONE = estimate(PROMPT) + MOST_OUTPUT_TOKENS


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


async def _spent(database: Database, workspace: UUID) -> list[tuple[int, int, int]]:
    async with database.read() as session:
        rows = await session.scalars(select(LlmSpend).where(LlmSpend.workspace_id == workspace).order_by(LlmSpend.day))
        return [(row.input_tokens, row.output_tokens, row.requests) for row in rows]


async def test_reserves_then_settles_what_was_used(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 10_000)
    reserved = await spend.reserve(workspace, PROMPT)
    assert reserved
    assert await _spent(database, workspace) == [(estimate(PROMPT), MOST_OUTPUT_TOKENS, 1)]
    took = await spend.settle(reserved, Usage(120, 30), "whatever")
    assert (took.input_tokens, took.output_tokens) == (120, 30)
    assert await _spent(database, workspace) == [(120, 30, 1)]


async def test_refuses_what_would_pass_the_limit(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 2 * ONE)
    assert await spend.reserve(workspace, PROMPT)
    assert await spend.reserve(workspace, PROMPT)
    assert await spend.reserve(workspace, PROMPT) is None
    assert await _spent(database, workspace) == [(2 * estimate(PROMPT), 2 * MOST_OUTPUT_TOKENS, 2)]


async def test_refuses_the_first_request_too(database: Database, workspace: UUID) -> None:
    assert await Spend(database, 0).reserve(workspace, PROMPT) is None
    assert await Spend(database, ONE - 1).reserve(workspace, PROMPT) is None
    assert await _spent(database, workspace) == []


async def test_many_at_once_never_pass_the_limit(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 5 * ONE)
    granted = await asyncio.gather(*(spend.reserve(workspace, PROMPT) for _ in range(20)))
    assert sum(one is not None for one in granted) == 5
    assert (await _spent(database, workspace))[0][2] == 5


async def test_workspaces_and_days_have_budgets_of_their_own(
    database: Database, workspace: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    spend = Spend(database, ONE)
    other = await _workspace(database, "two")
    monkeypatch.setattr(module, "now", lambda: datetime(2026, 11, 23, 23, 59, tzinfo=UTC))
    assert await spend.reserve(workspace, PROMPT)
    assert await spend.reserve(workspace, PROMPT) is None
    assert await spend.reserve(other, PROMPT)
    monkeypatch.setattr(module, "now", lambda: datetime(2026, 11, 24, 0, 1, tzinfo=UTC))
    assert await spend.reserve(workspace, PROMPT)
    assert len(await _spent(database, workspace)) == 2


async def test_what_the_provider_did_not_tell_is_estimated(database: Database, workspace: UUID) -> None:
    spend = Spend(database, 10_000)
    reserved = await spend.reserve(workspace, PROMPT)
    assert reserved
    took = await spend.settle(reserved, Usage(), "y" * 90)
    assert (took.input_tokens, took.output_tokens) == (estimate(PROMPT), estimate("y" * 90))
    assert await _spent(database, workspace) == [(estimate(PROMPT), 31, 1)]


def test_estimate_counts_bytes() -> None:
    assert estimate("") == 0
    assert estimate("abc") == 2
    assert estimate("اردو") == 3
