"""One replay from beginning to end. Run again after a crash it begins anew."""

import logging
import time
from uuid import UUID

from sqlalchemy import delete, update

from jawab.conversations.core import Core
from jawab.events.hub import workspace_topic
from jawab.kit.clock import now
from jawab.kit.errors import JawabError
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer
from jawab.learning.replay import queries
from jawab.learning.replay.bench import Trial, compare
from jawab.learning.replay.change import Change
from jawab.learning.replay.compare import better, difference, figures
from jawab.learning.replay.models import Replay, ReplayItem
from jawab.learning.replay.parts import ReplayParts
from jawab.learning.replay.questions import Past, gather
from jawab.learning.replay.schemas import Asked, Compared, ReplayOut

EVERY_SECONDS = 0.5
PURPOSE = "replays"

log = logging.getLogger(__name__)


async def run_replay(parts: ReplayParts, workspace_id: UUID, replay_id: UUID) -> None:
    """Do the replay; its row says how it ended. Does nothing when it is done already, or gone."""
    async with parts.core.database.read() as session:
        found = await queries.replay(session, workspace_id, replay_id)
    if found is None or found[0].state not in ("queued", "running"):
        return
    progress = _Progress(parts.core, *found)
    try:
        await _work(parts, progress)
    except JawabError as error:
        await progress.tell(state="failed", error=error.detail, finished_at=now())
    except Exception:
        log.exception("replay %s failed", replay_id)
        await progress.tell(
            state="failed", error="Something went wrong inside Jawab; the server's log says what.", finished_at=now()
        )


async def _work(parts: ReplayParts, progress: "_Progress") -> None:
    row = progress.row
    past = await gather(parts.core, row.workspace_id, Asked.model_validate(row.asked), parts.settings.public_url)
    async with parts.core.database.write() as session:
        await session.execute(delete(ReplayItem).where(ReplayItem.replay_id == row.id))
    await progress.tell(state="running", total=len(past), done=0)
    results: list[Compared] = []
    trial = Trial(row.workspace_id, Change.model_validate(row.change), past)
    async for one, compared in compare(parts, trial):
        await _keep(parts.core, row, len(results), one, compared)
        results.append(compared)
        await progress.tell_sometimes(done=len(results))
    summed = figures(results, parts.settings.llm_currency).model_dump()
    await progress.tell(state="done", done=len(results), figures=summed, finished_at=now())


async def _keep(core: Core, replay: Replay, position: int, past: Past, compared: Compared) -> None:
    item = ReplayItem(
        id=new_id(),
        workspace_id=replay.workspace_id,
        replay_id=replay.id,
        position=position,
        message_id=past.source.message_id if past.source else None,
        contact_id=past.source.contact_id if past.source else None,
        difference=difference(compared.now, compared.changed),
        better=better(compared.now, compared.changed),
    )
    async with core.database.write() as session:
        sealer = core.keyring.for_purpose(PURPOSE)
        if past.source:
            contact = await queries.contact(session, replay.workspace_id, past.source.contact_id)
            if contact is None:
                return  # erased meanwhile, and with it what was asked
            sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
        item.details_sealed = sealed(item, sealer, compared)
        session.add(item)


def sealed(item: ReplayItem, sealer: Sealer, compared: Compared) -> bytes:
    """What was compared, sealed for its item."""
    return sealer.seal(compared.model_dump_json().encode(), f"replay:{item.id}")


def opened(item: ReplayItem, sealer: Sealer) -> Compared:
    """What is sealed of an item. Raises Unreadable."""
    return Compared.model_validate_json(sealer.open(item.details_sealed, f"replay:{item.id}"))


class _Progress:
    """Writes down how far a replay is, and tells the desks."""

    def __init__(self, core: Core, row: Replay, member: str | None) -> None:
        self.row = row
        self._core = core
        self._member = member
        self._told = 0.0

    async def tell_sometimes(self, **values: object) -> None:
        if time.monotonic() - self._told >= EVERY_SECONDS:
            await self.tell(**values)

    async def tell(self, **values: object) -> None:
        async with self._core.database.write() as session:
            mine = (Replay.workspace_id == self.row.workspace_id, Replay.id == self.row.id)
            await session.execute(update(Replay).where(*mine).values(**values))
        for name, value in values.items():
            setattr(self.row, name, value)
        self._told = time.monotonic()
        data = ReplayOut.of(self.row, self._member).model_dump(mode="json")
        await self._core.hub.publish(workspace_topic(self.row.workspace_id), {"event": "replay", "data": data})
