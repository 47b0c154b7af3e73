"""Cuts a text into words and joins the states of the embedder's tokens to them."""

import re
from collections.abc import Sequence

import numpy as np

from jawab.inference.embedder import TokenVectors, Vectors

_WORD = re.compile(r"[^\W\d_]+(?:(?:['’](?!s\b)|-)[^\W\d_]+)*|\d+|[^\w\s]")


def words_of(text: str) -> list[tuple[int, int]]:
    """Start and end of each word, number and mark of the text. A possessive 's is a word by itself."""
    return [match.span() for match in _WORD.finditer(text)]


def states_of(words: Sequence[tuple[int, int]], tokens: TokenVectors) -> Vectors:
    """float32 of shape (words, width): the mean of the states of each word's tokens, zeros where it has none.

    Words beyond what the model reads of a long text have none.
    """
    states = np.zeros((len(words), tokens.states.shape[1]), dtype=np.float32)
    inner = _without_frame(tokens.starts)
    if not words or inner.stop <= inner.start:
        return states
    begins = np.array([start for start, _ in words])
    ends = np.array([end for _, end in words])
    starts = tokens.starts[inner]
    of_word = np.searchsorted(begins, starts, side="right") - 1
    inside = (of_word >= 0) & (starts < ends[of_word])
    np.add.at(states, of_word[inside], tokens.states[inner][inside])
    counts = np.bincount(of_word[inside], minlength=len(words))
    states /= np.maximum(counts, 1)[:, None].astype(np.float32)
    return states


def _without_frame(starts: np.ndarray) -> slice:
    """Leaves out the marks that some models put before and after a text: tokens that begin where the text does."""
    last = len(starts)
    if last > 1 and starts[last - 1] <= starts[last - 2]:
        last -= 1
    return slice(1 if last > 1 and starts[1] <= starts[0] else 0, last)
