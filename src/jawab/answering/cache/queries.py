"""SQL of the answer cache. Every query names its workspace."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, delete, func, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.cache.models import CachedAnswer, CacheVersion
from jawab.knowledge.models import KnowledgeVersion

_RAISE = text(
    """INSERT INTO cache_versions (workspace_id, number, removals) VALUES (:workspace_id, 1, :removals)
    ON CONFLICT (workspace_id) DO UPDATE
    SET number = cache_versions.number + 1, removals = cache_versions.removals + :removals
    RETURNING number"""
).bindparams(bindparam("workspace_id", type_=Uuid()))
_WORKSPACE = bindparam("workspace", type_=Uuid())
_STATE = select(
    select(KnowledgeVersion.number).where(KnowledgeVersion.workspace_id == _WORKSPACE).scalar_subquery(),
    select(CacheVersion.number).where(CacheVersion.workspace_id == _WORKSPACE).scalar_subquery(),
    select(CacheVersion.removals).where(CacheVersion.workspace_id == _WORKSPACE).scalar_subquery(),
)
_ANSWER = select(CachedAnswer.answer_sealed).where(
    CachedAnswer.workspace_id == _WORKSPACE, CachedAnswer.id == bindparam("entry", type_=Uuid())
)


async def state(session: AsyncSession, workspace_id: UUID) -> tuple[int, int, int]:
    """Versions of the knowledge base and of the cache, and how often entries were taken from it."""
    knowledge, number, removals = (await session.execute(_STATE, {"workspace": workspace_id})).one()
    return knowledge or 0, number or 0, removals or 0


async def raise_version(session: AsyncSession, workspace_id: UUID, *, removes: bool = False) -> int:
    """The next number of the workspace's cache. Comes first in a unit of work that changes it: on PostgreSQL it makes
    others wait, so that numbers grow in the order of commits."""
    number = await session.scalar(_RAISE, {"workspace_id": workspace_id, "removals": int(removes)})
    assert number is not None
    return int(number)


async def newer(
    session: AsyncSession, workspace_id: UUID, embedder: str, knowledge: int, after: int
) -> Sequence[CachedAnswer]:
    """What came after the number: verified answers (whose vectors may be of another model), and composed ones that hold
    for the version of the knowledge base."""
    query = select(CachedAnswer).where(
        CachedAnswer.workspace_id == workspace_id,
        CachedAnswer.number > after,
        CachedAnswer.answer_sealed.is_not(None),
        or_(
            CachedAnswer.verified,
            and_(CachedAnswer.embedder == embedder, CachedAnswer.knowledge == knowledge),
        ),
    )
    return (await session.scalars(query)).all()


async def served_ids(session: AsyncSession, workspace_id: UUID) -> set[UUID]:
    """Ids of all that may be served."""
    query = select(CachedAnswer.id).where(
        CachedAnswer.workspace_id == workspace_id, CachedAnswer.answer_sealed.is_not(None)
    )
    return set((await session.scalars(query)).all())


async def sealed_answer(session: AsyncSession, workspace_id: UUID, entry: UUID) -> bytes | None:
    """The sealed answer; None when it is gone."""
    sealed: bytes | None = await session.scalar(_ANSWER, {"workspace": workspace_id, "entry": entry})
    return sealed


async def put(session: AsyncSession, row: Mapping[str, Any]) -> bool:
    """Store an entry unless there is one for the same question; whether it was stored."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = (
        insert(CachedAnswer).values(**row).on_conflict_do_nothing(index_elements=["workspace_id", "fingerprint"])
    )
    return (await session.execute(statement.returning(CachedAnswer.id))).first() is not None


async def remove_same(session: AsyncSession, workspace_id: UUID, fingerprint: str) -> None:
    """Remove the entry of the same question."""
    await session.execute(
        delete(CachedAnswer).where(CachedAnswer.workspace_id == workspace_id, CachedAnswer.fingerprint == fingerprint)
    )


async def remove_verified(session: AsyncSession, workspace_id: UUID, entry: UUID) -> bool:
    """Remove an answer that a person verified; whether there was one."""
    query = delete(CachedAnswer).where(
        CachedAnswer.workspace_id == workspace_id, CachedAnswer.id == entry, CachedAnswer.verified.is_(True)
    )
    return (await session.execute(query.returning(CachedAnswer.id))).first() is not None


async def remove_outdated(session: AsyncSession, workspace_id: UUID, knowledge: int) -> int:
    """Remove what was composed from older versions of the knowledge base; how many they were."""
    query = delete(CachedAnswer).where(
        CachedAnswer.workspace_id == workspace_id,
        CachedAnswer.verified.is_(False),
        CachedAnswer.knowledge < knowledge,
    )
    return len((await session.execute(query.returning(CachedAnswer.id))).all())


async def remove_least_used(session: AsyncSession, workspace_id: UUID, most: int, some: int) -> int:
    """When there are more than `most` composed ones, remove those that were not used for longest, `some` more than need
    be so that this is rare; how many went."""
    ours = (CachedAnswer.workspace_id == workspace_id) & CachedAnswer.verified.is_(False)
    count = await session.scalar(select(func.count()).select_from(CachedAnswer).where(ours)) or 0
    if count <= most:
        return 0
    oldest = select(CachedAnswer.id).where(ours).order_by(CachedAnswer.used_at, CachedAnswer.id)
    doomed = delete(CachedAnswer).where(CachedAnswer.id.in_(oldest.limit(count - most + some)))
    return len((await session.execute(doomed.returning(CachedAnswer.id))).all())


async def count_hits(session: AsyncSession, workspace_id: UUID, hits: Mapping[UUID, int], moment: datetime) -> None:
    """Add to how often entries were served."""
    for id, times in sorted(hits.items()):
        query = update(CachedAnswer).where(CachedAnswer.workspace_id == workspace_id, CachedAnswer.id == id)
        await session.execute(query.values(hits=CachedAnswer.hits + times, used_at=moment))


async def discredit(session: AsyncSession, workspace_id: UUID, ids: Collection[UUID]) -> int:
    """Take the answers away from composed entries, those with the ids or given as the messages with them; how many."""
    query = (
        update(CachedAnswer)
        .where(
            CachedAnswer.workspace_id == workspace_id,
            CachedAnswer.verified.is_(False),
            CachedAnswer.answer_sealed.is_not(None),
            or_(CachedAnswer.id.in_(ids), CachedAnswer.reply_id.in_(ids)),
        )
        .values(answer_sealed=None)
    )
    return len((await session.execute(query.returning(CachedAnswer.id))).all())
