"""The head that gives a message's five moods their probabilities. `training/mood.py` makes it."""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jawab.inference.arrays import load_arrays
from jawab.inference.embedder import Vectors
from jawab.understanding.mood.features import signs_of, strings_of

Floats = NDArray[np.float32]


class Parameters(NamedTuple):
    """Shapes: strings (BUCKETS, 5), vector (384, 5), signs (len(FEATURES), 5), biases (5,)."""

    strings: Floats
    vector: Floats
    signs: Floats
    biases: Floats


def probabilities(text: str, vector: Vectors | None) -> NDArray[np.float64]:
    """Of the five moods in the order of MOODS, shape (5,), adding up to 1. `vector` is the text's, or None where the
    embedder cannot read it; one of another width than the head was taught with is left out."""
    taught = parameters()
    known = vector if vector is not None and vector.shape == taught.vector.shape[:1] else None
    strings = strings_of(text)
    scores = taught.strings[strings].sum(axis=0) / np.sqrt(max(1, len(strings))) + taught.biases
    scores = scores + signs_of(text, has_vector=known is not None) @ taught.signs
    if known is not None:
        scores = scores + known @ taught.vector
    odds = np.exp(scores.astype(np.float64) - scores.max())
    chances: NDArray[np.float64] = odds / odds.sum()
    return chances


@cache
def parameters() -> Parameters:
    """The shipped weights; those of the strings are stored as int8 with a scale for each mood."""
    stored = load_arrays("mood")
    return Parameters(
        stored["strings"].astype(np.float32) * stored["string_scales"],
        stored["vector"].astype(np.float32),
        stored["signs"].astype(np.float32),
        stored["biases"].astype(np.float32),
    )
