"""The bot's open work, as rows: opened with the visitor's message, leased by a process, settled with the reply.

In one conversation turns run one after the other: a turn that opens while another is open stays free, and whoever
settles the earlier one takes it. All of this happens under the lock on the conversation, so two processes agree.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from jawab.conversations.models import Turn
from jawab.conversations.schemas import MessageOut
from jawab.conversations.thread import Thread
from jawab.kit.clock import now
from jawab.kit.ids import new_id

LEASE = timedelta(seconds=20)
"""How long a process that died keeps others from its turns."""


async def open_turn(thread: Thread, message: MessageOut, process: UUID) -> Turn | None:
    """Note that `message` must be answered. The conversation's first open turn is returned (which may be an earlier one
    that stopped when the visitor went away) when this process is the one to do it now."""
    turn = Turn(
        id=new_id(),
        workspace_id=thread.conversation.workspace_id,
        conversation_id=thread.conversation.id,
        message_id=message.id,
        reply_id=new_id(),
    )
    if await thread.session.scalar(_WAITING, {"conversation_id": thread.conversation.id}) is None:
        _take(turn, process)
        thread.session.add(turn)
        return turn
    thread.session.add(turn)
    await thread.session.flush()
    return await resume_left(thread, process)


_WAITING = (
    select(Turn.id)
    .where(Turn.conversation_id == bindparam("conversation_id"), Turn.state.in_(["open", "left"]))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a turn ends: `done`, `dropped` or `left`; the sealed trace; what wrote the reply and how long it took."""

    state: str
    trace: bytes | None = None
    mode: str | None = None
    took_ms: int | None = None


async def settle(
    thread: Thread, turn_id: UUID, process: UUID, outcome: Outcome, joined: Collection[UUID] = ()
) -> Turn | None:
    """Finish a turn and take the next one of its conversation, or with `left` let all of them wait for the visitor.
    `joined` are later turns that end with it: one reply answers all. `held` must have been true in this unit."""
    turn = await thread.session.get_one(Turn, turn_id)  # `held` has read it
    turn.state, turn.trace_sealed, turn.leased_by, turn.leased_until = outcome.state, outcome.trace, None, None
    turn.mode, turn.took_ms = outcome.mode, outcome.took_ms
    await thread.session.flush()
    state = outcome.state
    if joined and state != "left":
        mine = (Turn.conversation_id == thread.conversation.id, Turn.id.in_(joined), Turn.state == "open")
        await thread.session.execute(update(Turn).where(*mine).values(state="joined" if state == "done" else state))
    if state == "left":
        await _change(thread, "open", "left")
        return None
    following = await _first_open(thread.session, thread.conversation.id)
    if following is not None:
        _take(following, process)
    return following


async def held(session: AsyncSession, turn_id: UUID, process: UUID) -> bool:
    """Whether this process still has the turn: when its lease ran out another may have answered meanwhile."""
    return await session.scalar(_HELD, {"turn_id": turn_id, "process": process}) is not None


_HELD = select(Turn).where(
    Turn.id == bindparam("turn_id"), Turn.state == "open", Turn.leased_by == bindparam("process")
)


async def waiting(session: AsyncSession, conversation_id: UUID, limit: int) -> Sequence[Turn]:
    """The first open turns of a conversation, oldest first."""
    return (await session.scalars(_OPEN.limit(limit), {"conversation_id": conversation_id})).all()


async def times_taken(
    session: AsyncSession, workspace_id: UUID, mode: str, since: datetime, limit: int
) -> Sequence[int]:
    """Milliseconds that the newest replies written in this way took."""
    query = select(Turn.took_ms).where(
        Turn.workspace_id == workspace_id, Turn.mode == mode, Turn.created_at > since, Turn.took_ms.is_not(None)
    )
    return [ms for ms in await session.scalars(query.order_by(Turn.created_at.desc()).limit(limit)) if ms is not None]


async def resume_left(thread: Thread, process: UUID) -> Turn | None:
    """Open again the turns that stopped when the visitor went away, and take the first."""
    await _change(thread, "left", "open")
    first = await _first_open(thread.session, thread.conversation.id)
    if first is None or first.leased_by is not None:
        return None
    _take(first, process)
    return first


async def has_left(session: AsyncSession, conversation_id: UUID) -> bool:
    query = select(Turn.id).where(Turn.conversation_id == conversation_id, Turn.state == "left").limit(1)
    return await session.scalar(query) is not None


async def asked_since(thread: Thread, moment: datetime) -> bool:
    """Whether the visitor has written something since that is not answered yet."""
    query = select(Turn.id).where(
        Turn.conversation_id == thread.conversation.id, Turn.state == "open", Turn.created_at > moment
    )
    return await thread.session.scalar(query.limit(1)) is not None


async def take_abandoned(session: AsyncSession, process: UUID, limit: int = 100) -> Sequence[Turn]:
    """Take turns that nobody works on: their process died, or was stopped before it began."""
    earlier = aliased(Turn)
    no_earlier = (
        ~select(earlier.id)
        .where(
            earlier.conversation_id == Turn.conversation_id,
            earlier.state == "open",
            earlier.created_at < Turn.created_at,
        )
        .exists()
    )
    free = or_(Turn.leased_until.is_(None), Turn.leased_until < now())
    query = select(Turn).where(Turn.state == "open", free, no_earlier).order_by(Turn.created_at).limit(limit)
    turns = (await session.scalars(query.with_for_update(skip_locked=True, of=Turn))).all()
    for turn in turns:
        _take(turn, process)
    return turns


async def extend(session: AsyncSession, process: UUID, turn_ids: Collection[UUID]) -> None:
    """Keep the turns that this process works on. Others that it leased run out: nobody works on them."""
    mine = (Turn.state == "open", Turn.leased_by == process, Turn.id.in_(turn_ids))
    await session.execute(update(Turn).where(*mine).values(leased_until=now() + LEASE))


async def give_up_leases(session: AsyncSession, process: UUID | None = None) -> None:
    """Let others take turns over at once: those of `process` when it stops, all of them when nobody else can run."""
    held_by = Turn.leased_by == process if process else Turn.leased_by.is_not(None)
    await session.execute(update(Turn).where(Turn.state == "open", held_by).values(leased_by=None, leased_until=None))


async def give_back(session: AsyncSession, turn_id: UUID, process: UUID) -> None:
    """Free a turn whose attempt failed: it is taken up again soon."""
    await session.execute(
        update(Turn).where(Turn.id == turn_id, Turn.leased_by == process).values(leased_by=None, leased_until=None)
    )


async def _change(thread: Thread, state: str, to: str) -> None:
    mine = (Turn.conversation_id == thread.conversation.id, Turn.state == state)
    await thread.session.execute(update(Turn).where(*mine).values(state=to))


def _take(turn: Turn, process: UUID) -> None:
    turn.leased_by, turn.leased_until, turn.attempts = process, now() + LEASE, (turn.attempts or 0) + 1


async def _first_open(session: AsyncSession, conversation_id: UUID) -> Turn | None:
    return await session.scalar(_FIRST_OPEN, {"conversation_id": conversation_id})


_OPEN = (
    select(Turn)
    .where(Turn.conversation_id == bindparam("conversation_id"), Turn.state == "open")
    .order_by(Turn.created_at, Turn.id)
)
_FIRST_OPEN = _OPEN.limit(1)
