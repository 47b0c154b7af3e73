"""The labelled texts that a head is trained on, checked and put in order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.kit.errors import Unprocessable


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts with their vectors, (texts, width), and their places in what was given."""

    texts: list[str]
    vectors: Vectors
    places: list[int]


@dataclass(frozen=True, slots=True)
class Taught:
    """Examples of the intents `keys`, those of one after those of the other; `classes`: (examples,), which intent each
    is of; `strangers`: texts that are of none."""

    keys: tuple[str, ...]
    inside: Labelled
    classes: np.ndarray
    strangers: Labelled


def taught(texts: Sequence[str], labels: Sequence[str], vectors: Vectors, oos: str | None) -> Taught:
    """Raises Unprocessable where there is an empty text, or nothing to tell apart."""
    if not len(texts) == len(labels) == len(vectors):
        raise ValueError(f"{len(texts)} texts, {len(labels)} labels and {len(vectors)} vectors: there must be as many")
    empty = next((i for i, text in enumerate(texts) if not text.strip()), None)
    if empty is not None:
        raise Unprocessable(f"Example {empty + 1} (of “{labels[empty]}”) is empty. Write what a visitor would say.")
    keys = sorted({label for label in labels if label != oos})
    if len(keys) < 2:
        raise Unprocessable("There are fewer than two intents with examples: there must be something to tell apart.")
    number = {key: i for i, key in enumerate(keys)}
    places = sorted((i for i, label in enumerate(labels) if label != oos), key=lambda i: number[labels[i]])
    strange = [i for i, label in enumerate(labels) if label == oos]
    rounded = np.asarray(vectors, dtype=np.float16).astype(np.float32)  # as precise as heads are stored
    classes = np.array([number[labels[i]] for i in places])
    return Taught(tuple(keys), _at(places, texts, rounded), classes, _at(strange, texts, rounded))


def _at(places: list[int], texts: Sequence[str], vectors: Vectors) -> Labelled:
    return Labelled([texts[i] for i in places], vectors[places], places)
