"""What a head is trained on: every example of a workspace, and the corrections made at the desk."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from jawab.understanding.intents import queries
from jawab.understanding.intents.corrected import corrected_words
from jawab.understanding.intents.texts import digest, plain
from jawab.understanding.intents.versions.parts import TrainingParts


@dataclass(frozen=True, slots=True)
class Material:
    """Texts that differ from each other, with the id of each as an example and the key of its intent; None: it is of
    none of them. In an order that only the texts decide, so that the same examples train the same head."""

    ids: list[str]
    texts: list[str]
    keys: list[str | None]

    @property
    def intents(self) -> int:
        return len({key for key in self.keys if key is not None})

    @property
    def hash(self) -> str:
        """sha256 of texts and keys: whether anything changed since a training."""
        lines = (f"{key or ''}\t{text}\n" for text, key in zip(self.texts, self.keys, strict=True))
        return sha256("".join(lines).encode()).hexdigest()


async def gather(parts: TrainingParts, workspace_id: UUID) -> Material:
    """What is there now. Where a correction has the words of an example, the correction counts."""
    async with parts.database.read(heavy=True) as session:
        keys = {intent.id: intent.key for intent in await queries.intents(session, workspace_id)}
        written = await queries.all_examples(session, workspace_id)
        corrections = await queries.corrections(session, workspace_id)
    found = {
        one.digest: (str(one.id), one.text, keys[one.intent_id] if one.intent_id else None)
        for one in written
        if one.intent_id is None or one.intent_id in keys
    }
    known = set(keys.values())
    for correction, words in corrected_words(parts.keyring, corrections):
        text = plain(words)
        if text and (correction.value is None or correction.value in known):
            found[digest(text)] = (str(correction.id), text, correction.value)
    ordered = [found[one] for one in sorted(found)]
    return Material([id for id, _, _ in ordered], [text for _, text, _ in ordered], [key for _, _, key in ordered])
