"""SQL about intents, their examples and their trainings. Every query names its workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member, Workspace
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation, Message
from jawab.understanding.intents.models import Intent, IntentExample, IntentTraining
from jawab.understanding.models import Correction

UNFINISHED = ("queued", "running")
_PARAMETERS = 500  # in one statement

Corrected = tuple[Correction, Message, Contact]
"""A correction with the message that has its words, and the contact whose key opens it."""


async def take_turn(session: AsyncSession, workspace_id: UUID) -> None:
    """Let changes of a workspace's intents wait for each other until the unit of work ends (SQLite does so anyway)."""
    await session.execute(select(Workspace.id).where(Workspace.id == workspace_id).with_for_update(key_share=True))


async def intents(session: AsyncSession, workspace_id: UUID) -> Sequence[Intent]:
    """All of a workspace, oldest first."""
    query = select(Intent).where(Intent.workspace_id == workspace_id).order_by(Intent.id)
    return (await session.scalars(query)).all()


async def intent(session: AsyncSession, workspace_id: UUID, intent_id: UUID) -> Intent | None:
    query = select(Intent).where(Intent.workspace_id == workspace_id, Intent.id == intent_id)
    return (await session.scalars(query)).one_or_none()


async def intent_by_key(session: AsyncSession, workspace_id: UUID, key: str) -> Intent | None:
    query = select(Intent).where(Intent.workspace_id == workspace_id, Intent.key == key)
    return (await session.scalars(query)).one_or_none()


async def example_counts(session: AsyncSession, workspace_id: UUID) -> dict[str, int]:
    """How many examples each intent has, by its key; corrections count."""
    written = (
        select(Intent.key, func.count())
        .join(IntentExample, IntentExample.intent_id == Intent.id)
        .where(Intent.workspace_id == workspace_id, IntentExample.workspace_id == workspace_id)
        .group_by(Intent.key)
    )
    corrected = (
        select(Correction.value, func.count())
        .where(Correction.workspace_id == workspace_id, Correction.kind == "intent", Correction.value.is_not(None))
        .group_by(Correction.value)
    )
    counts: dict[str, int] = {}
    for query in (written, corrected):
        for key, number in await session.execute(query):
            counts[str(key)] = counts.get(str(key), 0) + number
    return counts


async def number_of_examples(session: AsyncSession, workspace_id: UUID) -> int:
    """Those that were written or imported."""
    query = select(func.count()).select_from(IntentExample).where(IntentExample.workspace_id == workspace_id)
    return await session.scalar(query) or 0


async def examples_of(session: AsyncSession, workspace_id: UUID, intent_id: UUID | None) -> Sequence[IntentExample]:
    """What was written or imported for an intent (None: for none of them), oldest first."""
    query = select(IntentExample).where(
        IntentExample.workspace_id == workspace_id, IntentExample.intent_id == intent_id
    )
    return (await session.scalars(query.order_by(IntentExample.id))).all()


async def all_examples(session: AsyncSession, workspace_id: UUID) -> Sequence[IntentExample]:
    """Everything that was written or imported, oldest first."""
    query = select(IntentExample).where(IntentExample.workspace_id == workspace_id).order_by(IntentExample.id)
    return (await session.scalars(query)).all()


async def corrections(session: AsyncSession, workspace_id: UUID) -> list[Corrected]:
    """Corrections of intents, oldest first."""
    return await _corrections(session, workspace_id, Correction.kind == "intent")


async def corrections_to(session: AsyncSession, workspace_id: UUID, key: str | None) -> list[Corrected]:
    """Those to one intent, or with None those that said: none of them."""
    return await _corrections(session, workspace_id, and_(Correction.kind == "intent", Correction.value == key))


async def _corrections(session: AsyncSession, workspace_id: UUID, which: ColumnElement[bool]) -> list[Corrected]:
    query = (
        select(Correction, Message, Contact)
        .join(Message, Message.id == Correction.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Correction.workspace_id == workspace_id, Message.workspace_id == workspace_id, which)
        .order_by(Correction.id)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def owners_of(session: AsyncSession, workspace_id: UUID, digests: Sequence[str]) -> dict[str, UUID | None]:
    """Which intent the texts with these digests are examples of already; None: of none, on purpose."""
    found: dict[str, UUID | None] = {}
    for start in range(0, len(digests), _PARAMETERS):
        query = select(IntentExample.digest, IntentExample.intent_id).where(
            IntentExample.workspace_id == workspace_id,
            IntentExample.digest.in_(digests[start : start + _PARAMETERS]),
        )
        found.update((row[0], row[1]) for row in await session.execute(query))
    return found


async def delete_example(session: AsyncSession, workspace_id: UUID, intent: Intent | None, example_id: UUID) -> bool:
    """Take away an example of an intent (None: of none of them); False when there is no such one."""
    written = delete(IntentExample).where(
        IntentExample.workspace_id == workspace_id,
        IntentExample.intent_id == (intent.id if intent else None),
        IntentExample.id == example_id,
    )
    corrected = delete(Correction).where(
        Correction.workspace_id == workspace_id,
        Correction.kind == "intent",
        Correction.value == (intent.key if intent else None),
        Correction.id == example_id,
    )
    for statement in (written, corrected):
        if (await session.execute(statement)).rowcount:  # type: ignore[attr-defined]
            return True
    return False


Trained = tuple[IntentTraining, str | None]
"""A training and the name of the member who started it."""


def _trainings(workspace_id: UUID) -> Select[IntentTraining, str]:
    return (
        select(IntentTraining, Member.name)
        .outerjoin(Member, and_(Member.id == IntentTraining.created_by, Member.workspace_id == workspace_id))
        .where(IntentTraining.workspace_id == workspace_id)
    )


async def training(session: AsyncSession, workspace_id: UUID, training_id: UUID) -> Trained | None:
    row = (await session.execute(_trainings(workspace_id).where(IntentTraining.id == training_id))).one_or_none()
    return (row[0], row[1]) if row else None


async def newest_trainings(session: AsyncSession, workspace_id: UUID, limit: int) -> list[Trained]:
    query = _trainings(workspace_id).order_by(IntentTraining.version.desc()).limit(limit)
    return [(row[0], row[1]) for row in await session.execute(query)]


async def active_training(session: AsyncSession, workspace_id: UUID) -> Trained | None:
    """The version in use."""
    row = (await session.execute(_trainings(workspace_id).where(IntentTraining.state == "active"))).one_or_none()
    return (row[0], row[1]) if row else None


async def workspaces_in_use_but_for(session: AsyncSession, fits: str) -> Sequence[UUID]:
    """The workspaces whose version in use has another note than this of what its weights are for."""
    query = select(IntentTraining.workspace_id).where(IntentTraining.state == "active", IntentTraining.embedder != fits)
    return (await session.scalars(query)).all()


async def unfinished_training(session: AsyncSession, workspace_id: UUID) -> Trained | None:
    query = _trainings(workspace_id).where(IntentTraining.state.in_(UNFINISHED)).limit(1)
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def last_version(session: AsyncSession, workspace_id: UUID) -> int:
    """0 before the first training."""
    query = select(func.max(IntentTraining.version)).where(IntentTraining.workspace_id == workspace_id)
    return await session.scalar(query) or 0


async def weights(session: AsyncSession, workspace_id: UUID, training_id: UUID) -> bytes | None:
    """The trained head as bytes, None where they were cleared."""
    query = select(IntentTraining.weights).where(
        IntentTraining.workspace_id == workspace_id, IntentTraining.id == training_id
    )
    return await session.scalar(query)


async def measured(
    session: AsyncSession, workspace_id: UUID, training_id: UUID
) -> tuple[bytes | None, dict[str, str | None]]:
    """The weights of a version, and what its cross-validation told of each example."""
    query = select(IntentTraining.weights, IntentTraining.held_out).where(
        IntentTraining.workspace_id == workspace_id, IntentTraining.id == training_id
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def clear_old_weights(session: AsyncSession, workspace_id: UUID, keep: int) -> None:
    """Forget the weights of all but the newest `keep` versions that have any, and the one in use."""
    with_weights = (
        select(IntentTraining.version)
        .where(IntentTraining.workspace_id == workspace_id, IntentTraining.weights.is_not(None))
        .order_by(IntentTraining.version.desc())
        .offset(keep)
        .limit(1)
    )
    newest_to_clear = await session.scalar(with_weights)
    if newest_to_clear is None:
        return
    old = update(IntentTraining).where(
        IntentTraining.workspace_id == workspace_id,
        IntentTraining.version <= newest_to_clear,
        IntentTraining.state != "active",
        IntentTraining.weights.is_not(None),
    )
    await session.execute(old.values(weights=None))
