"""What is told whom, and when again: the log is read once, and nothing is sent twice or for ever."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.contacts import visitors
from jawab.contacts.models import Contact
from jawab.contacts.visitors import Visitor
from jawab.conversations import visitor as visiting
from jawab.conversations.core import Core
from jawab.conversations.live import watchers_group
from jawab.conversations.schemas import Body
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.events.hub import MemoryHub
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.kit.sealing import Unreadable
from jawab.notifications.push import sending, subscriptions, vapid
from jawab.notifications.push.endpoint import Endpoint
from jawab.notifications.push.models import PushNotice, PushRules, PushSubscription
from jawab.notifications.push.reading import read_on
from jawab.notifications.push.sending import send_due
from jawab.notifications.push.service import Answer, PushServices
from jawab.privacy.keys import Keyring
from tests.support.push_service import PushBrowser, PushService, push_service

assert tables.metadata.tables
AT_ONCE = timedelta(0)


class Told(PushServices):
    """Push services that answer what the test says and keep what they were given."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.pushed: list[bytes] = []

    async def push(self, to: Endpoint, payload: bytes, topic: str) -> Answer:
        self.pushed.append(payload)
        return self.answers.pop(0) if self.answers else Answer("taken")


@dataclass
class Shop:
    core: Core
    visitor: Visitor
    conversation: UUID

    async def reply(self, text: str) -> None:
        async with self.core.thread(self.visitor.workspace_id, self.conversation) as thread:
            await thread.write("agent", Body(text=text))
        await read_on(self.core.database, self.visitor.workspace_id, AT_ONCE)

    async def notices(self) -> list[PushNotice]:
        async with self.core.database.read() as session:
            return list((await session.scalars(select(PushNotice))).all())

    async def make_due(self) -> None:
        async with self.core.database.write() as session:
            await session.execute(update(PushNotice).values(due_at=now()))


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'jawab.db'}")
    await migrate(database)
    core = Core(database, MemoryHub(), Keyring(bytes(range(32))))
    workspace = new_id()
    async with database.write() as session:
        session.add(Workspace(id=workspace, slug="quill", name="Quill & Co", site_key="quill"))
    async with database.write() as session:
        who, _ = await visitors.create(session, core.keyring, workspace)
    conversation = new_id()
    await visiting.start(core, who, conversation, "en", None)
    yield Shop(core, who, conversation)
    await database.close()


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with push_service() as service:
        yield service


def endpoint_of(browser: PushBrowser) -> Endpoint:
    given = browser.subscription()
    return Endpoint(given["endpoint"], **given["keys"])


async def subscribe(shop: Shop, service: PushService) -> None:
    await subscriptions.keep(shop.core, shop.visitor, endpoint_of(service.subscribe("")))


async def test_each_reply_is_told_once_and_the_newest_takes_the_place_of_one_that_waits(
    shop: Shop, service: PushService
) -> None:
    await subscribe(shop, service)
    told = Told()
    await shop.reply("First")
    await shop.reply("Second")
    await read_on(shop.core.database, shop.visitor.workspace_id, AT_ONCE)
    for _ in range(2):
        await send_due(shop.core, told)
    assert len(told.pushed) == 1
    assert await shop.notices() == []


async def test_what_nobody_took_is_tried_again_more_and_more_seldom_but_not_for_ever(
    shop: Shop, service: PushService
) -> None:
    await subscribe(shop, service)
    told = Told(Answer("later"), Answer("later"), Answer("later", pause=900.0))
    await shop.reply("Hello")
    pauses = []
    for _ in range(3):
        await shop.make_due()
        before = now()
        await send_due(shop.core, told)
        (notice,) = await shop.notices()
        pauses.append(round((notice.due_at - before).total_seconds()))
    assert pauses == [10, 40, 900]
    async with shop.core.database.write() as session:
        await session.execute(update(PushNotice).values(created_at=now() - timedelta(days=1, seconds=1), due_at=now()))
    await send_due(shop.core, told)
    assert (len(told.pushed), await shop.notices()) == (3, [])


async def test_a_process_that_dies_while_it_sends_leaves_it_to_another(shop: Shop, service: PushService) -> None:
    class Dying(Told):
        async def push(self, to: Endpoint, payload: bytes, topic: str) -> Answer:
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

    asked = asyncio.Event()
    await subscribe(shop, service)
    await shop.reply("Hello")
    process = asyncio.create_task(send_due(shop.core, Dying()))
    await asked.wait()
    process.cancel()
    with pytest.raises(asyncio.CancelledError):
        await process
    told = Told()
    await send_due(shop.core, told)
    assert told.pushed == [], "it is leased: the process may yet come to its end"
    await shop.make_due()
    await send_due(shop.core, told)
    assert len(told.pushed) == 1


async def test_a_newer_reply_is_not_lost_to_one_that_is_being_sent(shop: Shop, service: PushService) -> None:
    class Slow(Told):
        async def push(self, to: Endpoint, payload: bytes, topic: str) -> Answer:
            if not self.pushed:
                await shop.reply("Meanwhile")
            return await super().push(to, payload, topic)

    await subscribe(shop, service)
    told = Slow()
    await shop.reply("First")
    await send_due(shop.core, told)
    assert len(told.pushed) == 2
    assert len({*told.pushed}) == 2


async def test_a_browser_that_is_gone_and_a_visitor_who_is_erased_leave_nothing(
    shop: Shop, service: PushService
) -> None:
    async def left() -> int:
        async with shop.core.database.read() as session:
            return await session.scalar(select(func.count()).select_from(PushSubscription)) or 0

    await subscribe(shop, service)
    await shop.reply("Hello")
    await send_due(shop.core, Told(Answer("gone", "answered 410")))
    assert (await left(), await shop.notices()) == (0, [])
    await subscribe(shop, service)
    await shop.reply("Again")
    async with shop.core.database.write() as session:
        await session.execute(delete(Contact))
    assert (await left(), await shop.notices()) == (0, [])


async def test_who_looks_is_not_told_and_what_was_said_before_is_no_news(shop: Shop, service: PushService) -> None:
    told = Told()
    await shop.reply("Before")
    await subscribe(shop, service)
    await read_on(shop.core.database, shop.visitor.workspace_id, AT_ONCE)
    assert await shop.notices() == []
    await shop.core.hub.enter(watchers_group(shop.conversation), "a stream")
    await shop.reply("Now")
    await send_due(shop.core, told)
    assert (told.pushed, await shop.notices()) == ([], [])


async def test_a_customer_hears_of_what_they_began_before_they_signed_in(shop: Shop, service: PushService) -> None:
    async with shop.core.database.write() as session:
        customer, _ = await visitors.create(session, shop.core.keyring, shop.visitor.workspace_id)
        stranger, _ = await visitors.create(session, shop.core.keyring, shop.visitor.workspace_id)
        earlier = update(Contact).where(Contact.id == shop.visitor.contact_id)
        await session.execute(earlier.values(customer_id=customer.contact_id))
        session.add(PushRules(workspace_id=shop.visitor.workspace_id, preview=True))
    for visitor in (customer, stranger):
        await subscriptions.keep(shop.core, visitor, endpoint_of(service.subscribe("")))
    told = Told()
    await shop.reply("Your lamp is here.")
    await send_due(shop.core, told)
    assert [b"Your lamp is here." in payload for payload in told.pushed] == [True]


async def test_the_ninth_browser_takes_the_place_of_the_first(shop: Shop, service: PushService) -> None:
    for _ in range(subscriptions.MOST + 1):
        await subscribe(shop, service)
    told = Told()
    await shop.reply("Hello")
    await send_due(shop.core, told)
    assert len(told.pushed) == subscriptions.MOST


async def test_one_that_cannot_be_sent_does_not_hold_up_the_others(
    shop: Shop, service: PushService, caplog: pytest.LogCaptureFixture
) -> None:
    await subscribe(shop, service)
    await subscribe(shop, service)
    async with shop.core.database.write() as session:
        one = (await session.scalars(select(PushSubscription).limit(1))).one()
        one.sealed = b"x" * 60
    told = Told()
    await shop.reply("Hello")
    await send_due(shop.core, told)
    assert len(told.pushed) == 1
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [Unreadable]


async def test_the_key_is_made_once_and_opens_with_the_master_key_alone(shop: Shop) -> None:
    pair = await vapid.load(shop.core.database, shop.core.keyring)
    again = await vapid.load(shop.core.database, shop.core.keyring)
    assert (again.public, again.private.private_numbers()) == (pair.public, pair.private.private_numbers())
    with pytest.raises(Unreadable):
        await vapid.load(shop.core.database, Keyring(bytes(range(1, 33))))


def test_times_stay_in_bounds() -> None:
    notice = PushNotice(attempts=30, created_at=now())
    again = sending._again(notice, Answer("later"), now())
    assert isinstance(again, datetime)
    assert again - now() <= timedelta(seconds=sending.LONGEST_PAUSE)
