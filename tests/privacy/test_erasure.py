"""Erasing a visitor leaves nothing that leads to them, quietly, whatever happens at that moment."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.assembly import opened
from jawab.contacts import visitors
from jawab.contacts.models import Contact
from jawab.contacts.visitors import Visitor
from jawab.conversations import visitor as visiting
from jawab.conversations.core import Core
from jawab.conversations.models import Conversation
from jawab.engagement.tracking import recording, retention
from jawab.engagement.tracking.items import Batch
from jawab.engagement.tracking.models import Activity
from jawab.events.hub import MemoryHub
from jawab.events.models import Event
from jawab.holdings import HOLDINGS
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.kit.sealing import Unreadable
from jawab.privacy import consent, erasure, export, rules
from jawab.privacy.consent import ConsentIn
from jawab.privacy.forgetting import Forgetting
from jawab.privacy.holdings import rows_of
from jawab.privacy.retention import erase_old
from jawab.privacy.rules import PrivacyRulesChange
from jawab.settings import Settings
from tests.support.stage import Stage

SAID = "Xylophone-Zebra lives in Murree"


def test_a_visitor_who_is_gone_is_gone_everywhere(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.visitor() as other, stage.agent() as agent, agent.stream() as desk:
        desk.wait_for("ready")
        kept = other.ask("I stay")
        visitor.ask(SAID)
        visitor.leave_email("xylophone@example.com")
        with visitor.stream("0") as elsewhere:
            elsewhere.wait_for("message")
            assert visitor.http.delete("/api/web/me").status_code == 204
            told = desk.wait_for("erased", lambda data: visitor.conversation_id in data["conversations"]).data
            elsewhere.wait_until_ended()
        assert told == {"conversations": [visitor.conversation_id]}
        assert visitor.http.get("/api/web/me/export").status_code == 401
        assert visitor.http.delete("/api/web/me").status_code == 401
        assert agent.http.get(f"/api/desk/conversations/{visitor.conversation_id}").status_code == 404
        assert visitor.conversation_id not in {row["id"] for row in agent.inbox()}
        assert other.messages()[-1]["id"] == kept["id"]
    left = asyncio.run(_what_is_left(stage.settings, visitor.id, visitor.conversation_id))
    assert left == {"rows": {}, "events": ["contact.erased"]}


async def _what_is_left(settings: Settings, contact_id: str, conversation_id: str) -> dict[str, Any]:
    """Rows anywhere that name the contact or the conversation, and what the log still says."""
    rows: dict[str, int] = {}
    async with opened(settings) as (database, _), database.read() as session:
        for table in tables.metadata.tables.values():
            if table.name == "events":
                continue
            for column in table.columns:
                if column.name in {"contact_id", "conversation_id"}:
                    wanted = contact_id if column.name == "contact_id" else conversation_id
                    found = select(func.count()).where(column == UUID(wanted))
                    if number := await session.scalar(found):
                        rows[table.name] = number
        log = (await session.scalars(select(Event))).all()
    about = [one for one in log if conversation_id in json.dumps(one.data)]
    assert not [one for one in log if "Xylophone" in json.dumps(one.data) or "xylophone" in json.dumps(one.data)]
    return {"rows": rows, "events": [one.kind for one in about]}


def test_a_reply_in_progress_ends_quietly(stage: Stage) -> None:
    before = [len(server.logged()) for server in stage.site.servers]
    with stage.visitor() as visitor, visitor.stream() as stream:
        visitor.say("hold: what is my order?")
        held = stage.prompter.take(visitor.conversation_id)
        held.delta(0, "Your order")
        stream.wait_for("reply.delta")
        assert visitor.http.delete("/api/web/me").status_code == 204
        held.wait_until_closed()
        stream.wait_until_ended()
    with stage.visitor(server=-1) as other:
        other.ask("Is anybody there?")
    logs = "".join(server.logged()[said:] for server, said in zip(stage.site.servers, before, strict=True))
    assert visitor.conversation_id not in logs
    assert "Traceback" not in logs


# Without a server: what takes days, and what lies in files.


@pytest.fixture
async def core(tmp_path: Path) -> Any:
    async with opened(Settings(data_dir=tmp_path)) as (database, keyring):
        yield Core(database, MemoryHub(), keyring)


async def company(core: Core, **wanted: Any) -> Workspace:
    async with core.database.write() as session:
        made = Workspace(id=new_id(), slug="acme", name="Acme", site_key="key")
        session.add(made)
        await session.flush()
        await rules.change(session, made.id, PrivacyRulesChange(tracking=True, **wanted))
    return made


async def arrived(core: Core, workspace: Workspace) -> Visitor:
    """A visitor who has written and agreed, and of whom a click is kept."""
    async with core.database.write() as session:
        made, _ = await visitors.create(session, core.keyring, workspace.id)
        await consent.give(session, workspace.id, made.contact_id, ConsentIn(tracking=True))
    conversation_id = new_id()
    await visiting.start(core, made, conversation_id, "en")
    await visiting.say(core, made, conversation_id, new_id(), SAID)
    click = {"kind": "click", "at": now(), "page": "/", "viewport": "desktop", "selector": "a", "x": 0, "y": 1}
    batch = Batch.model_validate({"id": new_id(), "token": "t", "session": new_id(), "items": [click]})
    async with core.database.write() as session:
        assert await recording.record(session, made, batch) == 1
    return made


async def aged(core: Core, visitor: Visitor, days: int) -> None:
    """As if the visitor had come so many days ago."""
    then = now() - timedelta(days=days)
    async with core.database.write() as session:
        mine = {Contact: Contact.id, Conversation: Conversation.contact_id, Activity: Activity.contact_id}
        for model, column in mine.items():
            for row in await session.scalars(select(model).where(column == visitor.contact_id)):
                for name in ("created_at", "last_message_at", "at"):
                    if hasattr(row, name):
                        setattr(row, name, then)


async def there(core: Core, visitors: Sequence[Visitor]) -> list[int]:
    async with core.database.read() as session:
        return [
            len((await session.scalars(rows_of(Activity, one.workspace_id, one.contact_id))).all()) for one in visitors
        ]


async def test_activity_goes_after_its_time_and_visitors_stay(core: Core) -> None:
    workspace = await company(core, activity_days=30)
    old, new = await arrived(core, workspace), await arrived(core, workspace)
    await aged(core, old, 31)
    await aged(core, new, 29)
    await retention.forget_old(core.database)
    await erase_old(core, HOLDINGS)
    assert await there(core, [old, new]) == [0, 1]
    async with core.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Contact)) == 2


async def test_visitors_go_after_their_time_unless_they_write(core: Core) -> None:
    workspace = await company(core, visitor_days=365)
    gone, wrote, new = [await arrived(core, workspace) for _ in range(3)]
    for one in (gone, wrote):
        await aged(core, one, 366)
    async with core.database.write() as session:
        again = await session.scalar(select(Conversation).where(Conversation.contact_id == wrote.contact_id))
        assert again is not None
        again.last_message_at = now()
    await erase_old(core, HOLDINGS)
    async with core.database.read() as session:
        left = set((await session.scalars(select(Contact.id))).all())
        (told,) = (await session.scalars(select(Event).where(Event.kind == "contact.erased"))).all()
    assert left == {wrote.contact_id, new.contact_id}
    assert (told.data["contacts"], told.data["why"]) == ([str(gone.contact_id)], "retention")


async def test_neither_key_nor_contact_stays_in_the_file(tmp_path: Path) -> None:
    settings, file = Settings(data_dir=tmp_path), tmp_path / "jawab.db"
    async with opened(settings) as (database, keyring):
        core = Core(database, MemoryHub(), keyring)
        workspace = await company(core)
        gone, stays = await arrived(core, workspace), await arrived(core, workspace)
        async with database.read() as session:
            key = (await session.get_one(Contact, gone.contact_id)).wrapped_key
    assert key in file.read_bytes()
    assert len(key) == erasure.KEY_BYTES
    async with opened(settings) as (database, keyring):
        core = Core(database, MemoryHub(), keyring)
        assert await erasure.erase(core, workspace.id, gone.contact_id, HOLDINGS)
        assert not await erasure.erase(core, workspace.id, gone.contact_id, HOLDINGS)
        assert await there(core, [gone, stays]) == [0, 1]
    assert key not in file.read_bytes()


async def test_a_customer_takes_and_erases_also_who_they_were_before(core: Core) -> None:
    workspace = await company(core)
    customer, before, other = [await arrived(core, workspace) for _ in range(3)]
    async with core.database.write() as session:
        (await session.get_one(Contact, before.contact_id)).customer_id = customer.contact_id
        assert (await consent.given(session, workspace.id, customer.contact_id)).tracking
    holders = await export.holders_of(core, customer)
    held = json.loads(b"".join([piece async for piece in export.document(core, holders, HOLDINGS)]))
    assert {one["id"] for one in held["contact"]} == {str(customer.contact_id), str(before.contact_id)}
    assert len(held["messages"]) == len(held["activity"]) == 2
    assert await erasure.erase(core, workspace.id, customer.contact_id, HOLDINGS)
    async with core.database.read() as session:
        assert (await session.scalars(select(Contact.id))).all() == [other.contact_id]
        (told,) = (await session.scalars(select(Event).where(Event.kind == "contact.erased"))).all()
    assert len(told.data["conversations"]) == 2
    assert await there(core, [customer, before, other]) == [0, 0, 1]


async def test_every_process_forgets_the_key(core: Core) -> None:
    workspace = await company(core)
    visitor = await arrived(core, workspace)
    forgotten: asyncio.Queue[UUID] = asyncio.Queue()
    listening = Forgetting(core.hub, core.keyring, [forgotten.put_nowait])
    listening.start()
    await asyncio.sleep(0)  # now it listens
    async with core.database.read() as session:
        wrapped = (await session.get_one(Contact, visitor.contact_id)).wrapped_key
    core.keyring.for_contact(visitor.contact_id, wrapped)
    await erasure.erase(core, workspace.id, visitor.contact_id, HOLDINGS)
    assert await asyncio.wait_for(forgotten.get(), 5) == workspace.id
    with pytest.raises(Unreadable):  # it is not in memory, and what took its place in the row opens nothing
        core.keyring.for_contact(visitor.contact_id, bytes(erasure.KEY_BYTES))
    await listening.stop()
