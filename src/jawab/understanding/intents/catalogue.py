"""The intents of a workspace and their examples: to look at, and to change."""

import re
import unicodedata
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.privacy.keys import Keyring
from jawab.understanding.intents import queries
from jawab.understanding.intents.corrected import corrected_words
from jawab.understanding.intents.models import Intent, IntentExample
from jawab.understanding.intents.schemas import (
    ExampleList,
    ExampleOut,
    IntentChange,
    IntentList,
    IntentOut,
    IntentWhole,
    NewIntent,
    TrainingOut,
)
from jawab.understanding.intents.texts import digest, plain

MOST_INTENTS = 500
MOST_EXAMPLES = 20_000
"""Of a workspace. More would train for minutes, and would say little more."""


async def listed(database: Database, workspace_id: UUID) -> IntentList:
    """All intents, and the version in use."""
    async with database.read() as session:
        found = await queries.intents(session, workspace_id)
        counts = await queries.example_counts(session, workspace_id)
        trained = await queries.active_training(session, workspace_id)
    return IntentList(
        items=[IntentOut.of(intent, counts.get(intent.key, 0)) for intent in found],
        trained=TrainingOut.of(*trained) if trained else None,
    )


async def whole(database: Database, keyring: Keyring, workspace_id: UUID, intent_id: UUID) -> IntentWhole:
    """An intent with its examples, corrections last. Raises NotFound."""
    async with database.read() as session:
        intent = await _found(session, workspace_id, intent_id)
        texts = await _texts(session, keyring, workspace_id, intent)
    return IntentWhole(**IntentOut.fields(intent, len(texts)), texts=texts)


async def outside(database: Database, keyring: Keyring, workspace_id: UUID) -> ExampleList:
    """Examples of what is none of the intents."""
    async with database.read() as session:
        return ExampleList(texts=await _texts(session, keyring, workspace_id, None))


async def create(database: Database, workspace_id: UUID, new: NewIntent) -> UUID:
    """Add an intent; its id. Raises Conflict when its name or an example is taken, Unprocessable for too much."""
    async with database.write() as session:
        await queries.take_turn(session, workspace_id)
        intent = await add_intent(session, workspace_id, new.label)
        intent.labels, intent.description, intent.handling = dict(new.labels), new.description, new.handling
        await add_texts(session, workspace_id, intent.id, new.examples)
    return intent.id


async def change(database: Database, workspace_id: UUID, intent_id: UUID, wanted: IntentChange) -> IntentOut:
    """Change what is given; the key stays. Raises NotFound."""
    async with database.write() as session:
        intent = await _found(session, workspace_id, intent_id)
        for name, value in wanted.model_dump(exclude_none=True).items():
            setattr(intent, name, value)
        intent.updated_at = now()
        counts = await queries.example_counts(session, workspace_id)
    return IntentOut.of(intent, counts.get(intent.key, 0))


async def remove(database: Database, workspace_id: UUID, intent_id: UUID) -> None:
    """Delete an intent with its examples. From now on nothing is taken for it. Raises NotFound."""
    async with database.write() as session:
        await session.delete(await _found(session, workspace_id, intent_id))


async def check_key(database: Database, workspace_id: UUID, key: str) -> None:
    """Raises Unprocessable when the workspace has no intent with this key."""
    async with database.read() as session:
        if await queries.intent_by_key(session, workspace_id, key) is None:
            raise Unprocessable("There is no intent with this key. Choose one of the workspace's intents, or none.")


async def add_examples(database: Database, workspace_id: UUID, intent_id: UUID | None, texts: Sequence[str]) -> None:
    """Add examples (with None, of what is none of the intents); those that are there already change nothing.

    Raises NotFound, Conflict when one is an example of something else, Unprocessable when it is too much."""
    async with database.write() as session:
        await queries.take_turn(session, workspace_id)
        if intent_id is not None:
            await _found(session, workspace_id, intent_id)
        await add_texts(session, workspace_id, intent_id, texts)


async def remove_example(database: Database, workspace_id: UUID, intent_id: UUID | None, example_id: UUID) -> None:
    """Raises NotFound."""
    async with database.write() as session:
        intent = await _found(session, workspace_id, intent_id) if intent_id is not None else None
        if not await queries.delete_example(session, workspace_id, intent, example_id):
            raise NotFound("There is no such example here.")


async def add_intent(session: AsyncSession, workspace_id: UUID, label: str) -> Intent:
    """A new intent of this name. Raises Conflict, and Unprocessable when there are too many. Take turns before."""
    key = key_of(label)
    if await queries.intent_by_key(session, workspace_id, key):
        raise Conflict(f"There is an intent called “{label}” already. Add the examples there, or choose another name.")
    if len(await queries.intents(session, workspace_id)) >= MOST_INTENTS:
        raise Unprocessable(f"A workspace has at most {MOST_INTENTS} intents. Delete some that are not needed.")
    intent = Intent(workspace_id=workspace_id, key=key, label=label)
    session.add(intent)
    await session.flush()
    return intent


async def add_texts(session: AsyncSession, workspace_id: UUID, intent_id: UUID | None, texts: Sequence[str]) -> None:
    """Add examples of an intent, or with None of what is none of them. Take turns before.

    Raises Conflict when one is an example of something else, Unprocessable when it is too much or says nothing."""
    cleaned = {digest(text): plain(text) for text in texts}
    if not all(cleaned.values()):
        raise Unprocessable("An example has no words.")
    taken = await queries.owners_of(session, workspace_id, list(cleaned))
    elsewhere = next((one for one, owner in taken.items() if owner != intent_id), None)
    if elsewhere is not None:
        raise Conflict(await _taken(session, workspace_id, cleaned[elsewhere], taken[elsewhere]))
    fresh = [one for one in cleaned if one not in taken]
    if await queries.number_of_examples(session, workspace_id) + len(fresh) > MOST_EXAMPLES:
        raise Unprocessable(f"A workspace has at most {MOST_EXAMPLES:,} examples. Delete some, or send fewer.")
    session.add_all(
        IntentExample(workspace_id=workspace_id, intent_id=intent_id, source="owner", text=cleaned[one], digest=one)
        for one in fresh
    )


def key_of(label: str) -> str:
    """What names the intent in data: `Order status` is `order_status`."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", label).casefold())
    return "_".join(words)[:80] or "intent"


async def _texts(
    session: AsyncSession, keyring: Keyring, workspace_id: UUID, intent: Intent | None
) -> list[ExampleOut]:
    written = await queries.examples_of(session, workspace_id, intent.id if intent else None)
    corrected = await queries.corrections_to(session, workspace_id, intent.key if intent else None)
    return [ExampleOut(id=example.id, text=example.text, source=example.source) for example in written] + [
        ExampleOut(id=correction.id, text=words, source="correction")
        for correction, words in corrected_words(keyring, corrected)
    ]


async def _taken(session: AsyncSession, workspace_id: UUID, text: str, owner: UUID | None) -> str:
    other = await queries.intent(session, workspace_id, owner) if owner else None
    where = f"of “{other.label}”" if other else "of what is none of the intents"
    return f"“{text}” is an example {where} already. Take it away there first."


async def _found(session: AsyncSession, workspace_id: UUID, intent_id: UUID) -> Intent:
    intent = await queries.intent(session, workspace_id, intent_id)
    if intent is None:
        raise NotFound("There is no such intent.")
    return intent
