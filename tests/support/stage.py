"""A site whose bot says what the test tells it to."""

import asyncio
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import redis

from jawab.accounts.models import Member, Workspace
from jawab.accounts.passwords import hash_password
from jawab.accounts.sites import by_key
from jawab.assembly import opened
from jawab.conversations.core import Core
from jawab.conversations.schemas import Body
from jawab.db.engine import Database
from jawab.events.hub import MemoryHub
from jawab.kit.ids import new_id
from jawab.settings import Settings
from tests.support.agent import AgentClient
from tests.support.prompter import Prompter
from tests.support.site import Site
from tests.support.visitor import VisitorClient

ROOMY = {
    "messages_per_minute": "100000",
    "messages_per_minute_address": "100000",
    "actions_per_minute": "100000",
    "files_per_minute": "100000",
    "invitation_outcomes_per_minute_address": "100000",
    "visitors_per_minute_address": "100000",
    "sign_ins_per_minute": "100000",
    "requests_per_hour": "100000",
    "requests_per_hour_address": "100000",
    "streams_per_visitor": "100",
    "push_allow_networks": '["127.0.0.1/32"]',
    "push_delay_seconds": "0",
}
"""Settings that keep the limits and pauses out of tests of other things."""


def scripted(prompter: Prompter) -> dict[str, str]:
    """Settings of a site whose bot is prompted."""
    return {"test_program": "tests.support.scripted", "test_prompter": str(prompter.port)}


@dataclass(frozen=True)
class Neighbour:
    """Another workspace on the same install."""

    site_key: str
    email: str
    password: str


@dataclass(frozen=True)
class Stage:
    """A running site and what prompts its bot."""

    site: Site
    prompter: Prompter

    @property
    def settings(self) -> Settings:
        """The servers' settings, for tests that look behind them."""
        return Settings(data_dir=self.site.data_dir, database_url=self.site.env.get("JAWAB_DATABASE_URL", ""))

    @property
    def valkey(self) -> Any:
        """The cluster's Valkey, to look at and to disturb."""
        return redis.Redis.from_url(self.site.env["JAWAB_VALKEY_URL"])

    def visitor(self, server: int = 0) -> VisitorClient:
        """A new visitor with an open conversation."""
        visitor = self.site.visitor(server)
        visitor.open()
        return visitor

    def agent(self, server: int = -1) -> AgentClient:
        """The demo agent; in a cluster at another process than the visitor."""
        return self.site.agent(server)

    def fill(self, visitor: VisitorClient, messages: int, site_key: str = "") -> None:
        """Write many messages into a conversation at once."""
        asyncio.run(_fill(self.settings, site_key or self.site.demo.site_key, visitor.conversation_id, messages))

    def add_member(self, name: str) -> AgentClient:
        """A new agent of the demo shop, signed in at the last server process."""
        email, password = f"{name.lower()}-{uuid.uuid4().hex[:8]}@gulnar.example", "a password for tests"
        asyncio.run(_add_member(self.settings, self.site.demo.site_key, name, email, password))
        return AgentClient(self.site.urls[-1], email, password)

    def add_workspace(self) -> Neighbour:
        """Another company on the same install, with an owner of its own."""
        name = f"neighbour-{uuid.uuid4().hex[:8]}"
        neighbour = Neighbour(name, f"{name}@example.com", "a password for tests")
        asyncio.run(_add_workspace(self.settings, neighbour))
        return neighbour


async def _add_workspace(settings: Settings, neighbour: Neighbour) -> None:
    async with opened(settings) as (database, _):
        async with database.write() as session:
            key = neighbour.site_key
            session.add(Workspace(id=new_id(), slug=key, name=key, site_key=key))
        await _insert(database, key, "Neighbour", neighbour.email, neighbour.password, "owner")


async def _add_member(settings: Settings, site_key: str, name: str, email: str, password: str) -> None:
    async with opened(settings) as (database, _):
        await _insert(database, site_key, name, email, password)


async def _fill(settings: Settings, site_key: str, conversation_id: str, messages: int) -> None:
    async with opened(settings) as (database, keyring):
        async with database.read() as session:
            workspace = await by_key(session, site_key)
        core = Core(database, MemoryHub(), keyring)
        async with core.thread(workspace.id, UUID(conversation_id)) as thread:
            for number in range(messages):
                await thread.write("visitor", Body(text=str(number)))


async def _insert(database: Database, site_key: str, name: str, email: str, password: str, role: str = "agent") -> None:
    hashed = await hash_password(password)
    async with database.write() as session:
        workspace = await by_key(session, site_key)
        session.add(Member(workspace_id=workspace.id, email=email, name=name, role=role, password_hash=hashed))
