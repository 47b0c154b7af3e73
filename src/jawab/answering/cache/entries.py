"""A kept question and its answer: how they are sealed, and what of them is held in memory."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np

from jawab.answering.cache.likeness import Likened
from jawab.answering.cache.models import CachedAnswer
from jawab.answering.types import Citation
from jawab.inference.embedder import Vectors
from jawab.kit.sealing import Sealer
from jawab.understanding.types import Entity

PURPOSE = "answer cache"
PERSONAL = frozenset({"PERSON", "EMAIL", "PHONE", "ORDER", "TICKET"})
"""Entities that make a question one visitor's own: its answer is for nobody else."""
_LOOSE = frozenset({"ACTION"})  # what is to be done is also said without naming it so: the words are compared for that


@dataclass(frozen=True, slots=True)
class Entry:
    """What is compared of a kept answer. `vector`: float32 of shape (width,)."""

    id: UUID
    language: str
    variant: str
    verified: bool
    question: Likened
    about: str  # names the answer: the same where two answers rest on the same article
    vector: Vectors


def named(entities: Sequence[Entity]) -> tuple[tuple[str, str], ...]:
    """What must be the same in both questions: types and values, in the order in which they are named."""
    return tuple((one.type, one.value) for one in entities if one.type not in _LOOSE)


def is_personal(entities: Sequence[Entity]) -> bool:
    return any(one.type in PERSONAL for one in entities)


def seal_question(
    sealer: Sealer, id: UUID, text: str, entities: Sequence[Entity], citations: Sequence[Citation]
) -> bytes:
    about = str(citations[0].article_id if citations else id)
    told = {"text": text, "entities": named(entities), "about": about}
    return sealer.seal_text(json.dumps(told), f"cached-question:{id}")


def seal_vector(sealer: Sealer, id: UUID, vector: Vectors) -> bytes:
    return sealer.seal(np.asarray(vector, dtype="<f4").tobytes(), f"cached-vector:{id}")


def seal_answer(sealer: Sealer, id: UUID, text: str, citations: Sequence[Citation]) -> bytes:
    told = [
        {"n": c.n, "article_id": str(c.article_id), "title": c.title, "heading": c.heading, "url": c.url,
         "quote": c.quote}
        for c in citations
    ]  # fmt: skip
    return sealer.seal_text(json.dumps({"text": text, "citations": told}), f"cached-answer:{id}")


def opened_answer(sealer: Sealer, id: UUID, sealed: bytes) -> tuple[str, list[Citation]]:
    """The Markdown and its citations. Raises Unreadable."""
    told: dict[str, Any] = json.loads(sealer.open_text(sealed, f"cached-answer:{id}"))
    citations = [Citation(**{**one, "article_id": UUID(one["article_id"])}) for one in told["citations"]]
    return told["text"], citations


def opened_entry(sealer: Sealer, row: CachedAnswer) -> Entry:
    """The entry of a row. Raises Unreadable."""
    question = json.loads(sealer.open_text(row.question_sealed, f"cached-question:{row.id}"))
    vector = np.frombuffer(sealer.open(row.vector_sealed, f"cached-vector:{row.id}"), dtype="<f4")
    entities = tuple((type, value) for type, value in question["entities"])
    likened = Likened.of(question["text"], entities)
    return Entry(row.id, row.language, row.variant, row.verified, likened, question["about"], vector)
