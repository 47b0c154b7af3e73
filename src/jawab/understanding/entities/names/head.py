"""The names head: a linear-chain conditional random field over the embedder's token states and features of spelling."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.entities.names.features import dense

TAUGHT_WITH = "all-MiniLM-L6-v2/fp32"
"""The model whose states the head `names` knows. With any other, `names_words` reads by spelling alone."""

TAGS = ("O", "B-PERSON", "I-PERSON", "B-PLACE", "I-PLACE")
Which = Literal["names", "names_words"]
_NEVER = -1e4


def knows_states_of(embedder: str) -> bool:
    """Whether the token vectors of the embedder with this name are what the head `names` was taught with. What follows
    a `+` in a name reads other languages, and gives no token vectors."""
    return embedder.partition("+")[0] == TAUGHT_WITH


@dataclass(frozen=True, slots=True)
class NamesHead:
    """`of_bins`: (BINS + 1, tags), the last row zero; `of_states`: (3 * width, tags), or (0, tags) where the head
    reads no states; `steps`: (tags, tags), from row to column; `begin`: (tags,)."""

    of_bins: np.ndarray
    of_states: np.ndarray
    steps: np.ndarray
    begin: np.ndarray

    @property
    def width(self) -> int:
        """Of the states that it reads; 0 where it reads none."""
        return len(self.of_states) // 3

    def read(self, bins: np.ndarray, states: Vectors | None) -> list[tuple[int, int, str, float]]:
        """Runs of words `(first, last + 1, PERSON | PLACE, probability)`, for bins of shape (words, PER_WORD) and
        states of shape (words, width)."""
        if not len(bins):
            return []
        scores = self.of_bins[bins].sum(axis=1)
        if self.width and states is not None:
            scores += dense(states) @ self.of_states
        tags = best_path(scores, self.steps, self.begin)
        if not any(tags):
            return []
        return _runs(tags, marginals(scores, self.steps, self.begin))

    def to_bytes(self) -> bytes:
        """As a .npz file of half-precision arrays, without pickle."""
        file = io.BytesIO()
        arrays = {name: getattr(self, name).astype(np.float16) for name in ("of_bins", "of_states", "steps", "begin")}
        np.savez_compressed(file, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> "NamesHead":
        """What `to_bytes` made."""
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return cls(*(arrays[name].astype(np.float32) for name in ("of_bins", "of_states", "steps", "begin")))


@cache
def load(which: Which) -> NamesHead:
    """The shipped head."""
    return NamesHead.from_bytes(files("jawab.inference").joinpath("weights", f"{which}.npz").read_bytes())


def allowed_steps() -> np.ndarray:
    """(tags, tags): 0 where a tag may follow, far below where not: I only follows B or I of its kind."""
    steps = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for j, tag in enumerate(TAGS):
        for i, before in enumerate(TAGS):
            if tag.startswith("I-") and before[2:] != tag[2:]:
                steps[i, j] = _NEVER
    return steps


def best_path(scores: np.ndarray, steps: np.ndarray, begin: np.ndarray) -> list[int]:
    """The most likely tags of a text (Viterbi) for scores of shape (words, tags)."""
    best, back = scores[0] + begin, []
    for row in scores[1:]:
        ways = best[:, None] + steps
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def marginals(scores: np.ndarray, steps: np.ndarray, begin: np.ndarray) -> np.ndarray:
    """(words, tags): the probability of each tag at each word (forward and backward)."""
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    forward[0] = scores[0] + begin
    for i in range(1, len(scores)):
        forward[i] = _log_sum(forward[i - 1][:, None] + steps, 0) + scores[i]
    for i in range(len(scores) - 2, -1, -1):
        backward[i] = _log_sum(steps + scores[i + 1] + backward[i + 1], 1)
    both = forward + backward
    result: np.ndarray = np.exp(both - _log_sum(both, 1)[:, None])
    return result


def _log_sum(values: np.ndarray, axis: int) -> np.ndarray:
    top = values.max(axis=axis, keepdims=True)
    result: np.ndarray = (top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis)
    return result


def _runs(tags: Sequence[int], certainty: np.ndarray) -> list[tuple[int, int, str, float]]:
    runs: list[tuple[int, int, str, float]] = []
    for i, tag in enumerate(tags):
        if TAGS[tag].startswith("B-"):
            runs.append((i, i + 1, TAGS[tag][2:], float(certainty[i, tag])))
        elif tag and runs:
            first, _, kind, least = runs[-1]
            runs[-1] = (first, i + 1, kind, min(least, float(certainty[i, tag])))
    return runs
