"""Sends what is due: each reply to each browser once, again only while nobody has taken it."""

import asyncio
import logging
from datetime import datetime, timedelta

from jawab.conversations.core import Core
from jawab.conversations.live import watchers_group
from jawab.kit.clock import now
from jawab.notifications.push import queries, words
from jawab.notifications.push.endpoint import Endpoint
from jawab.notifications.push.models import PushNotice
from jawab.notifications.push.queries import Told
from jawab.notifications.push.service import KEPT, Answer, PushServices
from jawab.notifications.push.subscriptions import about

log = logging.getLogger(__name__)

AT_ONCE = 8
LEASE = timedelta(minutes=1)  # longer than a push service is waited for
FIRST_PAUSE, LONGEST_PAUSE = 10.0, 3600.0  # seconds
TOPIC_CHARS = 32


async def send_due(core: Core, services: PushServices) -> None:
    """Send until nothing is due."""
    while True:
        async with core.database.read() as session:
            found = await queries.due(session, now(), AT_ONCE)
        if not found:
            return
        for failure in await asyncio.gather(*(_send(core, services, one) for one in found), return_exceptions=True):
            if isinstance(failure, Exception):
                log.error("a notification could not be sent; it is tried again", exc_info=failure)


async def _send(core: Core, services: PushServices, one: PushNotice) -> None:
    moment = now()
    async with core.database.write() as session:
        if not await queries.lease(session, one, moment, moment + LEASE):
            return
    async with core.database.read() as session:
        told = await queries.told(session, one)
        rules = await queries.rules(session, one.workspace_id)
    if one.created_at + KEPT < moment:
        return await _forget(core, one)
    if told is None:  # the visitor was erased, or a newer reply took its place
        return
    if await core.hub.present(watchers_group(one.conversation_id)):  # it is before their eyes
        answer = Answer("taken")
    else:
        answer = await _push(core, services, told, preview=bool(rules and rules.preview))
    await _settle(core, told, answer)


async def _forget(core: Core, one: PushNotice) -> None:
    async with core.database.write() as session:
        await queries.drop(session, one)


async def _push(core: Core, services: PushServices, told: Told, *, preview: bool) -> Answer:
    theirs = core.keyring.for_contact(told.subscriber.id, told.subscriber.wrapped_key)
    endpoint = Endpoint.from_json(theirs.open(told.subscription.sealed, about(told.subscription.id)))
    sealer = core.keyring.for_contact(told.writer.id, told.writer.wrapped_key)
    topic = core.keyring.digest("push topic", str(told.conversation.id))[:TOPIC_CHARS]
    return await services.push(endpoint, words.payload(told, sealer, preview=preview), topic)


async def _settle(core: Core, told: Told, answer: Answer) -> None:
    moment, notice = now(), told.notice
    if answer.outcome != "taken":
        log.info("a push service did not take a notification (attempt %d): %s", notice.attempts, answer.why)
    async with core.database.write() as session:
        if answer.outcome == "gone":
            await queries.forget_browser(session, notice.subscription_id)
        elif answer.outcome == "later" and (again := _again(notice, answer, moment)):
            await queries.put_off(session, notice, again)
        else:
            await queries.drop(session, notice)


def _again(notice: PushNotice, answer: Answer, moment: datetime) -> datetime | None:
    """When to try again; None once the reply is so old that the notification is no news."""
    backing_off = min(LONGEST_PAUSE, FIRST_PAUSE * 4 ** (notice.attempts - 1))
    again = moment + timedelta(seconds=max(backing_off, answer.pause or 0))
    return again if again < notice.created_at + KEPT else None
