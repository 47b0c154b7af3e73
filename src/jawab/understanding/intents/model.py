"""What is learnt of a workspace's intents, and how a text stands to them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.intents.choice import Choice
from jawab.understanding.intents.features import Features
from jawab.understanding.intents.nearest import Closest, Examples, candidates
from jawab.understanding.intents.strangers import Standing, share_known
from jawab.understanding.intents.words import Words, vocabulary


@dataclass(frozen=True)
class Model:
    """`marks`: which of the examples are landmarks; `weights`: (landmarks + places, intents), `bias`: (intents,);
    `seen`: the words of all examples, as numbers."""

    examples: Examples
    marks: np.ndarray
    words: Words
    weights: Vectors
    bias: Vectors
    choice: Choice
    seen: frozenset[int]

    def standing(self, text: str, vector: Vectors) -> Standing:
        """One row. `vector`: (width,), all zero where the embedder cannot read the text."""
        scores = self._scores(text, vector)[None]
        intents = candidates(scores)
        nearest = self.examples.nearest(vector, intents[0])[None]
        closest = Closest(intents, np.take_along_axis(scores, intents, 1), nearest)
        words = vocabulary(text)
        return Standing(closest, self.choice.chances(closest), share_known([words], self.seen), np.array([len(words)]))

    def _scores(self, text: str, vector: Vectors) -> Vectors:
        worded = self._features.worded([text], vector[None])[0]
        told = np.flatnonzero(worded)
        by_words = (worded[told, None] * self.weights[len(self.marks) + told]).sum(axis=0)
        scores: Vectors = np.vecdot(self._of_landmarks, self._features.likeness_of(vector)) + by_words + self.bias
        return scores

    @cached_property
    def _of_landmarks(self) -> Vectors:
        """(intents, landmarks)."""
        return np.ascontiguousarray(self.weights[: len(self.marks)].T)

    @cached_property
    def _features(self) -> Features:
        return Features(self.examples.vectors[self.marks], self.words)
