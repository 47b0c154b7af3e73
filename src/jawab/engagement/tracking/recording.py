"""Stores what the widget of a visitor who agreed sends, and forgets it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.visitors import Visitor
from jawab.engagement.tracking import cleaning, queries
from jawab.engagement.tracking.items import Batch, Click, CustomEvent, Item, LinkOpened, MessageRead, Recorded, Scrolled
from jawab.kit.clock import now
from jawab.kit.errors import Forbidden
from jawab.privacy import consent
from jawab.privacy.consent import ConsentIn, ConsentOut

SHOWN_DAYS = 7
_CLOCKS_DIFFER = timedelta(days=1)
"""A browser's clock that is off by more is not believed: the time is then ours."""


async def record(session: AsyncSession, visitor: Visitor, batch: Batch) -> int:
    """Store a batch; how many of its items were new and clean. Raises Forbidden without the visitor's consent."""
    if not await consent.may_record(session, visitor.workspace_id, visitor.contact_id):
        raise Forbidden("Nothing is recorded: this visitor has not agreed, or this site does not ask.")
    named = [item.message_id for item in batch.items if isinstance(item, MessageRead)]
    theirs = await queries.own_messages(session, visitor.workspace_id, visitor.contact_id, named)
    received, rows = now(), []
    for number, item in enumerate(batch.items):
        if (told := _told(item, theirs)) is None:
            continue
        rows.append(
            _EMPTY
            | told
            | {
                "workspace_id": visitor.workspace_id,
                "contact_id": visitor.contact_id,
                "batch": batch.id,
                "number": number,
                "session": batch.session,
                "kind": item.kind,
                "at": _time(item.at, received),
                "page": cleaning.clean_page(item.page),
                "viewport": item.viewport,
                "place": item.place,
            }
        )
    return await queries.add(session, rows)


async def decide(session: AsyncSession, visitor: Visitor, answer: ConsentIn) -> ConsentOut:
    """Keep the visitor's answer; a no deletes what was recorded of them. Raises Conflict."""
    if not answer.tracking:
        await queries.forget(session, visitor.workspace_id, visitor.contact_id)
    return await consent.give(session, visitor.workspace_id, visitor.contact_id, answer)


async def recorded(session: AsyncSession, workspace_id: UUID) -> Recorded:
    """What was recorded in the last days."""
    since = now() - timedelta(days=SHOWN_DAYS)
    kinds = await queries.counted(session, workspace_id, since)
    dead, rage = await queries.clicks_that(session, workspace_id, since)
    visitors, last = await queries.visitors(session, workspace_id, since)
    return Recorded(
        days=SHOWN_DAYS,
        visitors=visitors,
        clicks=kinds.get("click", 0),
        dead_clicks=dead,
        rage_clicks=rage,
        links=kinds.get("link", 0),
        messages_read=kinds.get("read", 0),
        scrolls=kinds.get("scroll", 0),
        page_views=kinds.get("view", 0),
        events=kinds.get("event", 0),
        last_at=last,
    )


_EMPTY: dict[str, Any] = dict.fromkeys(
    ("selector", "x", "y", "times", "changed", "ms", "depth", "message_id", "name", "props")
)


def _told(item: Item, own_messages: set[UUID]) -> dict[str, Any] | None:
    """What the item tells beside where and when; None when it may not be kept."""
    match item:
        case Click() | LinkOpened():
            if (selector := cleaning.clean_selector(item.selector)) is None:
                return None
            place = {"selector": selector, "x": item.x, "y": item.y}
            return place if isinstance(item, LinkOpened) else {**place, "times": item.times, "changed": item.changed}
        case MessageRead():
            return {"message_id": item.message_id, "ms": item.ms} if item.message_id in own_messages else None
        case Scrolled():
            return {"depth": item.depth}
        case CustomEvent():
            name = cleaning.clean_name(item.name)
            return {"name": name, "props": cleaning.clean_props(item.props)} if name else None
        case _:
            return {}


def _time(at: datetime, received: datetime) -> datetime:
    return at if abs(at - received) < _CLOCKS_DIFFER else received
