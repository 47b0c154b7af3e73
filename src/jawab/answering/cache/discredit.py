"""An answer that was rated badly is not given to others."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.cache import queries


async def discredit(
    session: AsyncSession, workspace_id: UUID, *, reply_id: UUID | None = None, entry: UUID | None = None
) -> bool:
    """Serve no more what was first given as the message `reply_id`, or what `entry` holds (the trace of a reply from
    the cache names it: `cache.entry`). Belongs into the unit of work that stores the rating.

    The same question is answered anew, and that answer is not kept either until the knowledge base changes. What a
    person has verified stays: one visitor's displeasure does not outweigh it. True when something was taken away.
    """
    ids = {id for id in (reply_id, entry) if id}
    if not ids:
        raise ValueError("discredit needs the reply or the entry")
    await queries.raise_version(session, workspace_id, removes=True)
    return await queries.discredit(session, workspace_id, ids) > 0
