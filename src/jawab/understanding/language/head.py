"""The head that tells Urdu, Arabic and Persian apart, and English, Roman Urdu and the rest in Latin script."""

from functools import cache
from typing import Literal

import numpy as np

from jawab.inference.arrays import load_arrays
from jawab.inference.ngrams import letter_ngrams

LONGEST_STRING = 5  # letters
ARABIC: tuple[str, ...] = ("ar", "fa", "ur")
LATIN: tuple[str, ...] = ("en", "ur-Latn", "other")


def log_probabilities(written: str, script: Literal["arabic", "latin"]) -> dict[str, float]:
    """How likely each language of the script is, as logarithms, for words with a space around each."""
    languages = ARABIC if script == "arabic" else LATIN
    weights, biases = _parameters(script)
    strings = letter_ngrams(written, LONGEST_STRING)
    scores = weights[strings].sum(axis=0) / np.sqrt(len(strings)) + biases
    scores -= np.logaddexp.reduce(scores)
    return dict(zip(languages, scores.tolist(), strict=True))


@cache
def _parameters(script: str) -> tuple[np.ndarray, np.ndarray]:
    """Weights of shape (BUCKETS, languages), stored as int8 with a scale for each language, and biases."""
    stored = load_arrays("language")
    weights = stored[f"{script}_weights"].astype(np.float32) * stored[f"{script}_scales"]
    return weights, stored[f"{script}_biases"]
