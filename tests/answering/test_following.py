"""Counting what is asked after what, from the event log, on both databases."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, update

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.answering.suggestions import queries
from jawab.answering.suggestions.learning import REMEMBERED, learn
from jawab.answering.suggestions.likely import ANY
from jawab.answering.suggestions.models import Followed
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.events import log
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.knowledge.models import Article, Source

assert tables.metadata.tables


@dataclass
class Shop:
    """A workspace with articles named by their slugs."""

    database: Database
    workspace: UUID
    articles: dict[str, UUID]

    async def visit(self, *slugs: str, contact: UUID | None = None) -> UUID:
        """A conversation in which these articles were cited one after the other; gives whose it was."""
        async with self.database.write() as session:
            if contact is None:
                contact = new_id()
                session.add(Contact(id=contact, workspace_id=self.workspace, wrapped_key=b"key"))
                await session.flush()
            conversation = new_id()
            session.add(
                Conversation(id=conversation, workspace_id=self.workspace, contact_id=contact, last_message_at=now())
            )
            await session.flush()
            for seq, slug in enumerate(slugs, 1):
                facts = {"message_id": str(new_id()), "author": "bot", "kind": "answer"}
                told = {**facts, "articles": [str(self.articles[slug])]}
                await log.append(session, self.workspace, queries.CREATED, told, conversation_id=conversation, seq=seq)
        return contact

    async def counts(self, least: int = 2) -> dict[str, dict[str, int]]:
        await learn(self.database, self.workspace, least)
        async with self.database.read() as session:
            return await queries.counts(session, self.workspace)


@pytest.fixture
async def shop(database_url: str) -> AsyncIterator[Shop]:
    database = Database(database_url)
    await migrate(database)
    workspace, source = new_id(), new_id()
    articles = {slug: new_id() for slug in ("cancel", "refund", "iron")}
    async with database.write() as session:
        session.add(Workspace(id=workspace, name="one", slug="one", site_key="one"))
        await session.flush()
        session.add(Source(id=source, workspace_id=workspace, kind="folder", location="here", name="here"))
        await session.flush()
        for slug, id in articles.items():
            session.add(
                Article(
                    id=id, source_id=source, workspace_id=workspace, path=slug, slug=slug, language="en", title=slug,
                    digest="", updated_at=now(), markdown="",
                )
            )  # fmt: skip
    yield Shop(database, workspace, articles)
    await database.close()


async def test_counts_visitors_once_and_only_where_they_are_enough(shop: Shop) -> None:
    first = await shop.visit("cancel", "refund", "iron")
    await shop.visit("cancel", "refund", contact=first)
    assert await shop.counts() == {}
    await shop.visit("cancel", "refund")
    assert await shop.counts() == {ANY: {"cancel": 2, "refund": 2}, "cancel": {"refund": 2}}
    await shop.visit("refund", "iron")
    assert (await shop.counts())["refund"] == {"iron": 2}


async def test_who_is_erased_is_counted_no_more(shop: Shop) -> None:
    first = await shop.visit("cancel", "refund")
    await shop.visit("cancel", "refund")
    assert (await shop.counts())["cancel"] == {"refund": 2}
    async with shop.database.write() as session:
        await session.execute(delete(Contact).where(Contact.id == first))
    assert await shop.counts() == {}


async def test_what_is_long_ago_is_forgotten(shop: Shop) -> None:
    for _ in range(2):
        await shop.visit("cancel", "refund")
    assert await shop.counts()
    async with shop.database.write() as session:
        await session.execute(update(Followed).values(at=now() - REMEMBERED - timedelta(days=1)))
    assert await shop.counts() == {}


async def test_the_same_article_twice_leads_nowhere(shop: Shop) -> None:
    for _ in range(2):
        await shop.visit("iron", "iron")
    assert await shop.counts() == {ANY: {"iron": 2}}
