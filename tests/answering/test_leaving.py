"""A visitor who is back in the very moment in which their reply is given up finds it going on."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.answering import turns
from jawab.answering.turns import TurnRunner
from jawab.answering.types import Piece, Question, Reply
from jawab.contacts import visitors
from jawab.contacts.visitors import Visitor
from jawab.conversations import visitor
from jawab.conversations.core import Core
from jawab.conversations.live import WATCHERS_CHANGED, watchers_group
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.events.hub import MemoryHub, conversation_topic
from jawab.inference.fake import FakeEmbedder
from jawab.kit.ids import new_id
from jawab.privacy.keys import Keyring
from jawab.settings import Settings
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from jawab.understanding.types import Understanding

assert tables.metadata.tables


class SlowHub(MemoryHub):
    """Once `slow`, takes its time to tell who is present."""

    def __init__(self) -> None:
        super().__init__()
        self.slow = asyncio.Event()
        self.asked = asyncio.Event()
        self.go_on = asyncio.Event()

    async def present(self, group: str) -> set[str]:
        found = await super().present(group)
        if self.slow.is_set():
            self.asked.set()
            await self.go_on.wait()
        return found


class Patient:
    """Answers when the test says so."""

    def __init__(self, hub: SlowHub) -> None:
        self._reader = Reader(FakeEmbedder())
        self._hub = hub
        self.times = 0
        self.asked: asyncio.Queue[None] = asyncio.Queue()
        self.may_answer = asyncio.Event()

    async def understand(self, question: Question) -> Understanding:
        return await self._reader.read(Incoming(question.workspace_id, question.text))

    async def reply(self, question: Question, understood: Understanding) -> AsyncGenerator[Piece]:
        self.times += 1
        self.asked.put_nowait(None)
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            self._hub.slow.set()
            raise
        yield Reply("answer", "Here it is.", "en", trace={"decision": "answer", "reason": "as the test wished"})

    async def learn(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    database = Database(Settings(data_dir=tmp_path).database)
    await migrate(database)
    yield Core(database, SlowHub(), Keyring(bytes(range(32))))
    await database.close()


async def arrived(core: Core) -> Visitor:
    async with core.database.write() as session:
        workspace = Workspace(slug="acme", name="Acme", site_key="key")
        session.add(workspace)
        await session.flush()
        made, _ = await visitors.create(session, core.keyring, workspace.id)
    return made


async def test_who_is_back_in_that_very_moment_is_answered(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "GRACE_SECONDS", 0.0)
    hub = core.hub
    assert isinstance(hub, SlowHub)
    answering = Patient(hub)
    runner = TurnRunner(core, answering)  # type: ignore[arg-type]
    who, conversation_id = await arrived(core), new_id()
    await visitor.start(core, who, conversation_id, "en")
    group = watchers_group(conversation_id)
    await hub.enter(group, "first stream")
    accepted = await visitor.say(core, who, conversation_id, new_id(), "Where is it?")
    runner.start(accepted.turn)
    await asyncio.wait_for(answering.asked.get(), 5)

    await hub.leave(group, "first stream")
    await hub.publish(conversation_topic(conversation_id), {"event": WATCHERS_CHANGED})
    await asyncio.wait_for(hub.asked.wait(), 5)  # the turn is left, and it is looked a last time who is there
    await hub.enter(group, "second stream")
    runner.start(await visitor.resume(core, who, conversation_id))
    await asyncio.wait_for(answering.asked.get(), 5)
    hub.go_on.set()
    answering.may_answer.set()
    messages = await _messages(core, who, conversation_id)
    assert [(one.author, one.text) for one in messages.items] == [("visitor", "Where is it?"), ("bot", "Here it is.")]
    assert answering.times == 2
    await runner.stop()


async def _messages(core: Core, who: Visitor, conversation_id: Any) -> Any:
    async with core.hub.subscribe(conversation_topic(conversation_id)) as events:
        while True:
            found = await visitor.messages(core, who, conversation_id, None)
            if len(found.items) > 1:
                return found
            assert await events.get(5) is not None
