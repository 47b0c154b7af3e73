"""Asking for a replay, looking at it, and publishing what was tried."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.answering.guidance.models import GuidanceRule
from jawab.events import log
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound
from jawab.kit.ids import new_id
from jawab.knowledge.writing import Writing
from jawab.learning.replay import queries
from jawab.learning.replay.bench import with_model
from jawab.learning.replay.change import Change
from jawab.learning.replay.models import Replay, ReplayItem
from jawab.learning.replay.parts import ReplayParts
from jawab.learning.replay.run import PURPOSE, opened
from jawab.learning.replay.schemas import ItemOut, NewReplay, ReplayItems, ReplayOut
from jawab.learning.replay.workshop import publish_articles
from jawab.understanding import rules

MOST_REPLAYS = 50


async def request(parts: ReplayParts, member: Member, new: NewReplay) -> Replay:
    """Queue a replay. Raises Unprocessable when the model cannot be used."""
    with_model(parts.settings, new.change)
    row = Replay(
        id=new_id(),
        workspace_id=member.workspace_id,
        name=new.name or "A trial",
        change=new.change.model_dump(mode="json"),
        asked=new.asked.model_dump(mode="json"),
        created_by=member.id,
    )
    async with parts.core.database.write() as session:
        session.add(row)
    return row


async def newest(parts: ReplayParts, workspace_id: UUID) -> list[ReplayOut]:
    """Newest first."""
    async with parts.core.database.read() as session:
        return [ReplayOut.of(*one) for one in await queries.newest(session, workspace_id, MOST_REPLAYS)]


async def look(parts: ReplayParts, workspace_id: UUID, replay_id: UUID) -> ReplayOut:
    """Raises NotFound."""
    return ReplayOut.of(*await _found(parts, workspace_id, replay_id))


async def items(
    parts: ReplayParts, workspace_id: UUID, replay_id: UUID, *, differing: bool, offset: int, limit: int
) -> ReplayItems:
    """A page of questions with both replies. Raises NotFound."""
    await _found(parts, workspace_id, replay_id)
    async with parts.core.database.read() as session:
        found, total = await queries.items(session, workspace_id, replay_id, differing, offset, limit)
    shown = []
    for item, contact in found:
        keyring = parts.core.keyring
        sealer = keyring.for_contact(contact.id, contact.wrapped_key) if contact else keyring.for_purpose(PURPOSE)
        shown.append(_shown(item, opened(item, sealer).model_dump()))
    return ReplayItems(items=shown, total=total)


async def publish(parts: ReplayParts, member: Member, replay_id: UUID) -> ReplayOut:
    """Make what was tried the way it is. Raises NotFound, Conflict and Unprocessable."""
    row, _ = await _found(parts, member.workspace_id, replay_id)
    if row.state != "done":
        raise Conflict("Only a replay that is done, and was not published yet, can be published.")
    change = Change.model_validate(row.change)
    if change.llm is not None and change.llm != parts.settings.llm:
        raise Conflict(
            f"The model is a setting of the server: set JAWAB_LLM={change.llm} and start it again. "
            "The rest can be published after a replay without it."
        )
    await publish_articles(Writing(parts.core.database, parts.embedder, member), change)
    async with parts.core.database.write() as session:
        await _publish_rules(session, member, change)
        mine = (Replay.workspace_id == member.workspace_id, Replay.id == row.id)
        await session.execute(update(Replay).where(*mine).values(state="published", published_at=now()))
        await log.append(session, member.workspace_id, "replay.published", {"replay_id": str(row.id)})
    return await look(parts, member.workspace_id, replay_id)


async def _publish_rules(session: AsyncSession, member: Member, change: Change) -> None:
    """Thresholds, and the guidance."""
    held = await rules.load(session, member.workspace_id)
    if change.answer_threshold is not None:
        held = replace(held, answer_threshold=change.answer_threshold)
    if change.intent_threshold is not None:
        held = replace(held, intent_threshold=change.intent_threshold)
    await rules.save(session, member.workspace_id, held)
    for chosen, active in ((change.guidance_on, True), (change.guidance_off, False)):
        mine = (GuidanceRule.workspace_id == member.workspace_id, GuidanceRule.id.in_(chosen))
        await session.execute(update(GuidanceRule).where(*mine).values(active=active))
    if change.instructions:
        last = select(func.max(GuidanceRule.position)).where(GuidanceRule.workspace_id == member.workspace_id)
        session.add(
            GuidanceRule(
                id=new_id(), workspace_id=member.workspace_id, name="Tried in a replay", kind="tone",
                text=change.instructions, conditions={}, active=True, position=(await session.scalar(last) or 0) + 1,
            )
        )  # fmt: skip


async def _found(parts: ReplayParts, workspace_id: UUID, replay_id: UUID) -> queries.Found:
    async with parts.core.database.read() as session:
        found = await queries.replay(session, workspace_id, replay_id)
    if found is None:
        raise NotFound("There is no such replay.")
    return found


def _shown(item: ReplayItem, compared: dict[str, Any]) -> ItemOut:
    return ItemOut(id=item.id, difference=item.difference, better=item.better, **compared)
