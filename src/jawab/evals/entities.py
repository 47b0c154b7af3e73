"""`jawab eval entities`: how well the things that messages name are found, as exact spans."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard, get_args

from jawab.evals.reading import BadInput, json_lines, text_field
from jawab.inference.embedder import Embedder
from jawab.kit.clock import now
from jawab.understanding.entities.names.head import knows_states_of
from jawab.understanding.entities.names.spacy_names import SpacyNames
from jawab.understanding.entities.reading import EntitySetting, read_entities
from jawab.understanding.language import guess
from jawab.understanding.types import EntityType

_ALIASES = {
    "PERSON": "PER NAME PERSON_NAME",
    "PLACE": "LOCATION LOC GPE CITY COUNTRY",
    "DATE": "DATE_TIME DATETIME TIME",
    "EMAIL": "EMAIL_ADDRESS E_MAIL MAIL",
    "PHONE": "PHONE_NUMBER TELEPHONE TEL",
    "MONEY": "AMOUNT PRICE CURRENCY",
    "ORDER": "ORDER_NUMBER ORDER_ID ORDER_NO",
    "TICKET": "TICKET_NUMBER TICKET_ID CASE_NUMBER",
    "PRODUCT": "PRODUCT_NAME",
    "ACTION": "INTENT_ACTION",
    "URL": "LINK WEBSITE",
}
_TYPE_OF: dict[str, EntityType] = {type: type for type in get_args(EntityType)}
_TYPE_OF |= {alias: type for type in get_args(EntityType) for alias in _ALIASES[type].split()}
Span = tuple[int, int, EntityType]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A message and what it names."""

    text: str
    spans: frozenset[Span]


def read_task(test: Path) -> list[MarkedText]:
    """Read lines `{"text", "spans": [{"start", "end", "type"}]}`. Raises BadInput."""
    texts = [MarkedText(text_field(place, entry, "text"), _spans(place, entry)) for place, entry in json_lines(test)]
    if not any(text.spans for text in texts):
        raise BadInput(f"{test.name} has no span at all: there is nothing to measure")
    return texts


async def measure(
    texts: Sequence[MarkedText], embedder: Embedder, region: str, spacy: SpacyNames | None = None
) -> dict[str, Any]:
    """precision, recall and f1 over all spans, by_type, n messages, and ms_per_message without the embedding. Only
    types that occur in the file count."""
    measured = {type for text in texts for _, _, type in text.spans}
    setting = EntitySetting(now(), region, spacy=spacy)
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    took = 0.0
    for one in texts:
        known = knows_states_of(embedder.name) and embedder.reads(one.text)
        tokens = (await embedder.read(one.text)).tokens if known else None
        began = time.perf_counter()
        entities = read_entities(one.text, guess(one.text), tokens, setting)
        took += time.perf_counter() - began
        found = {(entity.start, entity.end, entity.type) for entity in entities if entity.type in measured}
        right.update(type for _, _, type in found & one.spans)
        said.update(type for _, _, type in found)
        true.update(type for _, _, type in one.spans)
    by_type = {type: figures(right[type], said[type], true[type]) for type in sorted(measured)}
    return {
        **figures(right.total(), said.total(), true.total()),
        "by_type": by_type,
        "ms_per_message": round(1000 * took / len(texts), 3),
        "n": len(texts),
    }


def figures(right: int, said: int, true: int) -> dict[str, float]:
    """Of `said` spans and `true` ones `right` are the same."""
    return {
        "precision": round(right / said, 4) if said else 0.0,
        "recall": round(right / true, 4) if true else 0.0,
        "f1": round(2 * right / (said + true), 4) if said + true else 0.0,
        "spans": true,
    }


def _spans(place: str, entry: Mapping[str, Any]) -> frozenset[Span]:
    spans = entry.get("spans")
    if not isinstance(spans, list):
        raise BadInput(f'{place}: needs "spans" as a list of {{"start", "end", "type"}}')
    return frozenset(_span(place, span, len(entry["text"])) for span in spans)


def _span(place: str, span: object, length: int) -> Span:
    if not isinstance(span, dict):
        raise BadInput(f'{place}: each span must be an object {{"start", "end", "type"}}')
    start, end, type = span.get("start"), span.get("end"), span.get("type")
    if not (_is_place(start) and _is_place(end) and 0 <= start < end <= length):
        raise BadInput(f'{place}: "start" and "end" must be places in the text, 0 to {length}')
    known = _TYPE_OF.get(type.upper().replace("-", "_").replace(" ", "_")) if isinstance(type, str) else None
    if known is None:
        raise BadInput(f"{place}: the type {type!r} is none of {', '.join(get_args(EntityType))}")
    return start, end, known


def _is_place(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
