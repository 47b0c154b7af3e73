"""Answers that a person wrote or approved: given to who asks the same, whatever the articles become."""

from collections.abc import Sequence
from uuid import UUID

from jawab.answering.cache import queries
from jawab.answering.cache.entries import is_personal
from jawab.answering.cache.store import StoredAnswers
from jawab.answering.types import Asking, Citation
from jawab.kit.errors import Unprocessable
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader

_OWN = "answers that are given to everybody need a question that anybody may ask"
_VARIANT = "verified"  # holds whoever writes and under whatever guidance, so it has a fingerprint of its own


async def keep_verified(
    answers: StoredAnswers,
    workspace_id: UUID,
    question: str,
    language: str,
    text: str,
    citations: Sequence[Citation] = (),
    *,
    member_id: UUID | None = None,
) -> UUID:
    """Give `text` (Markdown) from now on to who asks `question` or the same in other words, in that language; the id of
    the entry. It takes the place of what was verified for that question before, and goes before composed answers.

    Raises Unprocessable when question or answer is empty, or the question names a person, an address or an order.
    """
    if not question.strip() or not text.strip():
        raise Unprocessable("A verified answer needs its question and its text.")
    reader = Reader(answers.embedder, answers.database)
    understood = await reader.read(Incoming(workspace_id, question, language))
    if is_personal(understood.entities):
        named = next(one.text for one in understood.entities if is_personal([one]))
        raise Unprocessable(f"Leave “{named}” out of the question: {_OWN}.")
    asking = Asking(workspace_id, question, language, understood.entities, understood.read, _VARIANT)
    row = answers.row(asking, text, citations) | {"verified": True, "member_id": member_id}
    async with answers.database.write() as session:
        number = await queries.raise_version(session, workspace_id, removes=True)
        knowledge, _, _ = await queries.state(session, workspace_id)
        await queries.remove_same(session, workspace_id, row["fingerprint"])
        await queries.put(session, row | {"number": number, "knowledge": knowledge})
    id: UUID = row["id"]
    return id


async def withdraw_verified(answers: StoredAnswers, workspace_id: UUID, entry: UUID) -> bool:
    """Give a verified answer no more; whether there was one."""
    async with answers.database.write() as session:
        await queries.raise_version(session, workspace_id, removes=True)
        return await queries.remove_verified(session, workspace_id, entry)
